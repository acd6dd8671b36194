package dev.rondo.cli;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManCommandTest {
    @Test
    void everyCommandHasAPage(@TempDir Path folder) throws IOException {
        Path pages = folder.resolve("man/man1");
        assertThat(rondo("man", "--out", pages).code()).isZero();
        for (CommandList.Entry entry : CommandList.ENTRIES) {
            String page = Files.readString(pages.resolve("rondo-" + entry.name() + ".1"));
            assertThat(page)
                    .startsWith(".TH RONDO")
                    .contains(".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH EXAMPLES", "\\-\\-help");
            assertThat(page.lines())
                    .as("requests of troff that are none of the page's")
                    .noneMatch(line -> line.matches("'.*|\\.(?!TH |SH |TP|B |nf|fi).*"));
        }
    }

    @Test
    void aPageHasTheOptionsOfItsCommand() {
        assertThat(rondo("man", "train").out()).contains("\\-\\-resume", "\\-\\-set KEY=VALUE");
        assertRefused(rondo("man", "trian"), 2, "takes the name of a command", "train");
    }
}
