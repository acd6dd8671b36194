package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.file.ResultJson;
import dev.rondo.run.sweep.PointStory;
import dev.rondo.run.sweep.SlurmJobs;
import dev.rondo.run.sweep.SweepFolder;
import dev.rondo.run.sweep.SweepPlan;
import dev.rondo.run.sweep.SweepStatus;
import dev.rondo.run.sweep.TimeSpan;
import dev.rondo.setting.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo sweep}: many networks under varied settings, by many workers, and one table. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rondo sweep radii.yaml --workers 2       train every point, write sweeps/radii/table.csv",
            "  rondo sweep sweeps/radii --retry failed  try the points that failed once more",
            "",
            "The same command goes on after an interruption; a file with more values or seeds computes only the new"
                    + " points. Exit codes: 0 all done, 1 some failed, 75 interrupted and resumable. rondo schema sweep"
                    + " --list names the settings of a sweep file."
        })
public final class SweepCommand implements Callable<Integer> {
    private static final String WORK = "work";

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "SWEEP",
            description = "A sweep file (YAML) to begin or go on with, the folder of a sweep (says how far it is), or"
                    + " the word work (then the folder: work there until nothing is left).")
    private @Nullable String what;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "The folder in which to work.")
    private @Nullable Path where;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder of the sweep (sweeps/NAME).")
    private @Nullable Path out;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "local (the default), slurm, or script: write the worker's script for another batch system.")
    private SweepEngine engine = SweepEngine.LOCAL;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Points that are worked on at the same time (all processors); with a batch system, jobs.")
    private @Nullable Integer workers;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "Time limit of a worker: 90s, 30m, 4h, 2d, HH:MM:SS or D-HH:MM:SS.")
    private @Nullable String time;

    @Option(names = "--threads", paramLabel = "N", description = "Points at the same time in each job (1).")
    private @Nullable Integer threads;

    @Option(names = "--partition", paramLabel = "NAME", description = "Partition or queue of the batch system.")
    private @Nullable String partition;

    @Option(names = "--account", paramLabel = "NAME", description = "Account that the batch system charges.")
    private @Nullable String account;

    @Option(names = "--sbatch", paramLabel = "OPTIONS", description = "More options of sbatch, in one word.")
    private @Nullable String sbatch;

    @Option(names = "--fail-fast", description = "Stop all workers when a point fails.")
    private boolean failFast;

    @Option(names = "--dry-run", description = "Print the points as tab-separated values, and compute nothing.")
    private boolean dryRun;

    @Option(names = "--collect", description = "Write table and report of what is done so far.")
    private boolean collect;

    @Option(
            names = "--retry",
            paramLabel = "WHICH",
            description = "Compute again what failed (failed), or everything (all, with --force).")
    private @Nullable SweepRetry retry;

    @Option(names = "--cancel", description = "Stop all workers: what they have begun can be resumed.")
    private boolean cancel;

    @Option(
            names = "--explain",
            paramLabel = "POINT",
            description = "Say what is known of a point, named by the first digits of its id.")
    private @Nullable String explain;

    @Option(names = "--force", description = "Go on in a folder that holds another sweep; with --retry all, discard.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    public SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        requirePositive("--workers", workers);
        requirePositive("--threads", threads);
        String given = String.valueOf(what);
        if (given.equals(WORK)) {
            return work();
        }
        if (where != null) {
            throw Refusal.misuse("rondo sweep takes one SWEEP: '" + where + "' is one too many");
        }
        Path path = Path.of(given);
        return Files.isDirectory(path) ? manage(SweepFolder.open(path)) : begin(path);
    }

    private static void requirePositive(String option, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw Refusal.misuse(option + " is at least 1: it is " + value);
        }
    }

    private int work() {
        if (where == null) {
            throw Refusal.misuse("rondo sweep work needs DIR, the folder of a sweep");
        }
        refuse("rondo sweep work", "--out", out != null);
        refuse("rondo sweep work", "--engine", engine != SweepEngine.LOCAL);
        refuseOptionsOfBatch("rondo sweep work");
        refuseManagement("rondo sweep work");
        return run(SweepFolder.open(where), true);
    }

    private int begin(Path file) {
        refuseManagement("the beginning of a sweep");
        SweepPlan plan = SweepPlan.read(file);
        if (dryRun) {
            console.output().result(plan.points().text().stripTrailing());
            return Console.DONE;
        }
        SweepFolder folder = new SweepFolder(out == null ? SweepPlan.usualFolder(file) : out);
        plan.begin(folder, force).forEach(console.output()::remark);
        return go(folder);
    }

    /** Lets an engine do the work. */
    private int go(SweepFolder folder) {
        if (engine == SweepEngine.LOCAL) {
            refuseOptionsOfBatch("--engine local");
            return run(folder, false);
        }
        SweepBatch batch = new SweepBatch(
                folder,
                Optional.ofNullable(workers),
                Optional.ofNullable(threads),
                time(),
                Optional.ofNullable(partition),
                Optional.ofNullable(account),
                Optional.ofNullable(sbatch),
                failFast);
        if (engine == SweepEngine.SLURM) {
            batch.submit(console.output());
        } else {
            batch.write(console.output());
        }
        return Console.DONE;
    }

    private int run(SweepFolder folder, boolean isOneOfMany) {
        int size = workers == null ? isOneOfMany ? 1 : Runtime.getRuntime().availableProcessors() : workers;
        return new SweepRun(console, folder, size, time(), failFast, json).run(isOneOfMany);
    }

    private Optional<Duration> time() {
        try {
            return Optional.ofNullable(time).map(TimeSpan::parse);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse("--time: " + e.getMessage(), e);
        }
    }

    private int manage(SweepFolder folder) {
        refuse("a sweep that is there", "--out", out != null);
        List<String> asked = Stream.of(
                        dryRun ? "--dry-run" : "",
                        collect ? "--collect" : "",
                        retry == null ? "" : "--retry",
                        cancel ? "--cancel" : "",
                        explain == null ? "" : "--explain")
                .filter(word -> !word.isEmpty())
                .toList();
        if (asked.size() > 1) {
            throw Refusal.misuse("One thing at a time, got " + String.join(" and ", asked));
        }
        if (retry != null) {
            return again(folder, retry);
        }
        if (dryRun) {
            console.output().result(folder.points().text().stripTrailing());
            return Console.DONE;
        }
        if (explain != null) {
            SweepAnswer.show(PointStory.of(folder, explain), console.output(), json);
            return Console.DONE;
        }
        if (cancel) {
            folder.requestStop("cancelled");
            new SlurmJobs(folder).cancel();
            console.output()
                    .remark("Workers end after their present epoch; what they have begun can be resumed: rondo"
                            + " sweep work " + folder.path());
        }
        if (collect) {
            SweepRun.collect(folder, console.output());
        }
        SweepStatus status = SweepStatus.of(folder);
        if (json) {
            console.output().json(ResultJson.of(status));
        } else {
            SweepAnswer.show(status, console.output());
        }
        return SweepAnswer.code(status);
    }

    private int again(SweepFolder folder, SweepRetry which) {
        boolean all = which == SweepRetry.ALL;
        if (all && !force) {
            throw Refusal.misuse("--retry all discards the points that are done: add --force if that is meant");
        }
        int count = SweepPlan.retry(folder, all);
        console.output().remark(count + (count == 1 ? " point is" : " points are") + " open again");
        return go(folder);
    }

    private void refuseManagement(String by) {
        refuse(by, "--collect", collect);
        refuse(by, "--retry", retry != null);
        refuse(by, "--cancel", cancel);
        refuse(by, "--explain", explain != null);
    }

    private void refuseOptionsOfBatch(String by) {
        refuse(by, "--threads", threads != null);
        refuse(by, "--partition", partition != null);
        refuse(by, "--account", account != null);
        refuse(by, "--sbatch", sbatch != null);
    }

    private static void refuse(String by, String option, boolean isGiven) {
        if (isGiven) {
            throw Refusal.misuse(option + " does nothing for " + by + ": leave it out");
        }
    }
}
