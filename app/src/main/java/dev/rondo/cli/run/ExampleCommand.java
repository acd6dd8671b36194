package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Table;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.ResultJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo example NAME}: a commented study to begin with. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo example                                list the studies",
            "  rondo example perceptual-decision > my.yaml  begin with one"
        })
public final class ExampleCommand implements Callable<Integer> {
    /** The studies of the folder {@code studies}, from the paper's tasks to recordings. */
    static final List<String> NAMES = List.of(
            "sequence",
            "sequence-sgd",
            "warped",
            "two-sequences",
            "perceptual-decision",
            "two-areas",
            "neurogym-decision",
            "context-dependent-integration",
            "multisensory",
            "working-memory",
            "delayed-match-to-sample",
            "go-no-go",
            "ready-set-go",
            "sine",
            "flip-flop",
            "reach",
            "recording");

    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", arity = "0..1", description = "Name of the study; without it, all.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print the list as one JSON document.")
    private boolean json;

    public ExampleCommand(Console console) {
        this.console = console;
    }

    private record Examples(List<Example> examples) {}

    private record Example(String name, String about) {}

    @Override
    public Integer call() {
        if (name != null) {
            if (!NAMES.contains(name)) {
                throw UserInput.unknown("example", name, NAMES);
            }
            text(name).lines().forEach(console.output()::result);
            return Console.DONE;
        }
        List<Example> all =
                NAMES.stream().map(n -> new Example(n, about(text(n)))).toList();
        if (json) {
            console.output().json(ResultJson.of(new Examples(all)));
            return Console.DONE;
        }
        Table table = Table.of("example", "what it is");
        all.forEach(e -> table.row(e.name(), e.about()));
        console.output().table(table);
        return Console.DONE;
    }

    /** The first line of a study's comment. */
    private static String about(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .findFirst()
                .map(line -> line.substring(1).strip())
                .orElse("");
    }

    private static String text(String study) {
        String resource = "/dev/rondo/studies/" + study + ".yaml";
        try (InputStream in = ExampleCommand.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
