package dev.rondo.report.paper;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultJson;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Progress;
import dev.rondo.paper.Verdict;
import dev.rondo.report.FigureFiles;
import dev.rondo.run.RunFolder;
import dev.rondo.setting.MissingBecause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes figures of a paper, tests their claims, and leaves a folder with figures, numbers and report. */
public final class PaperRun {
    /** The folder of the numbers that are drawn: {@code numbers/FIGURE.json}. */
    public static final String NUMBERS = "numbers";

    static final String NO_NUMBER = "there was nothing to measure: see the reason";

    private PaperRun() {}

    /**
     * Outcome of one claim.
     *
     * @param figure identifier of the figure that tests the claim
     * @param sentence statement of the claim
     * @param verdict outcome of the test
     * @param classification outcome for the reproduction of the paper
     * @param relation relation of the measured to the expected value: {@code >}, {@code >=}, {@code <}, {@code <=} or
     *     {@code within}
     * @param measured measured value
     * @param intervalLow lower end of the 95 % interval of the measured value
     * @param intervalHigh upper end of the interval
     * @param standardError standard error of the measured value; 0 where nothing is random
     * @param expected the value or bound of the claim
     * @param unit unit of the values; empty for pure numbers
     * @param allowance largest difference that has a known reason
     * @param allowanceSource source of the allowance; empty where it is 0
     * @param reason why the claim does not hold, or how its outcome is to be read; empty where nothing is to be said
     */
    public record Tested(
            String figure,
            String sentence,
            Verdict verdict,
            @JsonProperty("class") Claim.Classification classification,
            String relation,
            @MissingBecause(NO_NUMBER) @Nullable Double measured,
            @MissingBecause(NO_NUMBER) @Nullable Double intervalLow,
            @MissingBecause(NO_NUMBER) @Nullable Double intervalHigh,
            @MissingBecause(NO_NUMBER) @Nullable Double standardError,
            double expected,
            String unit,
            double allowance,
            String allowanceSource,
            String reason) {
        static Tested of(String figure, Claim claim) {
            Comparison test = claim.comparison();
            Optional<Measurement.Value> value =
                    test.measured() instanceof Measurement.Value v ? Optional.of(v) : Optional.empty();
            return new Tested(
                    figure,
                    claim.sentence(),
                    claim.verdict(),
                    claim.classification(),
                    test.relation().sign(),
                    value.map(Measurement.Value::value).orElse(null),
                    value.map(Measurement.Value::low).orElse(null),
                    value.map(Measurement.Value::high).orElse(null),
                    value.map(Measurement.Value::standardError).orElse(null),
                    test.expected(),
                    test.unit(),
                    test.allowance(),
                    test.allowanceSource(),
                    claim.explanation());
        }
    }

    /**
     * The result.
     *
     * @param paper name of the paper
     * @param folder path of the folder
     * @param seconds it took
     * @param holds number of claims that hold
     * @param marginal number of claims that hold marginally
     * @param fails number of claims that fail
     * @param undecided number of undecided claims
     * @param reproduces number of statements of the paper that hold, at least marginally
     * @param doesNotReproduce number of statements of the paper that fail or are undecided
     * @param misprints number of misprints of the paper
     * @param ours number of statements that were added here
     * @param claims all of them
     */
    public record Result(
            String paper,
            String folder,
            double seconds,
            int holds,
            int marginal,
            int fails,
            int undecided,
            int reproduces,
            int doesNotReproduce,
            int misprints,
            int ours,
            List<Tested> claims) {
        public Result {
            claims = List.copyOf(claims);
        }
    }

    /** A figure that was made. */
    record Made(PaperFigure figure, PaperFigure.Outcome outcome) {}

    /** Makes the figures side by side on the threads of the workshop.
     *
     * @param paper paper with the selected figures
     * @param listeners receivers of each figure's progress
     * @throws dev.rondo.setting.Refusal if the folder cannot be written
     * @throws dev.rondo.paper.PaperInterrupted if the workshop was asked to stop
     */
    public static Result run(
            Paper paper, PaperContext workshop, Function<PaperFigure, Progress> listeners, RunFolder folder) {
        long start = System.nanoTime();
        List<PaperFigure> figures = paper.figures();
        List<Made> made = workshop.draws("figures", figures.size(), k -> {
            PaperFigure figure = figures.get(k);
            return make(figure, workshop.heardBy(listeners.apply(figure)), folder);
        });
        Environment environment =
                Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) / 1e9));
        folder.write(
                RunFolder.REPORT,
                new PaperReport(paper, workshop, made).report(environment).html());
        Map<String, String> titles = new LinkedHashMap<>();
        made.forEach(m -> titles.put(m.figure().id(), m.figure().title()));
        FigureFiles.sheet(folder, "Figures of " + paper.name(), titles);
        Result result = result(paper, folder, made, environment);
        folder.write(RunFolder.RESULT, ResultJson.of(result));
        folder.complete(environment);
        return result;
    }

    private static Made make(PaperFigure figure, PaperContext workshop, RunFolder folder) {
        PaperFigure.Outcome outcome = figure.make(workshop);
        FigureFiles.write(folder, figure.id(), outcome.figure());
        folder.write(NUMBERS + "/" + figure.id() + ".json", ResultJson.of(outcome.numbers()));
        return new Made(figure, outcome);
    }

    private static Result result(Paper paper, RunFolder folder, List<Made> made, Environment environment) {
        List<Tested> claims = made.stream()
                .flatMap(m -> m.outcome().claims().stream()
                        .map(c -> Tested.of(m.figure().id(), c)))
                .toList();
        return new Result(
                paper.name(),
                folder.target().toString(),
                environment.elapsed().seconds(),
                count(claims, Verdict.HOLDS),
                count(claims, Verdict.MARGINAL),
                count(claims, Verdict.FAILS),
                count(claims, Verdict.UNDECIDED),
                count(claims, Claim.Classification.REPRODUCES),
                count(claims, Claim.Classification.DOES_NOT_REPRODUCE),
                count(claims, Claim.Classification.MISPRINT),
                count(claims, Claim.Classification.OURS),
                claims);
    }

    private static int count(List<Tested> claims, Verdict verdict) {
        return (int) claims.stream().filter(c -> c.verdict() == verdict).count();
    }

    private static int count(List<Tested> claims, Claim.Classification classification) {
        return (int) claims.stream()
                .filter(c -> c.classification() == classification)
                .count();
    }

    /** A line for people. */
    public static String line(Result r) {
        return String.format(
                Locale.ROOT,
                "%d claims: %d hold, %d marginally, %d fail, %d undecided; of the paper's own %d reproduce and %d do"
                        + " not, beside %d misprints and %d additions; %.1f s; report: %s/%s",
                r.claims().size(),
                r.holds() + r.marginal(),
                r.marginal(),
                r.fails(),
                r.undecided(),
                r.reproduces(),
                r.doesNotReproduce(),
                r.misprints(),
                r.ours(),
                r.seconds(),
                r.folder(),
                RunFolder.REPORT);
    }
}
