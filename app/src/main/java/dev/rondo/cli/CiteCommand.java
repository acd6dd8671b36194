package dev.rondo.cli;

import dev.rondo.cli.console.Console;
import dev.rondo.file.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rondo cite}: BibTeX of this software and of the work that it is built on. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo cite         BibTeX entries",
            "  rondo cite --json  the same as one document"
        })
final class CiteCommand implements Callable<Integer> {
    private static final String ENTRIES = "cite.bib";

    private final Rondo rondo;

    @Option(names = "--json", description = "Print it as one JSON document.")
    private boolean json;

    CiteCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    /** The result. */
    private record Citations(String bibtex) {}

    @Override
    public Integer call() throws IOException {
        try (InputStream in = CiteCommand.class.getResourceAsStream(ENTRIES)) {
            if (in == null) {
                throw new IllegalStateException(ENTRIES + " is not on the class path");
            }
            String entries = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String bibtex = entries.strip().replace("VERSION", Environment.rondoVersion());
            rondo.output().result(bibtex, new Citations(bibtex), json);
        }
        return Console.DONE;
    }
}
