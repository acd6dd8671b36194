package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.SpontaneousActivity;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.task.TwoSequencesTask;
import dev.rondo.task.TwoSequencesTask.Ramp;
import dev.rondo.task.TwoSequencesTask.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * Figure 6. Networks that learned two sequences, and what they do afterwards.
 *
 * @param networks source of the trained networks
 */
public record Figure06TwoSequences(TrainedNetworks networks) implements PaperFigure {
    private static final Time TRIAL = Time.seconds(1);
    private static final Time REST_FROM = Time.seconds(4);
    private static final Time REST_TO = Time.seconds(8);
    private static final double SAME = 1e-4;

    /**
     * One network.
     *
     * @param setup task that the network learned
     * @param seed random seed of the network
     * @param r2 on trials that vary
     * @param afterFalling spontaneous activity after a falling ramp
     * @param afterRising spontaneous activity after a rising ramp
     */
    public record Learned(
            Setup setup, long seed, double r2, SpontaneousActivity afterFalling, SpontaneousActivity afterRising) {
        boolean forgetsItsInput() {
            return afterFalling.isCycle()
                    && afterRising.isCycle()
                    && Math.abs(afterFalling.period() / afterRising.period() - 1) <= SAME;
        }

        /** True if the cycle has the readouts in one of the two orders, but for one of them at most. */
        boolean repeatsOneSequence() {
            int most = Math.max(afterFalling.forward(), afterFalling.backward());
            return afterFalling.isCycle() && most >= 7;
        }

        /** True if the cycle resembles sequence 2 more than sequence 1: a tie is neither. */
        boolean prefersSecond() {
            int backward = afterFalling.backward() - afterFalling.forward();
            return setup == Setup.FALLING_FORWARD ? backward > 0 : backward < 0;
        }
    }

    /**
     * Measured values of the figure.
     *
     * @param learned networks of setup 1, then of setup 2
     */
    public record Numbers(List<Learned> learned) {
        public Numbers {
            learned = List.copyOf(learned);
        }
    }

    @Override
    public String id() {
        return "6";
    }

    @Override
    public String title() {
        return "Two sequences, and the rest after them";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> first = networks.twoSequences(Setup.FALLING_FORWARD, workshop);
        List<TrainedNetwork> second = networks.twoSequences(Setup.FALLING_BACKWARD, workshop);
        List<Learned> learned = new ArrayList<>(learned(Setup.FALLING_FORWARD, first, workshop));
        learned.addAll(learned(Setup.FALLING_BACKWARD, second, workshop));
        Numbers numbers = new Numbers(learned);
        return new Outcome(
                numbers,
                claims(numbers.learned),
                figure(first.getFirst().network(), second.getFirst().network()));
    }

    private static List<Learned> learned(Setup setup, List<TrainedNetwork> trained, PaperContext workshop) {
        TwoSequencesTask task = Recipes.twoSequencesTask(setup);
        return workshop.draws("rest after two sequences", trained.size(), k -> {
            RateNetwork network = trained.get(k).network();
            return new Learned(
                    setup,
                    trained.get(k).seed(),
                    trained.get(k).r2(),
                    SpontaneousActivity.after(network, task.stimulus(Ramp.FALLING)),
                    SpontaneousActivity.after(network, task.stimulus(Ramp.RISING)));
        });
    }

    private static List<Claim> claims(List<Learned> learned) {
        int all = learned.size();
        double worst = learned.stream().mapToDouble(Learned::r2).min().orElseThrow();
        long cycles = learned.stream().filter(l -> l.afterFalling().isCycle()).count();
        return List.of(
                new Claim(
                        "Networks learn two sequences with the same readouts, forward and backward: R2 of the worst of "
                                + all + " of both setups is above 0.95 (p. 2619)",
                        Comparison.greater(Measurement.exact(worst), 0.95)),
                new Claim("Afterwards they are on a limit cycle: share of " + all + " (p. 2620)", count(cycles, all)),
                new Claim(
                        "... the same one after either input: share of " + all + " (p. 2620)",
                        count(learned.stream().filter(Learned::forgetsItsInput).count(), all)),
                new Claim(
                                "The cycle repeats one of the two sequences: at least 7 readouts in order forward or"
                                        + " backward, share of " + cycles + " cycles (p. 2620)",
                                count(
                                        learned.stream()
                                                .filter(Learned::repeatsOneSequence)
                                                .count(),
                                        cycles))
                        .because(Reasons.NO_ORDER_AT_REST),
                new Claim(
                                "... always the same one, sequence 2 in both setups (backward in setup 1, forward in"
                                        + " setup 2): share of " + cycles + " cycles (p. 2620)",
                                count(
                                        learned.stream()
                                                .filter(l -> l.afterFalling().isCycle() && l.prefersSecond())
                                                .count(),
                                        cycles))
                        .because(Reasons.RESEMBLANCE_VARIES));
    }

    private static Comparison count(long found, long of) {
        return Comparison.all(found, of);
    }

    private static Figure figure(RateNetwork first, RateNetwork second) {
        List<Placed> panels = new ArrayList<>();
        add(panels, first, Setup.FALLING_FORWARD, 0);
        add(panels, second, Setup.FALLING_BACKWARD, 2);
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(165))
                .lettered()
                .described(
                        "Two sequences",
                        "A falling and a rising input call for sequences in opposite directions; at rest the network"
                                + " repeats one cycle.");
    }

    private static void add(List<Placed> panels, RateNetwork network, Setup setup, int row) {
        for (Ramp ramp : Ramp.values()) {
            Stimulus stimulus = Recipes.twoSequencesTask(setup).stimulus(ramp);
            int at = ramp == Ramp.FALLING ? row : row + 1;
            Panel traces = traces(network, stimulus);
            panels.add(new Placed(ramp == Ramp.FALLING ? traces : traces.unlettered(), Cell.at(at, 0)));
            Trajectory run = StimulusPlayer.quietly(network, stimulus, REST_TO);
            double dt = network.dt().seconds();
            int trial = (int) Math.round(TRIAL.in(network.dt()));
            int rest = (int) Math.round(REST_FROM.in(network.dt()));
            panels.add(new Placed(
                    SharedPanels.rows(StimulusPlayer.rows(run.z(), 0, trial), 0, dt, "readout")
                            .title("trial")
                            .unlettered(),
                    Cell.at(at, 1)));
            panels.add(new Placed(
                    SharedPanels.rows(
                                    StimulusPlayer.rows(run.z(), rest, run.rows()), REST_FROM.seconds(), dt, "readout")
                            .title("at rest")
                            .unlettered(),
                    Cell.at(at, 2)));
        }
    }

    private static Panel traces(RateNetwork network, Stimulus stimulus) {
        Trajectory run = StimulusPlayer.quietly(network, stimulus, TRIAL);
        double dt = network.dt().seconds();
        return Panel.of(
                        Axis.x("time", "s").range(0, 1),
                        Axis.y("z(t), u(t) / 6").range(-0.05, 1.2))
                .legend(Legend.ABOVE)
                .with(SharedPanels.line(run.u().times(1 / 6.0), 0, 0, dt)
                        .colour(Palette.BLUE)
                        .dashed()
                        .width(1)
                        .label("u / 6"))
                .with(SharedPanels.lines(run.z(), 0, dt));
    }
}
