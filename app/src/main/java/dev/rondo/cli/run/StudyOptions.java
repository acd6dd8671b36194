package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.Output;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.WorkFolder;
import dev.rondo.file.json.Json;
import dev.rondo.run.RunFolder;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Diverged;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.run.ensemble.EnsembleFolder;
import dev.rondo.run.ensemble.EnsembleTraining;
import dev.rondo.run.ensemble.TrainingStopped;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Common options of {@code run} and {@code train}: the study, the folder, interruption and resumption. */
final class StudyOptions {
    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            description = "A study file (YAML); without one, the sequence task with five seeds.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a setting, such as training.epochs=2000; may be given often.")
    private List<String> settings = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Only this seed, whichever the study names.")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "The run folder to make (runs/NAME).")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on where an interrupted run of the same study stopped.")
    private boolean resume;

    @Option(names = "--force", description = "Overwrite an existing run folder.")
    private boolean force;

    @Option(names = "--threads", paramLabel = "N", description = "Networks trained at the same time (all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    /** Fills a run folder. */
    @FunctionalInterface
    interface Work<R> {
        R fill(Study study, RunFolder folder, int threads, BooleanSupplier stop, EnsembleTraining.Listener listener);
    }

    /**
     * Does the work of a command in a run folder, with progress, and in such a way that an interruption keeps what is done.
     *
     * @return the result; nothing if it was there already, then that has been said
     * @throws Refusal if the folder cannot be made, or the work was interrupted
     */
    <R> Optional<R> work(Console console, Work<R> work) {
        if (threads < 1) {
            throw Refusal.misuse("--threads is at least 1: it is " + threads);
        }
        Study study = study();
        Ensemble.requireMemory(study, threads);
        study.remarks().forEach(console.output()::remark);
        Path target = target(study);
        if (resume && RunFolder.holds(target, study)) {
            sayItIsThere(console.output(), target);
            return Optional.empty();
        }
        return Optional.of(fill(target, study, console, work));
    }

    @SuppressWarnings({"try", "UnusedVariable"}) // the hold is there to be closed
    private <R> R fill(Path target, Study study, Console console, Work<R> work) {
        long total = (long) study.seeds().size() * study.training().epochs();
        try (Interruption.Hold hold = console.interruption().hold(() -> interrupted(target, ""))) {
            RunFolder folder = open(target, study);
            try (folder;
                    TrainingProgress progress =
                            new TrainingProgress(console.output(), study.seeds().size(), total)) {
                return work.fill(study, folder, threads, console.interruption()::isWanted, progress);
            } catch (TrainingStopped stopped) {
                throw Refusal.interrupted(interrupted(target, stopped), stopped);
            } catch (Refusal trouble) {
                throw !resume && RunFolder.isInterrupted(target) ? withRemains(target, trouble) : trouble;
            }
        }
    }

    /** Refusal extended by the place of the work done before it. */
    private static Refusal withRemains(Path target, Refusal trouble) {
        String message = trouble.getMessage() + "\nWhat was trained is kept in " + remains(target);
        return switch (trouble.kind()) {
            case MISUSE -> Refusal.misuse(message, trouble);
            case FAILED -> Refusal.failed(message, trouble);
            case INTERRUPTED -> Refusal.interrupted(message, trouble);
        };
    }

    private static String remains(Path target) {
        return WorkFolder.partialOf(target) + "; the same command with --resume goes on from there";
    }

    private Study study() {
        Study study = file == null
                ? Settings.read(Study.class, "", "the default study", settings)
                : Settings.read(Study.class, file, settings);
        return seed == null ? study : study.withSeeds(List.of(seed));
    }

    private Path target(Study study) {
        if (out != null) {
            return out;
        }
        return Path.of("runs", seed == null ? study.name() : study.name() + "-seed-" + seed);
    }

    private RunFolder open(Path target, Study study) {
        return resume ? RunFolder.resumeOrCreate(target, study, force) : RunFolder.create(target, study, force);
    }

    private static String interrupted(Path target, TrainingStopped stopped) {
        return interrupted(
                target,
                stopped.epochs().entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(e -> "seed " + e.getKey() + " at epoch " + e.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String interrupted(Path target, String places) {
        if (!RunFolder.isInterrupted(target)) {
            return "Interrupted before the first epoch: nothing is kept. The same command begins anew";
        }
        return "Interrupted" + (places.isEmpty() ? "" : ": " + places) + ". All of it is kept in " + remains(target);
    }

    private void sayItIsThere(Output output, Path target) {
        output.remark(target + " is complete: there is nothing left to resume");
        Path result = target.resolve(RunFolder.RESULT);
        if (json) {
            try {
                output.json(Json.parse(Files.readString(result), result.toString()));
            } catch (IOException e) {
                throw FileTrouble.reading(result, e);
            }
        }
    }

    /** True if the result is wanted as one document. */
    boolean isJson() {
        return json;
    }

    /** Sentence of a run in which every training diverged. */
    static String nothingTrained(String folder) {
        return "no network was trained: every training diverged; the last finite networks are in "
                + Path.of(folder, EnsembleFolder.SEEDS);
    }

    /** Says which seeds were lost; the exit code of a command that lost any is that of a failure. */
    static int exitCode(List<Diverged> diverged, Output output) {
        diverged.forEach(d -> output.warn("seed " + d.seed() + ": " + d.reason()));
        return diverged.isEmpty() ? Console.DONE : Console.FAILED;
    }
}
