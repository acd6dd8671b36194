package dev.rondo.cli;

import dev.rondo.cli.console.CommandEvents;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.StandardStreams;
import dev.rondo.file.Environment;
import dev.rondo.setting.Refusal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code rondo serve --stdio}: runs commands for another program, such as the Python package. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "A request is one line on standard input:",
            "  {\"id\": 1, \"command\": [\"analyze\", \"spectrum\", \"net.npz\", \"--json\"]}",
            "Answers are lines on standard output. The first says {\"rondo\": VERSION, \"protocol\": 1}. For each"
                    + " request: any number of {\"id\", \"progress\"}, {\"id\", \"remark\"}, {\"id\", \"warning\"}; then"
                    + " one {\"id\", \"result\", \"code\": 0} with the document of --json, or {\"id\", \"error\":"
                    + " {\"message\", \"code\"}}.",
            "{\"cancel\": 1} ends the command of that id; the end of the input ends the server.",
            "",
            "Examples:",
            "  echo '{\"id\": 1, \"command\": [\"theory\", \"--json\"]}' | rondo serve --stdio",
            "  rondo serve --stdio < requests.jsonl > answers.jsonl"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int PROTOCOL = 1;

    private final Rondo rondo;

    @Option(
            names = "--stdio",
            required = true,
            description = "Read requests from standard input, write answers to standard output.")
    private boolean stdio;

    ServeCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        if (!stdio || StandardStreams.isInputTaken()) {
            throw Refusal.misuse(
                    "rondo serve --stdio must be started with these words first, as in 'rondo serve --stdio':"
                            + " options of every command come after them");
        }
        Output output = rondo.output();
        output.line(JsonNodeFactory.instance
                .objectNode()
                .put("rondo", Environment.rondoVersion())
                .put("protocol", PROTOCOL)
                .toString());
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        boolean good = new RequestServer(ServeCommand::run, output::line).serve(requests);
        return good ? Console.DONE : Console.FAILED;
    }

    private static int run(List<String> words, PrintStream out, CommandEvents events, Interruption interruption) {
        return Main.run(words.toArray(String[]::new), out, events, interruption);
    }
}
