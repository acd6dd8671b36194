package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.rest.PhaseResponse;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.SpontaneousActivity;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.task.TwoSequencesTask.Ramp;
import dev.rondo.task.TwoSequencesTask.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Figure 8. What pushes a network out of its limit cycle, and a cycle that carries two sequences.
 *
 * @param networks source of the trained networks
 */
public record Figure08Perturbations(TrainedNetworks networks) implements PaperFigure {
    private static final double GOOD = 0.8;
    /** The bound of a good answer is ours: what clears it by less than this is marginal. */
    private static final double MARGIN = 0.02;

    private static final String INTEGRATION = "error of the integration";
    private static final Time WATCHED = Time.seconds(6);
    private static final Time SETTLED = Time.seconds(8);
    private static final Time REST = Time.seconds(12);

    /**
     * A network of setup 3.
     *
     * @param seed random seed of the network
     * @param r2 on trials that vary
     * @param rest spontaneous activity after the falling ramp
     * @param turns senses of rotation in the planes of x1 and x2 and of x16 and x15: positive for counterclockwise
     */
    public record Separate(long seed, double r2, SpontaneousActivity rest, List<Double> turns) {
        public Separate {
            turns = List.copyOf(turns);
        }

        boolean turnsBothWays() {
            return turns.get(0) * turns.get(1) < 0;
        }
    }

    /**
     * Measured values of the figure.
     *
     * @param retriggered networks of setup 1
     * @param periods periods of the cycles of the same networks, s; NaN where there is none
     * @param response the phase response curve of the first of them that has a cycle
     * @param logMultipliers logarithms of the multipliers of the two circles of the planar system
     * @param separate networks of setup 3
     */
    public record Numbers(
            List<Retriggered> retriggered,
            List<Double> periods,
            Optional<PhaseResponse.Curve> response,
            List<Double> logMultipliers,
            List<Separate> separate) {
        public Numbers {
            retriggered = List.copyOf(retriggered);
            periods = List.copyOf(periods);
            logMultipliers = List.copyOf(logMultipliers);
            separate = List.copyOf(separate);
        }

        /** The network that answers a second stimulus best. */
        int best() {
            int best = 0;
            for (int k = 1; k < retriggered.size(); k++) {
                best = retriggered.get(k).worst() > retriggered.get(best).worst() ? k : best;
            }
            return best;
        }
    }

    @Override
    public String id() {
        return "8";
    }

    @Override
    public String title() {
        return "Out of the cycle, and a cycle of two sequences";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> shared = networks.twoSequences(Setup.FALLING_FORWARD, workshop);
        List<TrainedNetwork> apart = networks.twoSequences(Setup.SEPARATE_READOUTS, workshop);
        TwoCircles circles = new TwoCircles();
        List<Double> periods = workshop.draws(
                "cycles of setup 1",
                shared.size(),
                k -> after(shared.get(k).network(), Setup.FALLING_FORWARD).period());
        Numbers numbers = new Numbers(
                workshop.draws("second stimuli", shared.size(), k -> Retriggered.of(shared.get(k))),
                periods,
                response(shared, periods),
                List.of(circles.logMultiplier(1), circles.logMultiplier(Math.sqrt(2))),
                workshop.draws("cycles of setup 3", apart.size(), k -> separate(apart.get(k))));
        return new Outcome(
                numbers,
                claims(numbers),
                figure(shared.get(numbers.best()).network(), apart.getFirst().network(), numbers, circles));
    }

    private static SpontaneousActivity after(RateNetwork network, Setup setup) {
        return SpontaneousActivity.after(
                network, Recipes.twoSequencesTask(setup).stimulus(Ramp.FALLING));
    }

    private static Optional<PhaseResponse.Curve> response(List<TrainedNetwork> shared, List<Double> periods) {
        for (int k = 0; k < shared.size(); k++) {
            if (!Double.isNaN(periods.get(k))) {
                return Optional.of(Retriggered.phaseResponse(shared.get(k).network(), Time.seconds(periods.get(k))));
            }
        }
        return Optional.empty();
    }

    private static Separate separate(TrainedNetwork trained) {
        Matrix steady = steady(trained.network()).x();
        return new Separate(
                trained.seed(),
                trained.r2(),
                after(trained.network(), Setup.SEPARATE_READOUTS),
                List.of(area(steady.column(0), steady.column(1)), area(steady.column(15), steady.column(14))));
    }

    private static Trajectory steady(RateNetwork network) {
        Stimulus ramp = Recipes.twoSequencesTask(Setup.SEPARATE_READOUTS).stimulus(Ramp.FALLING);
        Trajectory run = StimulusPlayer.quietly(network, ramp, REST);
        int from = (int) Math.round(SETTLED.in(network.dt()));
        return new Trajectory(
                Vector.owning(StimulusPlayer.rows(
                                Matrix.build(run.rows(), 1, (t, k) -> run.t().get(t)), from, run.rows())
                        .toRowMajor()),
                StimulusPlayer.rows(run.x(), from, run.rows()),
                StimulusPlayer.rows(run.r(), from, run.rows()),
                StimulusPlayer.rows(run.z(), from, run.rows()),
                StimulusPlayer.rows(run.u(), from, run.rows()));
    }

    /** Area that an orbit sweeps about its mean, positive where it rotates counterclockwise. */
    private static double area(Vector x, Vector y) {
        double meanX = x.dot(Vector.constant(x.size(), 1.0 / x.size()));
        double meanY = y.dot(Vector.constant(y.size(), 1.0 / y.size()));
        double area = 0;
        for (int t = 1; t < x.size(); t++) {
            area += ((x.get(t - 1) - meanX) * (y.get(t) - meanY) - (x.get(t) - meanX) * (y.get(t - 1) - meanY)) / 2;
        }
        return area;
    }

    private static List<Claim> claims(Numbers numbers) {
        int all = numbers.retriggered.size();
        long good = numbers.retriggered.stream().filter(r -> r.worst() > GOOD).count();
        double anyTime = numbers.retriggered.get(numbers.best()).anyTime();
        double shared = Estimate.of(array(numbers.periods)).mean();
        List<Separate> cycles =
                numbers.separate.stream().filter(s -> s.rest().isCycle()).toList();
        Measurement apart = cycles.isEmpty()
                ? Measurement.none("none of these networks ends on a limit cycle")
                : Measurement.exact(cycles.stream()
                                .mapToDouble(s -> s.rest().period())
                                .average()
                                .orElseThrow()
                        / shared);
        return List.of(
                new Claim(
                                "A second stimulus at 3 s, out of the steady state, calls for its sequence:"
                                        + " correlation with the target, the worse of both"
                                        + " sequences, in"
                                        + " the best"
                                        + " of " + all + " networks (p. 2620)",
                                Comparison.greater(
                                                Measurement.exact(numbers.retriggered
                                                        .get(numbers.best())
                                                        .worst()),
                                                GOOD)
                                        .marginalWithin(MARGIN))
                        .because(Reasons.STATE_AT_SECOND_STIMULUS),
                new Claim("... share of " + all + " networks above 0.8 for both", Comparison.all(good, all))
                        .because(Reasons.STATE_AT_SECOND_STIMULUS),
                new Claim(
                                "... at any time: mean correlation over ten times of the cycle, in the same best"
                                        + " network (p. 2620)",
                                Comparison.greater(Measurement.exact(anyTime), GOOD)
                                        .marginalWithin(MARGIN))
                        .because(Reasons.PHASE_AT_SECOND_STIMULUS),
                new Claim(
                        "The planar system's inner cycle is stable: log of its multiplier is -4 pi (p. 2623)",
                        Comparison.within(
                                Measurement.exact(numbers.logMultipliers.get(0)), -4 * Math.PI, 1e-8, INTEGRATION)),
                new Claim(
                        "... and the outer one is not: 8 pi (p. 2623)",
                        Comparison.within(
                                Measurement.exact(numbers.logMultipliers.get(1)), 8 * Math.PI, 1e-8, INTEGRATION)),
                new Claim(
                                "Two sequences on readouts of their own are learned: R2 of the worst of "
                                        + numbers.separate.size() + " networks of setup 3 (p. 2623)",
                                Comparison.greater(
                                        Measurement.exact(numbers.separate.stream()
                                                .mapToDouble(Separate::r2)
                                                .min()
                                                .orElseThrow()),
                                        0.95))
                        .because(Reasons.SILENT_READOUTS),
                new Claim(
                                "They too end on one limit cycle: share of " + numbers.separate.size() + " (p. 2623)",
                                Comparison.all(cycles.size(), numbers.separate.size()))
                        .because(Reasons.TRAINED_BIAS),
                new Claim(
                                "... which turns one way for x1 and x2 and the other way for x16 and x15: share of "
                                        + cycles.size() + " (p. 2623)",
                                Comparison.all(
                                        cycles.stream()
                                                .filter(Separate::turnsBothWays)
                                                .count(),
                                        cycles.size()))
                        .because(Reasons.PHASES_ARE_FREE),
                new Claim(
                                "... with a shorter period than in setup 1: mean period over that of setup 1 (p. 2623)",
                                Comparison.less(apart, 1))
                        .because(Reasons.PERIODS_OVERLAP));
    }

    private static double[] array(List<Double> of) {
        return of.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Figure figure(RateNetwork shared, RateNetwork apart, Numbers numbers, TwoCircles circles) {
        List<Placed> panels = new ArrayList<>();
        panels.add(new Placed(
                second(shared, Ramp.FALLING).title("rising ramp, then falling ramp at 3 s"),
                Cell.at(0, 0).spanning(1, 2)));
        panels.add(new Placed(
                second(shared, Ramp.RISING).title("falling ramp, then rising ramp at 3 s"),
                Cell.at(0, 2).spanning(1, 2)));
        panels.add(new Placed(phaseResponse(numbers), Cell.at(1, 0).spanning(1, 2)));
        panels.add(new Placed(planar(circles), Cell.at(1, 2).spanning(1, 2)));
        panels.add(new Placed(trial(apart, Ramp.FALLING), Cell.at(2, 0).spanning(1, 2)));
        panels.add(
                new Placed(trial(apart, Ramp.RISING).unlettered(), Cell.at(2, 2).spanning(1, 2)));
        Trajectory steady = steady(apart);
        panels.add(new Placed(orbit(steady, 1, 2), Cell.at(3, 0)));
        panels.add(new Placed(orbit(steady, 16, 15).unlettered(), Cell.at(3, 1)));
        panels.add(new Placed(
                SharedPanels.rows(
                                StimulusPlayer.columns(steady.x(), 0, 16),
                                SETTLED.seconds(),
                                apart.dt().seconds(),
                                "i of x_{i}")
                        .title("setup 3 at rest"),
                Cell.at(3, 2).spanning(1, 2)));
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(195))
                .rowHeights(0.8, 1.2, 0.8, 1)
                .lettered()
                .described(
                        "Out of the cycle",
                        "A second stimulus interrupts the limit cycle with its sequence; a pulse shifts the cycle's"
                                + " phase; with readouts of their own two sequences share one cycle.");
    }

    private static Panel second(RateNetwork network, Ramp second) {
        Trajectory run = StimulusPlayer.quietly(network, Retriggered.stimulus(second, Time.seconds(3)), WATCHED);
        double dt = network.dt().seconds();
        int readouts = run.z().columns();
        int[] splits = IntStream.of(1, 3, 4).map(s -> (int) Math.round(s / dt)).toArray();
        return SharedPanels.rowsApart(run.z(), dt, "readout", splits)
                .with(SharedPanels.trace(run.u(), 0, dt, readouts, 9));
    }

    /** The shifts with a gap wherever they wrap from half a cycle to minus a half. */
    private static Line unwrapped(PhaseResponse.Curve curve) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < curve.phase().size(); i++) {
            if (i > 0 && Math.abs(curve.shift().get(i) - curve.shift().get(i - 1)) > 0.5) {
                x.add(Double.NaN);
                y.add(Double.NaN);
            }
            x.add(curve.phase().get(i));
            y.add(curve.shift().get(i));
        }
        return Line.of(array(x), array(y));
    }

    private static Panel phaseResponse(Numbers numbers) {
        Panel panel = Panel.of(
                        Axis.x("phase of the pulse", "cycles").range(0, 1),
                        Axis.y("phase shift", "cycles").range(-0.5, 0.5))
                .title("pulse of 2 for 10 ms, setup 1")
                .with(Rule.horizontal(0));
        return numbers.response
                .map(curve -> panel.with(unwrapped(curve).colour(Palette.BLUE))
                        .with(Points.of(curve.phase().toArray(), curve.shift().toArray())
                                .colour(Palette.BLUE)
                                .size(3)))
                .orElseGet(() -> panel.with(Note.at(0.5, 0.25, "no limit cycle, hence no phase")));
    }

    private static Panel planar(TwoCircles circles) {
        int side = 15;
        double[] x = new double[side * side];
        double[] y = new double[side * side];
        double[] u = new double[side * side];
        double[] v = new double[side * side];
        for (int k = 0; k < x.length; k++) {
            x[k] = -1.7 + 3.4 * (k % side) / (side - 1);
            y[k] = -1.7 + 3.4 * Math.floorDiv(k, side) / (side - 1);
            double[] derivative = new double[2];
            circles.evaluate(new double[] {x[k], y[k]}, derivative);
            u[k] = derivative[0];
            v[k] = derivative[1];
        }
        Panel panel = Panel.of(Axis.x("x_{1}").range(-1.8, 1.8), Axis.y("x_{2}").range(-1.8, 1.8))
                .with(Arrows.of(x, y, u, v).equalLength().colour(Colour.MUTED.fadedBy(0.4)))
                .with(circle(1).label("stable, r = 1"))
                .with(circle(Math.sqrt(2)).dashed().label("unstable, r = √2"));
        for (double radius : new double[] {0.1, 1.4}) {
            double[][] orbit = circles.orbit(new double[] {radius, 0}, 0.02, 900);
            Matrix states = Matrix.of(orbit);
            panel = panel.with(
                    Line.of(states.column(0).toArray(), states.column(1).toArray())
                            .colour(Palette.BLUE)
                            .width(1)
                            .arrows(3)
                            .label(radius < 1 ? "orbits" : ""));
        }
        return panel.equalAspect().legend(Legend.ABOVE);
    }

    private static Line circle(double radius) {
        int points = 181;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int k = 0; k < points; k++) {
            x[k] = radius * StrictMath.cos(2 * Math.PI * k / (points - 1));
            y[k] = radius * StrictMath.sin(2 * Math.PI * k / (points - 1));
        }
        return Line.of(x, y).colour(Palette.VERMILION).width(1.8);
    }

    private static Panel trial(RateNetwork network, Ramp ramp) {
        Stimulus stimulus = Recipes.twoSequencesTask(Setup.SEPARATE_READOUTS).stimulus(ramp);
        Trajectory run = StimulusPlayer.quietly(network, stimulus, Time.seconds(1));
        double dt = network.dt().seconds();
        return SharedPanels.rows(run.z(), 0, dt, "readout")
                .with(SharedPanels.trace(run.u(), 0, dt, run.z().columns(), 9))
                .title(ramp == Ramp.FALLING ? "setup 3, falling ramp" : "setup 3, rising ramp");
    }

    private static Panel orbit(Trajectory steady, int first, int second) {
        double[] x = steady.x().column(first - 1).toArray();
        double[] y = steady.x().column(second - 1).toArray();
        return SharedPanels.plane(x, y, "x_{" + first + "}", "x_{" + second + "}", Palette.BLUE)
                .with(Points.of(new double[] {x[0]}, new double[] {y[0]})
                        .colour(Colour.INK)
                        .hollow()
                        .size(7)
                        .label("at " + Math.round(SETTLED.seconds()) + " s"))
                .legend(Legend.ABOVE);
    }
}
