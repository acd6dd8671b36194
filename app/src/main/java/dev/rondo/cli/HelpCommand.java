package dev.rondo.cli;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.UserInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rondo help TOPIC}: a page of the documentation, or the help of a command. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rondo help why-does-it-not-learn     a page of the documentation",
            "  rondo help analyze                   the help of a command"
        })
final class HelpCommand implements Callable<Integer> {
    /** Pages of {@code docs}, which the jar holds. */
    private static final List<String> TOPICS = List.of(
            "tutorials/first-cycle",
            "tutorials/my-own-task",
            "tutorials/dissect-a-network",
            "tutorials/phase-diagram",
            "how-to/cycle-or-slow-decay",
            "how-to/why-does-it-not-learn",
            "how-to/begin-with-a-network",
            "how-to/groups-of-units",
            "how-to/one-panel-into-my-paper",
            "how-to/import-from-pytorch",
            "how-to/import-from-others",
            "how-to/read-a-bifurcation-diagram",
            "how-to/which-blas",
            "how-to/without-root",
            "how-to/with-snakemake",
            "explanation/map-and-flow",
            "explanation/relu-bifurcations",
            "explanation/nonnormality",
            "explanation/certificates",
            "files",
            "glossary");

    private static final String ALL = "topics";

    private final Rondo rondo;

    @Parameters(
            paramLabel = "TOPIC",
            arity = "0..1",
            description = "A page or a command; topics (the default) lists the pages.")
    private String topic = ALL;

    HelpCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() throws IOException {
        String asked = topic;
        if (asked.equals(ALL)) {
            TOPICS.forEach(page -> rondo.output().result(name(page)));
            return Console.DONE;
        }
        for (String page : TOPICS) {
            if (name(page).equals(asked)) {
                rondo.output().result(text(page));
                return Console.DONE;
            }
        }
        List<String> commands =
                CommandList.ENTRIES.stream().map(CommandList.Entry::name).toList();
        if (!commands.contains(asked)) {
            List<String> names = Stream.concat(TOPICS.stream().map(HelpCommand::name), commands.stream())
                    .toList();
            throw UserInput.unknown("topic", asked, names);
        }
        return CommandList.commandLine(rondo, new String[] {asked}).execute(asked, "--help");
    }

    private static String name(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private static String text(String page) throws IOException {
        String resource = "/dev/rondo/docs/" + page + ".md";
        try (InputStream in = HelpCommand.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("<!-- run -->\n", "")
                    .strip();
        }
    }
}
