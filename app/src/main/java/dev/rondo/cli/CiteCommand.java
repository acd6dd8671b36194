package dev.rondo.cli;

import dev.rondo.study.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rondo cite}: BibTeX of this software and of the work that it is built on. */
@Command
final class CiteCommand implements Callable<Integer> {
    private static final String ENTRIES = "cite.bib";

    private final Rondo rondo;

    CiteCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream in = CiteCommand.class.getResourceAsStream(ENTRIES)) {
            if (in == null) {
                throw new IllegalStateException(ENTRIES + " is not on the class path");
            }
            String entries = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            rondo.output().result(entries.strip().replace("VERSION", Environment.rondoVersion()));
        }
        return Main.DONE;
    }
}
