package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.activity.Pca;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.RestingStates;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.SpontaneousActivity;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.random.KeyedUniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figure 4. The limit cycle on which a network ends that learned one sequence.
 *
 * @param networks source of the trained networks
 * @param rests their spontaneous activity
 */
public record Figure04SteadyState(TrainedNetworks networks, RestingStates rests) implements PaperFigure {
    private static final Time WATCHED = Time.seconds(10);
    private static final Time SETTLED = Time.seconds(6);
    private static final int STARTS = 3;
    private static final double SAME_PERIOD = 1e-4;

    /** Figure of networks whose spontaneous activity no other figure shares. */
    public Figure04SteadyState(TrainedNetworks networks) {
        this(networks, new RestingStates());
    }

    /**
     * One network at rest.
     *
     * @param seed random seed of the network
     * @param rest spontaneous activity after the trial
     * @param withoutDrive spontaneous activity without the tonic input, as in the paper's text
     * @param fromElsewhere spontaneous activity from random states
     * @param amplitude amplitude of the readouts in the cycle over that in the trial
     */
    public record Resting(
            long seed,
            SpontaneousActivity rest,
            SpontaneousActivity withoutDrive,
            List<SpontaneousActivity> fromElsewhere,
            double amplitude) {
        public Resting {
            fromElsewhere = List.copyOf(fromElsewhere);
        }

        /** True if a cycle is reached from all of the random states. */
        boolean isReachedFromElsewhere() {
            return fromElsewhere.stream()
                    .allMatch(r -> r.isCycle() && Math.abs(r.period() / rest.period() - 1) <= SAME_PERIOD);
        }
    }

    /**
     * Measured values of the figure.
     *
     * @param resting one per network
     */
    public record Numbers(List<Resting> resting) {
        public Numbers {
            resting = List.copyOf(resting);
        }
    }

    @Override
    public String id() {
        return "4";
    }

    @Override
    public String title() {
        return "The limit cycle after one sequence";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> trained = networks.many(workshop);
        Numbers numbers =
                new Numbers(workshop.draws("limit cycles", trained.size(), k -> resting(trained.get(k), workshop)));
        return new Outcome(
                numbers,
                claims(numbers.resting),
                figure(networks.example(workshop).network()));
    }

    private Resting resting(TrainedNetwork trained, PaperContext workshop) {
        RateNetwork network = trained.network();
        Trajectory run = StimulusPlayer.quietly(network, Stimulus.decay(), WATCHED);
        int trial = (int) Math.round(Time.seconds(1).in(network.dt()));
        int settled = (int) Math.round(SETTLED.in(network.dt()));
        List<SpontaneousActivity> elsewhere = IntStream.range(0, STARTS)
                .mapToObj(k -> SpontaneousActivity.from(
                        network,
                        randomState(
                                network,
                                workshop.key(title())
                                        .child(trained.seed())
                                        .child(k)
                                        .uniform())))
                .toList();
        return new Resting(
                trained.seed(),
                SpontaneousActivity.of(rests.of(trained)),
                SpontaneousActivity.after(network.withBaseline(0), Stimulus.decay()),
                elsewhere,
                StimulusPlayer.rows(run.z(), settled, run.rows()).maxAbs()
                        / StimulusPlayer.rows(run.z(), 0, trial).maxAbs());
    }

    private static double[] randomState(RateNetwork network, KeyedUniform source) {
        double[] state = new double[network.units()];
        Arrays.setAll(state, i -> 2 * source.nextDouble() - 1);
        return state;
    }

    private static List<Claim> claims(List<Resting> resting) {
        int all = resting.size();
        List<Resting> cycles = resting.stream().filter(r -> r.rest().isCycle()).toList();
        return List.of(
                new Claim(
                        "A trained network ends on a limit cycle: share of " + all
                                + " networks with a tonic drive of 0.2 (p. 2615)",
                        Comparison.all(cycles.size(), all)),
                new Claim(
                                "... stimulus-free, that is without the tonic drive: share of " + all
                                        + " (p. 2615; a ReLU network without drive is homogeneous and has no isolated"
                                        + " orbit)",
                                Comparison.all(
                                        resting.stream()
                                                .filter(r -> r.withoutDrive().isCycle())
                                                .count(),
                                        all))
                        .because(Reasons.HOMOGENEOUS),
                new Claim(
                        "The cycle is stable: the second Lyapunov exponent is negative; largest one, 1/s (p. 2615)",
                        Comparison.less(
                                Measurement.exact(largest(cycles, r -> r.rest().secondExponent())), 0)),
                new Claim(
                        "It is reached from other states too: networks of which " + STARTS
                                + " random states end on the same cycle (p. 2620)",
                        Comparison.all(
                                cycles.stream()
                                        .filter(Resting::isReachedFromElsewhere)
                                        .count(),
                                cycles.size())),
                new Claim(
                                "The learned sequence repeats: at least 7 of the readouts are in order, share of "
                                        + cycles.size() + " cycles (p. 2615)",
                                Comparison.all(
                                        cycles.stream()
                                                .filter(r -> r.rest().forward() >= 7)
                                                .count(),
                                        cycles.size()))
                        .because(Reasons.NO_ORDER_AT_REST),
                new Claim(
                                "... as in the trial: peak of the readouts over their peak in the trial, largest one"
                                        + " (p. 2615; the paper's heat maps are normalised row by row)",
                                Comparison.greater(Measurement.exact(largest(cycles, Resting::amplitude)), 0.5))
                        .because(Reasons.WEAK_DRIVE),
                new Claim(
                        "The cycle is embedded in the other units too: smallest share of units that move (p. 2615)",
                        Comparison.greater(
                                Measurement.exact(
                                        -largest(cycles, r -> -r.rest().moving())),
                                0.9)));
    }

    private static double largest(List<Resting> of, java.util.function.ToDoubleFunction<Resting> value) {
        return of.stream().mapToDouble(value).max().orElse(Double.NaN);
    }

    private static Figure figure(RateNetwork network) {
        Trajectory run = StimulusPlayer.quietly(network, Stimulus.decay(), WATCHED);
        double dt = network.dt().seconds();
        int trial = (int) Math.round(Time.seconds(1).in(network.dt()));
        int settled = (int) Math.round(SETTLED.in(network.dt()));
        List<Placed> panels = new ArrayList<>();
        panels.add(new Placed(
                SharedPanels.rowsApart(run.z(), dt, "readout", trial)
                        .title("readouts z(t), in the trial and afterwards"),
                Cell.at(0, 0).spanning(1, 4)));
        panels.add(new Placed(
                SharedPanels.rowsApart(run.x(), dt, "unit", trial).title("state x(t)"),
                Cell.at(1, 0).spanning(1, 4)));
        panels.add(new Placed(
                SharedPanels.rowsApart(run.r(), dt, "unit", trial)
                        .title("rate r(t)")
                        .unlettered(),
                Cell.at(2, 0).spanning(1, 4)));
        Matrix steady = StimulusPlayer.rows(run.x(), settled, run.rows());
        int[][] pairs = {{1, 2}, {2, 7}, {3, 8}, {7, 8}};
        for (int k = 0; k < pairs.length; k++) {
            Panel panel = plane(steady, pairs[k][0], pairs[k][1], "x", Palette.BLUE);
            panels.add(new Placed(k == 0 ? panel : panel.unlettered(), Cell.at(3, k)));
        }
        Pca pca = Pca.of(StimulusPlayer.rows(run.x(), 0, trial));
        Matrix projected = pca.project(steady);
        int[][] components = {{1, 2}, {1, 3}, {2, 3}, {3, 4}};
        for (int k = 0; k < components.length; k++) {
            Panel panel = plane(projected, components[k][0], components[k][1], "PC", Palette.VERMILION);
            panels.add(new Placed(k == 0 ? panel : panel.unlettered(), Cell.at(4, k)));
        }
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(215))
                .rowHeights(0.7, 0.9, 0.9, 1, 1)
                .lettered()
                .described(
                        "The limit cycle",
                        "After the trial, at the left of the line, the network goes on with a periodic activity of all"
                                + " units, a closed orbit in every plane.");
    }

    private static Panel plane(Matrix orbit, int first, int second, String name, Colour colour) {
        return SharedPanels.plane(
                orbit.column(first - 1).toArray(),
                orbit.column(second - 1).toArray(),
                label(name, first),
                label(name, second),
                colour);
    }

    private static String label(String name, int index) {
        return name.equals("PC") ? "PC" + index : name + "_{" + index + "}";
    }
}
