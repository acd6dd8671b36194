package dev.rondo.report.ensemble;

import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.activity.Replay;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.figure.Figure;
import dev.rondo.file.Environment;
import dev.rondo.report.Block;
import dev.rondo.report.Callout;
import dev.rondo.report.Citation;
import dev.rondo.report.Code;
import dev.rondo.report.Details;
import dev.rondo.report.EnvironmentEntries;
import dev.rondo.report.FigureBlock;
import dev.rondo.report.FigureFiles;
import dev.rondo.report.HtmlReport;
import dev.rondo.report.KeyValues;
import dev.rondo.report.Paragraph;
import dev.rondo.report.Table;
import dev.rondo.report.UserText;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.ConditionRun;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.run.ensemble.Member;
import dev.rondo.setting.Names;
import dev.rondo.setting.yaml.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Report on an ensemble: quality of learning, spectrum, and spontaneous activity after the stimulus. */
final class EnsembleReport {
    private static final String PAPER =
            "Rajakumar, A., Rinzel, J. and Chen, Z. S. (2021). Stimulus-driven and spontaneous dynamics in"
                    + " excitatory-inhibitory recurrent neural networks for sequence representation. Neural Computation"
                    + " 33, 2603-2645. [doi:10.1162/neco_a_01418](https://doi.org/10.1162/neco_a_01418)";
    private static final String TRAINER =
            "Song, H. F., Yang, G. R. and Wang, X.-J. (2016). Training excitatory-inhibitory recurrent neural networks"
                    + " for cognitive tasks: a simple and flexible framework. PLoS Computational Biology 12, e1004792."
                    + " [doi:10.1371/journal.pcbi.1004792](https://doi.org/10.1371/journal.pcbi.1004792)";

    private final Study study;
    private final List<Member> members;
    private final Member best;
    private final Map<String, Figure> figures;
    private final Map<ReportedAnalysis, Drawing> drawings;
    private final Optional<TaskStory> story;

    /**
     * The report.
     *
     * @param figures figures by the names of their files
     * @param drawings figures of the best network's analyses, in the order of the report
     * @param story the task's own story
     */
    EnsembleReport(
            Study study,
            List<Member> members,
            Map<String, Figure> figures,
            Map<ReportedAnalysis, Drawing> drawings,
            Optional<TaskStory> story) {
        this.study = study;
        this.members = members;
        this.best = Ensemble.best(members);
        this.figures = figures;
        this.drawings = drawings;
        this.story = story;
    }

    HtmlReport report(Environment environment) {
        HtmlReport report =
                HtmlReport.titled("Rondo: " + UserText.of(study.name())).summary(summary());
        if (story.isPresent()) {
            report = report.section("What the networks do", story.orElseThrow().whatTheyDo(best.seed()))
                    .section(
                            "States and ends of the conditions",
                            story.orElseThrow().whereTheyGo(best.seed()));
        }
        return report.section("The networks", seeds(), definitions())
                .section("Task and learning", taskAndLearning())
                .section("Spectrum and dimension", spectrum(), dimensions())
                .section("Analyses of seed " + best.seed(), analyses())
                .section(
                        "Amplification against slowing while learning",
                        amplification(),
                        figure(
                                "amplification",
                                "Every network from its first weights (open) to its last (filled), over what random"
                                        + " networks have. Left: the linear network around the state of rest, W_{rec}"
                                        + " times the units' mean gains there. Middle: the nonnormal part of W_{rec}"
                                        + " itself, which is defined where W_{rec} is unstable too. Right: the numerical"
                                        + " abscissa bounds how fast activity can grow at first, the spectral abscissa how"
                                        + " fast it grows in the end."))
                .section("Spontaneous activity after the stimulus", spontaneousActivity())
                .section(
                        "Recipe and reference",
                        Paragraph.of(
                                "The same recipe gives the same networks, to the bit, on any machine and any number of"
                                        + " threads. What LAPACK computes may differ in the last digits."),
                        Details.of("The study", Code.yaml(Settings.toYaml(study))),
                        KeyValues.of("recipe", "`" + Settings.hash(study) + "`"),
                        Citation.of(PAPER),
                        Citation.of(TRAINER))
                .foot(EnvironmentEntries.of(environment));
    }

    private List<Block> taskAndLearning() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(figure("task", "The input u (baseline included) and what the readouts are asked to do."));
        blocks.add(figure("learning", "Loss of each batch and R² on the fixed validation set, for every seed."));
        blocks.addAll(allConditions());
        blocks.add(figure(
                "output",
                "Seed " + best.seed() + " in the trial, without noise: readouts (lines) and target"
                        + " (dashed), and the same row-normalised."));
        blocks.add(figure(
                "activity",
                "Rates of all units of seed " + best.seed() + ", each row from its smallest to its"
                        + " largest value, ordered by the time of"
                        + " the peak in each panel; those below 3"
                        + " % of the largest rate are left at 0"
                        + " and come last."));
        return blocks;
    }

    private String summary() {
        long cycles = members.stream()
                .filter(m -> m.steadyState().kind() == AttractorKind.LIMIT_CYCLE)
                .count();
        long good = members.stream().filter(m -> m.r2() > 0.95).count();
        String trained = members.size() == 1
                ? "A network of " + study.network().units() + " units was trained on the task; it "
                        + (good == 1 ? "reached" : "did not reach") + " R² > 0.95. After the stimulus, it "
                        + (cycles == 1 ? "ends" : "does not end") + " on a limit cycle."
                : members.size() + " networks of " + study.network().units() + " units were trained on the task; "
                        + good + " reached R² > 0.95. After the stimulus, " + cycles + " of " + members.size()
                        + " end on a limit cycle.";
        return trained + bestReplay() + conditions();
    }

    /** The network that replays best beside the best one by validation, where they are two. */
    private String bestReplay() {
        return members.stream()
                .filter(m -> inOrder(m) > inOrder(best))
                .max(Comparator.comparingDouble(EnsembleReport::inOrder))
                .map(m -> " The best by validation is seed " + best.seed() + "; seed " + m.seed()
                        + " replays best: "
                        + m.first()
                                .steadyState()
                                .replay()
                                .map(r -> r.inOrder() + " of " + r.of())
                                .orElseThrow()
                        + " readouts in order.")
                .orElse("");
    }

    /** Number of readouts in order after the first condition. */
    private static double inOrder(Member member) {
        return member.first()
                .steadyState()
                .replay()
                .map(r -> (double) r.inOrder())
                .orElse(0.0);
    }

    /** Number of conditions, where there are more than are shown. */
    private String conditions() {
        int shown = best.conditions().size();
        return best.conditionCount() > shown
                ? " Of " + best.conditionCount() + " conditions, " + shown
                        + " evenly spaced ones are followed after the stimulus and shown at length; the figure of the"
                        + " conditions shows "
                        + (best.conditionCount() > ConditionsFigure.MOST
                                ? ConditionsFigure.MOST
                                        + " of them (`rondo simulate NETWORK --trials STUDY` plays those that you name)."
                                : "all.")
                : "";
    }

    /** Readouts in all conditions, where the other figures show some of them. */
    private List<Block> allConditions() {
        return figures.containsKey(EnsembleFigures.CONDITIONS)
                ? List.of(figure(
                        EnsembleFigures.CONDITIONS,
                        "Readouts (lines) of seed " + best.seed() + " and targets (dashed, where errors count) in "
                                + (best.conditionCount() > ConditionsFigure.MOST
                                        ? ConditionsFigure.MOST + " evenly spaced ones of the " + best.conditionCount()
                                        : "all " + best.conditionCount())
                                + " conditions, without noise."))
                : List.of();
    }

    private Table seeds() {
        Table table = Table.of(
                "seed", "R²", "best epoch", "condition", "attractor", "period (s)", "amplitude", "in order", "chance");
        for (Member m : members) {
            for (ConditionRun run : m.conditions()) {
                SteadyState.Result s = run.steadyState();
                table = table.row(
                        Long.toString(m.seed()),
                        fixed(m.r2(), 4),
                        Integer.toString(m.bestEpoch()),
                        UserText.of(run.trial().name()),
                        words(s.kind()),
                        s.period().map(p -> fixed(p.seconds(), 5)).orElse("-"),
                        fixed(s.amplitude(), 4),
                        s.replay().map(r -> r.inOrder() + " of " + r.of()).orElse("-"),
                        s.replay().map(r -> fixed(r.chance(), 3)).orElse("-"));
            }
        }
        return table.caption("Seeds. The best by validation, seed " + best.seed() + ", is shown below.")
                .marked(members.indexOf(best) * best.conditions().size());
    }

    /** Modes and principal components of each network. */
    private Table dimensions() {
        Table table = Table.of("seed", "radius of W_{rec}", "Re λ > 1", "fastest mode (Hz)", "PCs for 90 %");
        for (Member m : members) {
            table = table.row(
                    Long.toString(m.seed()),
                    fixed(m.spectrum().spectralRadius(), 3),
                    Integer.toString(m.spectrum().growing()),
                    fixed(m.spectrum().fastest().hertz(), 2),
                    Integer.toString(m.first().trialPca().forNinety()));
        }
        return table.caption("Eigenvalues of W_{rec} and principal components of x(t) in the trial.")
                .marked(members.indexOf(best));
    }

    /** A kind as it stands in a sentence: {@code limit cycle}. */
    private static String words(AttractorKind kind) {
        return Names.kebab(kind).replace('-', '\u00a0');
    }

    private Details definitions() {
        return Details.of(
                "What the columns mean",
                Paragraph.of("**R²** = 1 - SSE/SST on the validation set (noise on), pooled over readouts, times and"
                        + " trials; SST about the mean of all targets. **Attractor**: after the trial, u ="
                        + " baseline, noise off, the Euler map that was trained. Its closed orbit is in general an"
                        + " invariant curve with an irrational rotation number; that is called a limit cycle here,"
                        + " and its **period** is the time of one turn. **Amplitude** is the root of the summed"
                        + " variances of all states. **In order**: the longest circular in-order subsequence of"
                        + " the active readouts' mean phases; **chance** is the probability that a random order"
                        + " has as many."));
    }

    private Paragraph spectrum() {
        return Paragraph.of("W_{rec} of seed " + best.seed() + " has spectral radius "
                + fixed(best.spectrum().spectralRadius(), 3) + " and "
                + best.spectrum().growing()
                + " eigenvalues with a real part above 1. Its fastest mode oscillates at "
                + fixed(best.spectrum().fastest().hertz(), 2) + " Hz. "
                + best.first().trialPca().forNinety()
                + " principal components hold 90 % of the variance of x(t) in the trial.");
    }

    private Paragraph amplification() {
        return Paragraph.of("A network amplifies noise slowly, by being close to instability, or fast, by feedforward"
                + " connections hidden in its weights: A(W) counts both, A(T) the second alone (Hennequin, Vogels and"
                + " Gerstner 2012). `amplification.csv` beside each network has all numbers. Measuring takes at most a twentieth of the"
                + " training's time: short trainings and large networks have fewer stages, or none.");
    }

    /** The analyses of the catalogue, each with its figure or the reason why it has none. */
    private List<Block> analyses() {
        List<Block> blocks = new ArrayList<>();
        drawings.forEach((analysis, drawing) -> blocks.add(
                switch (drawing) {
                    case Drawing.Drawn drawn -> figure(analysis.name(), analysis.caption());
                    case Drawing.Undefined undefined ->
                        Paragraph.of("`" + analysis.name() + "` has no figure: " + undefined.reason() + ".");
                }));
        return blocks;
    }

    private List<Block> spontaneousActivity() {
        List<Block> blocks = new ArrayList<>();
        best.conditions().forEach(run -> blocks.add(attractor(run)));
        blocks.add(figure(
                "spontaneous-activity",
                "Readouts of seed " + best.seed() + " in the trial of each condition and afterwards. The panels are"
                        + " row-normalised apart: after the trial readouts fire at a few per cent of the trained"
                        + " amplitude."));
        blocks.add(figure(
                "phase-planes",
                "The last seconds of spontaneous activity of seed " + best.seed() + " in planes of states and of the"
                        + " principal components of the trial."));
        blocks.add(figure(
                "replays", "The readouts of every network over the last three trial lengths of spontaneous activity."));
        return blocks;
    }

    private Callout attractor(ConditionRun run) {
        SteadyState.Result s = run.steadyState();
        String what = switch (s.kind()) {
            case LIMIT_CYCLE ->
                "It settles on a limit cycle of period "
                        + s.period().map(p -> fixed(p.seconds(), 5)).orElse("?") + " s. "
                        + s.replay().map(EnsembleReport::replay).orElse("No readout takes part.");
            case FIXED_POINT -> "It comes to rest at a fixed point.";
            case FIXED_POINT_SET -> "It comes to rest on a line of fixed points, none of them isolated.";
            default -> "It ends " + words(s.kind()) + ".";
        };
        return Callout.result(
                "Seed " + best.seed() + ", after condition "
                        + UserText.of(run.trial().name()),
                what + " Lyapunov exponents: "
                        + Arrays.stream(s.lyapunovPerSecond().toArray())
                                .mapToObj(v -> fixed(v, 3))
                                .collect(Collectors.joining(", "))
                        + " per second. Evidence: " + s.certificate().finding() + ".");
    }

    private static String replay(Replay r) {
        return r.inOrder() + " of " + r.of() + " active readouts fire in the learned order ("
                + r.order().stream().map(String::valueOf).collect(Collectors.joining(" ")) + "); chance for as many: "
                + fixed(r.chance(), 3) + ".";
    }

    private FigureBlock figure(String name, String caption) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException("There is no figure '" + name + "'");
        }
        return FigureFiles.block(name, figure, caption);
    }

    private static String fixed(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
    }
}
