package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.activity.Jpca;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Series;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.ReadoutMatch;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.task.Trial;
import dev.rondo.task.TwoSequencesTask.Setup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figure 7. What a constant input calls for in networks that learned two sequences.
 *
 * @param networks source of the trained networks
 */
public record Figure07ConstantInput(TrainedNetworks networks) implements PaperFigure {
    private static final int LEVELS = 8;
    private static final Stimulus.Window ON = new Stimulus.Window(Time.ms(100), Time.ms(900));
    private static final Time WATCHED = Time.seconds(1);

    /**
     * The answers of one network.
     *
     * @param seed random seed of the network
     * @param forward correlation with the forward sequence at levels 0, 1, ..., 7
     * @param backward correlation with the backward sequence at the same levels
     */
    public record Answers(long seed, List<Double> forward, List<Double> backward) {
        public Answers {
            forward = List.copyOf(forward);
            backward = List.copyOf(backward);
        }

        /** The preference for the forward sequence at a level. */
        double bias(int level) {
            return forward.get(level) - backward.get(level);
        }

        /** The lowest level above 0 with another preference than level 1; {@code LEVELS} if all agree. */
        int switchLevel() {
            return IntStream.range(1, LEVELS)
                    .filter(level -> bias(level) * bias(1) < 0)
                    .findFirst()
                    .orElse(LEVELS);
        }

        boolean isBimodal() {
            return switchLevel() < LEVELS;
        }
    }

    /**
     * Data of the figure.
     *
     * @param answers one per network of setup 1
     * @param shown index of the network that turns most in both directions, which the panels show
     * @param loops trial of each network at the level at which it is between the two sequences
     */
    public record Numbers(List<Answers> answers, int shown, List<Loops> loops) {
        public Numbers {
            answers = List.copyOf(answers);
            loops = List.copyOf(loops);
        }

        /** Level at which the network that is shown is between the two sequences. */
        int level() {
            return between(answers.get(shown));
        }
    }

    /**
     * A trial in the plane of its fastest rotation (appendix C, skew-symmetric fit in six components).
     *
     * @param plane rows x 2
     * @param clockwise total clockwise rotation of its tangent while the input is on, in revolutions
     * @param counterclockwise total counterclockwise rotation, in revolutions
     */
    public record Loops(Matrix plane, double clockwise, double counterclockwise) {
        static Loops of(Trajectory run, Time dt) {
            Matrix plane = Jpca.DEFAULT.of(List.of(run.x()), dt).projections().getFirst();
            int from = (int) Math.round(ON.onset().in(dt));
            int to = (int) Math.round(ON.end().in(dt));
            double clockwise = 0;
            double counterclockwise = 0;
            for (int t = from + 1; t < to - 1; t++) {
                double turn = turn(plane, t);
                clockwise += Math.max(0, -turn);
                counterclockwise += Math.max(0, turn);
            }
            return new Loops(plane, clockwise, counterclockwise);
        }

        /** Rotation of the tangent at a row, in revolutions, positive for counterclockwise. */
        private static double turn(Matrix plane, int t) {
            double fromX = plane.get(t, 0) - plane.get(t - 1, 0);
            double fromY = plane.get(t, 1) - plane.get(t - 1, 1);
            double toX = plane.get(t + 1, 0) - plane.get(t, 0);
            double toY = plane.get(t + 1, 1) - plane.get(t, 1);
            return StrictMath.atan2(fromX * toY - fromY * toX, fromX * toX + fromY * toY) / (2 * Math.PI);
        }

        double smaller() {
            return Math.min(clockwise, counterclockwise);
        }
    }

    @Override
    public String id() {
        return "7";
    }

    @Override
    public String title() {
        return "A constant input calls for one sequence, both or the other";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> trained = networks.twoSequences(Setup.FALLING_FORWARD, workshop);
        List<Answers> answers = workshop.draws("constant inputs", trained.size(), k -> answers(trained.get(k)));
        List<Loops> loops = workshop.draws("loops", trained.size(), k -> {
            RateNetwork network = trained.get(k).network();
            return Loops.of(play(network, between(answers.get(k))), network.dt());
        });
        int shown = IntStream.range(0, loops.size())
                .boxed()
                .max(Comparator.comparingDouble(k -> loops.get(k).smaller()))
                .orElseThrow();
        Numbers numbers = new Numbers(answers, shown, loops);
        return new Outcome(numbers, claims(numbers), figure(trained.get(shown).network(), numbers));
    }

    private static Answers answers(TrainedNetwork trained) {
        RateNetwork network = trained.network();
        List<Trial> trials = Recipes.twoSequencesTask(Setup.FALLING_FORWARD).conditions(network.dt());
        List<Double> forward = new ArrayList<>();
        List<Double> backward = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            Matrix z = play(network, level).z();
            forward.add(ReadoutMatch.of(z, trials.getFirst().target()).correlation());
            backward.add(ReadoutMatch.of(z, trials.getLast().target()).correlation());
        }
        return new Answers(trained.seed(), forward, backward);
    }

    private static Trajectory play(RateNetwork network, int level) {
        return StimulusPlayer.quietly(network, new Stimulus.Level(level, ON), WATCHED);
    }

    /** The level at which the two correlations are closest, without input aside. */
    private static int between(Answers answers) {
        return IntStream.range(1, LEVELS)
                .boxed()
                .min(Comparator.comparingDouble(level -> Math.abs(answers.bias(level))))
                .orElseThrow();
    }

    private static List<Claim> claims(Numbers numbers) {
        List<Answers> answers = numbers.answers;
        int all = answers.size();
        List<Answers> bimodal = answers.stream().filter(Answers::isBimodal).toList();
        return List.of(
                new Claim(
                        "The level of a constant input decides between the two sequences: the preference changes"
                                + " between levels 1 and 7, share of " + all + " networks (p. 2620)",
                        Comparison.all(bimodal.size(), all)),
                new Claim(
                        "Low levels call for the rising ramp's sequence, high ones for that of the falling ramp, which"
                                + " begins high: share of " + bimodal.size() + " (p. 2620)",
                        Comparison.all(
                                bimodal.stream()
                                        .filter(a -> a.bias(LEVELS - 1) > a.bias(1))
                                        .count(),
                                bimodal.size())),
                new Claim(
                        "The transition occurs at levels 3 and 4: first level with the other preference, mean over the"
                                + " networks that have one (p. 2622)",
                        Comparison.within(
                                meanSwitchLevel(bimodal), 3.5, 1, "levels are whole numbers, and networks differ")),
                new Claim(
                        "Between them both sequences are visible at once: the smaller of the two correlations at the"
                                + " level between them, mean over networks (p. 2622)",
                        Comparison.greater(
                                Measurement.exact(answers.stream()
                                        .mapToDouble(a -> Math.min(
                                                a.forward().get(between(a)),
                                                a.backward().get(between(a))))
                                        .average()
                                        .orElse(Double.NaN)),
                                0.2)),
                new Claim(
                                "Each at its own level between them, the orbit is \u221e-shaped in the plane of jPCA,"
                                        + " it turns first one way and then the other: share of " + all
                                        + " networks in which the tangent turns by more"
                                        + " than half a revolution both ways (p. 2620)",
                                Comparison.all(
                                        numbers.loops.stream()
                                                .filter(l -> l.smaller() > 0.5)
                                                .count(),
                                        all))
                        .because(Reasons.PLANE_OF_ROTATION));
    }

    private static Measurement meanSwitchLevel(List<Answers> bimodal) {
        return bimodal.isEmpty()
                ? Measurement.none("no network changes its preference between levels 1 and 7")
                : Measurement.exact(bimodal.stream()
                        .mapToInt(Answers::switchLevel)
                        .average()
                        .orElseThrow());
    }

    private static Figure figure(RateNetwork network, Numbers numbers) {
        double dt = network.dt().seconds();
        List<Placed> panels = new ArrayList<>();
        panels.add(new Placed(inputs(), Cell.at(0, 0).spanning(1, 2)));
        panels.add(new Placed(preferences(numbers).unlettered(), Cell.at(0, 2).spanning(1, 2)));
        List<Matrix> readouts = IntStream.range(0, LEVELS)
                .mapToObj(level -> play(network, level).z())
                .toList();
        double largest =
                readouts.stream().mapToDouble(SharedPanels::largest).max().orElse(0);
        for (int level = 0; level < LEVELS; level++) {
            Panel panel = SharedPanels.rows(readouts.get(level), 0, dt, "readout", largest);
            panels.add(new Placed(
                    (level % 4 == 3 ? panel : panel.withoutColourBar()).title("level " + level),
                    Cell.at(1 + level / 4, level % 4)));
        }
        Trajectory run = play(network, numbers.level());
        panels.add(new Placed(
                Panel.of(Axis.x("time", "s").range(0, 1), Axis.y("x_{1}(t) … x_{8}(t)"))
                        .title("level " + numbers.level())
                        .with(SharedPanels.lines(StimulusPlayer.columns(run.x(), 0, 8), 0, dt, "x"))
                        .legend(Legend.ABOVE),
                Cell.at(3, 0).spanning(1, 2)));
        panels.add(new Placed(
                plane(numbers.loops.get(numbers.shown), numbers.level()),
                Cell.at(3, 2).spanning(1, 2)));
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(175))
                .lettered()
                .described(
                        "Constant inputs",
                        "With the level of a constant input the readouts change from one sequence to the other; between"
                                + " them parts of both appear.");
    }

    private static Panel inputs() {
        List<Colour> colours = ColourMap.VIRIDIS.sample(LEVELS);
        Panel panel = Panel.of(
                        Axis.x("time", "s").range(0, 1), Axis.y("input u(t)").range(-0.2, 7.5))
                .legend(Legend.ABOVE);
        for (int level = 0; level < LEVELS; level++) {
            double[] u = new Stimulus.Level(level, ON).sample(Time.ms(1), 1000);
            panel = panel.with(Line.of(Series.spaced(0.001, 0.001, u.length), Series.of(u))
                    .colour(colours.get(level))
                    .label(level == 0 ? "level 0" : level == LEVELS - 1 ? "\u2026 " + level : ""));
        }
        return panel;
    }

    private static Panel preferences(Numbers numbers) {
        double[] levels = Series.indices(LEVELS).toArray();
        Panel panel = Panel.of(
                Axis.x("level").range(-0.3, LEVELS - 0.7).wholeNumbers(),
                Axis.y("correlation").range(-0.4, 1));
        Answers first = numbers.answers.get(numbers.shown);
        return panel.with(Line.of(levels, values(first.forward()))
                        .colour(Palette.BLUE)
                        .label("forward"))
                .with(Line.of(levels, values(first.backward()))
                        .colour(Palette.VERMILION)
                        .label("backward"));
    }

    private static double[] values(List<Double> of) {
        return of.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Panel plane(Loops loops, int level) {
        double[] first = loops.plane().column(0).toArray();
        double[] second = loops.plane().column(1).toArray();
        return SharedPanels.plane(first, second, "jPC 1", "jPC 2", Palette.BLUE)
                .title("level " + level)
                .with(Points.of(new double[] {first[0]}, new double[] {second[0]})
                        .colour(Colour.INK)
                        .hollow()
                        .size(7)
                        .label("start of the trial"))
                .legend(Legend.ABOVE);
    }
}
