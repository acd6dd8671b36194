package dev.rondo.report.paper;

import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultJson;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Blas;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Progress;
import dev.rondo.paper.Verdict;
import dev.rondo.report.FigureFiles;
import dev.rondo.run.RunFolder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Makes figures of a paper, tests their claims, and leaves a folder with figures, numbers and report. */
public final class PaperRun {
    /** The folder of the numbers that are drawn: {@code numbers/FIGURE.json}. */
    public static final String NUMBERS = "numbers";

    private PaperRun() {}

    /**
     * Outcome of one claim.
     *
     * @param figure identifier of the figure that tests the claim
     * @param sentence statement of the claim
     * @param verdict holds, fails or undecided
     * @param measured measured value
     * @param expected the value or bound of the claim
     * @param standardError standard error of the measured value
     * @param why reason for an undecided verdict; empty otherwise
     */
    public record Tested(
            String figure,
            String sentence,
            String verdict,
            double measured,
            double expected,
            double standardError,
            String why) {
        static Tested of(String figure, Claim claim) {
            Verdict v = claim.verdict();
            return new Tested(
                    figure,
                    claim.sentence(),
                    switch (v) {
                        case Verdict.Holds h -> "holds";
                        case Verdict.Fails f -> "fails";
                        case Verdict.Undecided u -> "undecided";
                    },
                    v.measured(),
                    v.expected(),
                    v.standardError(),
                    v instanceof Verdict.Undecided u ? u.why() : "");
        }
    }

    /**
     * The result.
     *
     * @param paper name of the paper
     * @param folder path of the folder
     * @param seconds it took
     * @param holds number of claims that hold
     * @param fails number of claims that fail
     * @param undecided number of undecided claims
     * @param claims all of them
     */
    public record Result(
            String paper, String folder, double seconds, int holds, int fails, int undecided, List<Tested> claims) {
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
                count(claims, "holds"),
                count(claims, "fails"),
                count(claims, "undecided"),
                claims);
    }

    private static int count(List<Tested> claims, String verdict) {
        return (int) claims.stream().filter(c -> c.verdict().equals(verdict)).count();
    }

    /** A line for people. */
    public static String line(Result r) {
        return String.format(
                Locale.ROOT,
                "%d of %d claims hold, %d fail, %d undecided; %.1f s; report: %s/%s",
                r.holds(),
                r.claims().size(),
                r.fails(),
                r.undecided(),
                r.seconds(),
                r.folder(),
                RunFolder.REPORT);
    }
}
