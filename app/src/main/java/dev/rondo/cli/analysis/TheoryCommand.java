package dev.rondo.cli.analysis;

import dev.rondo.analysis.theory.TheoryParameters;
import dev.rondo.analysis.theory.TheoryTable;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Table;
import dev.rondo.file.ResultJson;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rondo theory}: every closed form of nonnormal amplification at given parameters. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo theory                   closed forms beside their values",
            "  rondo theory --set radius=0.5  at another spectral radius"
        })
public final class TheoryCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a parameter; may be given often.")
    private List<String> settings = List.of();

    @Option(names = "--json", description = "Print the table as one JSON document.")
    private boolean json;

    public TheoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TheoryTable table =
                TheoryTable.at(Settings.read(TheoryParameters.class, "", "the theory's parameters", settings));
        if (json) {
            console.output().json(ResultJson.of(table));
            return Console.DONE;
        }
        Table rows = Table.of("quantity", "value", "formula");
        for (TheoryTable.Row row : table.rows()) {
            boolean defined = row.value() != null;
            rows.row(
                    row.topic() + ": " + row.name(),
                    defined ? String.valueOf(row.value()) : "-",
                    defined ? row.formula() : "undefined: " + row.undefined());
        }
        console.output().table(rows);
        return Console.DONE;
    }
}
