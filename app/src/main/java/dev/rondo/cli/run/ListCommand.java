package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Table;
import dev.rondo.file.ResultJson;
import dev.rondo.run.RunSummary;
import dev.rondo.run.sweep.SweepSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo list}: the run folders and sweeps that there are. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo list              run folders in runs and below",
            "  rondo list runs --json  one document"
        })
public final class ListCommand implements Callable<Integer> {
    private static final Path USUAL = Path.of("runs");

    private final Console console;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Where to look for runs and sweeps, and below (runs).")
    private Path folder = USUAL;

    @Option(names = "--json", description = "Print the list as one JSON document.")
    private boolean json;

    public ListCommand(Console console) {
        this.console = console;
    }

    /** The document. */
    private record Runs(List<RunSummary> runs, List<SweepSummary> sweeps) {}

    @Override
    public Integer call() {
        // Before the first run there is no such folder, which is no mistake of the user's.
        boolean begun = !folder.equals(USUAL) || Files.exists(USUAL);
        List<RunSummary> runs = begun ? RunSummary.below(folder) : List.of();
        List<SweepSummary> sweeps = begun ? SweepSummary.below(folder) : List.of();
        if (json) {
            console.output().json(ResultJson.of(new Runs(runs, sweeps)));
            return Console.DONE;
        }
        Table table = Table.of("folder", "study", "seeds", "best", "R2", "kind", "period", "made");
        for (RunSummary run : runs) {
            table.row(
                    run.folder().toString(),
                    run.name(),
                    run.seeds().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    run.best().map(String::valueOf).orElse("-"),
                    run.r2().map(r2 -> String.format(Locale.ROOT, "%.4f", r2)).orElse("-"),
                    run.kind().orElse("-"),
                    period(run.periodS()),
                    run.made().orElse(run.complete() ? "-" : "interrupted"));
        }
        if (!runs.isEmpty() || sweeps.isEmpty()) {
            console.output().table(table);
        }
        if (!sweeps.isEmpty()) {
            console.output().table(table(sweeps));
        }
        if (runs.isEmpty() && sweeps.isEmpty()) {
            console.output().remark("There are no run folders in " + folder + " or below");
        }
        return Console.DONE;
    }

    private static Table table(List<SweepSummary> sweeps) {
        Table table = Table.of("sweep", "varied", "points", "done", "failed", "kinds", "period");
        for (SweepSummary sweep : sweeps) {
            table.row(
                    sweep.folder().toString(),
                    sweep.varied().isEmpty() ? "seeds" : String.join(", ", sweep.varied()),
                    Integer.toString(sweep.points()),
                    Integer.toString(sweep.done()),
                    Integer.toString(sweep.failed()),
                    sweep.kinds().isEmpty()
                            ? "-"
                            : sweep.kinds().entrySet().stream()
                                    .map(kind -> kind.getValue() + " " + kind.getKey())
                                    .collect(Collectors.joining(", ")),
                    period(sweep.periodS()));
        }
        return table;
    }

    private static String period(Optional<Double> seconds) {
        return seconds.map(s -> String.format(Locale.ROOT, "%.4f s", s)).orElse("-");
    }
}
