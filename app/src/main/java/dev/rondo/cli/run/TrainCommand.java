package dev.rondo.cli.run;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Table;
import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultJson;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.run.RunFolder;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Diverged;
import dev.rondo.run.ensemble.EnsembleFolder;
import dev.rondo.run.ensemble.EnsembleTraining;
import dev.rondo.run.ensemble.Trained;
import dev.rondo.setting.MissingBecause;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rondo train STUDY}: trains the networks of a study and does no more. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo train study.yaml --out runs/trained           networks, histories, checkpoints",
            "  rondo train study.yaml --out runs/trained --resume  go on after an interruption"
        })
public final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StudyOptions options = new StudyOptions();

    public TrainCommand(Console console) {
        this.console = console;
    }

    /**
     * One network in the result.
     *
     * @param seed random seed of the network
     * @param r2 of the best validation: 1 - SSE/SST pooled over readouts, times and trials
     * @param loss loss of the best validation
     * @param epochs done
     * @param bestEpoch epoch of the best validation
     * @param score score of the task in that validation
     */
    record Run(
            long seed,

            @MissingBecause("the targets do not vary, or there was no validation")
            double r2,

            @MissingBecause("there was no validation") double loss,
            int epochs,
            int bestEpoch,
            @MissingBecause("the task has no score") double score) {
        static Run of(Trained t) {
            return new Run(
                    t.seed(),
                    t.r2(),
                    t.loss(),
                    t.history().size(),
                    t.bestEpoch(),
                    t.scores().score());
        }
    }

    /**
     * The result.
     *
     * @param folder path of the folder
     * @param seconds it took, the last time it was started
     * @param best the seed that validated best
     * @param runs every network that was trained
     * @param diverged the seeds whose training diverged
     */
    record Result(
            String folder,
            double seconds,
            @MissingBecause("every training diverged") Optional<Long> best,
            List<Run> runs,
            List<Diverged> diverged) {}

    @Override
    public Integer call() {
        Optional<Result> result = options.work(console, TrainCommand::train);
        Output output = console.output();
        if (result.isPresent() && options.isJson()) {
            output.json(ResultJson.of(result.get()));
        } else {
            result.ifPresent(r -> show(r, output));
        }
        return StudyOptions.exitCode(result.map(Result::diverged).orElse(List.of()), output);
    }

    private static Result train(
            Study study, RunFolder folder, int threads, BooleanSupplier stop, EnsembleTraining.Listener listener) {
        long start = System.nanoTime();
        EnsembleTraining.Outcome<Trained> outcome =
                new EnsembleTraining(study, folder.checkpoint(), stop, listener).run(threads, Function.identity());
        EnsembleFolder.write(folder, study, outcome.trained(), outcome.diverged());
        Environment environment =
                Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) * 1e-9));
        Result result = new Result(
                folder.target().toString(),
                environment.elapsed().seconds(),
                outcome.trained().isEmpty()
                        ? Optional.empty()
                        : Optional.of(EnsembleFolder.best(outcome.trained()).seed()),
                outcome.trained().stream().map(Run::of).toList(),
                outcome.lost());
        folder.write(RunFolder.RESULT, ResultJson.of(result));
        folder.complete(environment);
        return result;
    }

    private static void show(Result result, Output output) {
        Table table = Table.of("seed", "R2", "score", "loss", "best epoch", "epochs");
        for (Run run : result.runs()) {
            table.row(
                    Long.toString(run.seed()),
                    String.format(Locale.ROOT, "%.4f", run.r2()),
                    Double.isNaN(run.score()) ? "-" : String.format(Locale.ROOT, "%.3f", run.score()),
                    String.format(Locale.ROOT, "%.6f", run.loss()),
                    Integer.toString(run.bestEpoch()),
                    Integer.toString(run.epochs()));
        }
        if (result.best().isEmpty()) {
            output.result(StudyOptions.nothingTrained(result.folder()));
            return;
        }
        output.table(table);
        output.result(String.format(
                Locale.ROOT, "best: seed %d; %.1f s; %s", result.best().get(), result.seconds(), result.folder()));
    }
}
