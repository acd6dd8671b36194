package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Table;
import dev.rondo.file.ResultJson;
import dev.rondo.file.atomic.Leftovers;
import dev.rondo.file.atomic.Leftovers.Leftover;
import dev.rondo.run.RunFolder;
import dev.rondo.setting.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo clean}: leftovers of killed processes, listed or deleted. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Only what bears a mark of Rondo and belongs to no living process is listed. Interrupted runs with a"
                    + " checkpoint are listed and never deleted here.",
            "",
            "Examples:",
            "  rondo clean               list leftovers here and below",
            "  rondo clean runs --yes    delete them in runs"
        })
public final class CleanCommand implements Callable<Integer> {
    private static final double MEBI = 1 << 20;

    private final Console console;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Where to look, and below (default: here).")
    private Path folder = Path.of(".");

    @Option(names = "--yes", description = "Delete the leftovers, not only list them.")
    private boolean yes;

    @Option(names = "--json", description = "Print the leftovers as one JSON document.")
    private boolean json;

    public CleanCommand(Console console) {
        this.console = console;
    }

    /**
     * A leftover in the result.
     *
     * @param folder path of the folder
     * @param kind kind of leftover
     * @param bytes size of its files
     * @param deleted true if it was deleted
     */
    record Entry(String folder, String kind, long bytes, boolean deleted) {}

    /**
     * The result.
     *
     * @param leftovers all leftovers, in the order of their names
     */
    record Result(List<Entry> leftovers) {}

    @Override
    public Integer call() {
        List<Entry> entries = Leftovers.below(folder, RunFolder::hasCheckpoint).stream()
                .map(this::treated)
                .toList();
        Output output = console.output();
        if (json) {
            output.json(ResultJson.of(new Result(entries)));
        } else {
            show(entries, output);
        }
        return Console.DONE;
    }

    private Entry treated(Leftover leftover) {
        boolean isToGo = yes && leftover.isWaste();
        List<Path> strangers = isToGo ? Leftovers.delete(leftover) : List.of();
        strangers.forEach(file -> console.output().warn(file + " was not written by Rondo: it stays"));
        return new Entry(leftover.folder().toString(), Names.kebab(leftover.kind()), leftover.bytes(), isToGo);
    }

    private void show(List<Entry> entries, Output output) {
        if (entries.isEmpty()) {
            output.result("Nothing was left behind in " + folder);
            return;
        }
        Table table = Table.of("folder", "what it is", "MiB", "state");
        for (Entry entry : entries) {
            boolean isKept = entry.kind().equals(Names.kebab(Leftovers.Kind.INTERRUPTED_RUN));
            table.row(
                    entry.folder(),
                    entry.kind(),
                    String.format(Locale.ROOT, "%.1f", entry.bytes() / MEBI),
                    entry.deleted() ? "deleted" : isKept ? "kept: --resume continues it" : "can be deleted: --yes");
        }
        output.table(table);
    }
}
