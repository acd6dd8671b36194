package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Table;
import dev.rondo.file.ResultJson;
import dev.rondo.run.Check;
import dev.rondo.run.Check.Finding;
import dev.rondo.run.Check.State;
import dev.rondo.setting.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo check}: what is damaged, what is whole, what to do. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "The exit code is 1 if anything is damaged. Nothing is changed.",
            "",
            "Examples:",
            "  rondo check runs/sequence      verify one run folder",
            "  rondo check papers --json      verify papers and their networks, as one document"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description = "A run folder, a store of networks, a file, or a folder above them (default: here).")
    private Path path = Path.of(".");

    @Option(names = "--json", description = "Print the findings as one JSON document.")
    private boolean json;

    public CheckCommand(Console console) {
        this.console = console;
    }

    /**
     * The result.
     *
     * @param damaged number of damaged files
     * @param findings all findings
     */
    record Result(int damaged, List<Entry> findings) {}

    /**
     * A finding in the result.
     *
     * @param path path of the file or folder
     * @param state whole, damaged, interrupted or readable
     * @param found what was found
     * @param remedy what to do
     */
    record Entry(String path, String state, String found, String remedy) {
        static Entry of(Finding finding) {
            return new Entry(
                    finding.path().toString(), Names.kebab(finding.state()), finding.found(), finding.remedy());
        }
    }

    @Override
    public Integer call() {
        List<Finding> findings = Check.of(path);
        int damaged =
                (int) findings.stream().filter(f -> f.state() == State.DAMAGED).count();
        List<Entry> entries = findings.stream().map(Entry::of).toList();
        Output output = console.output();
        if (json) {
            output.json(ResultJson.of(new Result(damaged, entries)));
        } else if (entries.isEmpty()) {
            output.result("Nothing that Rondo made is in " + path + " or below");
        } else {
            Table table = Table.of("path", "state", "found", "what to do");
            entries.forEach(e -> table.row(e.path(), e.state(), e.found(), e.remedy()));
            output.table(table);
        }
        return damaged == 0 ? Console.DONE : Console.FAILED;
    }
}
