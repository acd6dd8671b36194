package dev.rondo.cli;

import dev.rondo.file.ResultJson;
import dev.rondo.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo list}: the run folders that there are. */
@Command
final class ListCommand implements Callable<Integer> {
    private static final Path USUAL = Path.of("runs");

    private final Rondo rondo;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Where to look, and below (runs).")
    private Path folder = USUAL;

    @Option(names = "--json", description = "Print the list as one JSON document.")
    private boolean json;

    ListCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    /** The document. */
    private record Runs(List<RunSummary> runs) {}

    @Override
    public Integer call() {
        // Before the first run there is no such folder, which is no mistake of the user's.
        boolean begun = !folder.equals(USUAL) || Files.exists(USUAL);
        List<RunSummary> runs = begun ? RunSummary.below(folder) : List.of();
        if (json) {
            rondo.output().json(ResultJson.of(new Runs(runs)));
            return Main.DONE;
        }
        Table table = Table.of("folder", "study", "seeds", "best", "R2", "made");
        for (RunSummary run : runs) {
            table.row(
                    run.folder().toString(),
                    run.name(),
                    run.seeds().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    run.best().map(String::valueOf).orElse("-"),
                    run.r2().map(r2 -> String.format(Locale.ROOT, "%.4f", r2)).orElse("-"),
                    run.made().orElse(run.complete() ? "-" : "interrupted"));
        }
        rondo.output().table(table);
        if (runs.isEmpty()) {
            rondo.output().remark("There are no run folders in " + folder + " or below");
        }
        return Main.DONE;
    }
}
