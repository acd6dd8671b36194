package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.linalg.Matrix;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figure 9. The period of the limit cycle does not depend on the input that came before.
 *
 * @param networks source of the trained networks
 */
public record Figure09Period(TrainedNetworks networks) implements PaperFigure {
    private static final Time WATCHED = Time.seconds(10);

    /** Steps in which a state that rests does not move, and by what part of the largest state it may. */
    private static final int LAST = 100;

    private static final double STILL = 1e-4;
    private static final double SAME_PERIOD = 1e-4;
    private static final List<Double> SCALES = List.of(0.25, 0.55, 0.85);

    /**
     * Periods of the networks of one kind.
     *
     * @param recipe study that the networks were trained on
     * @param seed random seed of this network
     * @param periods periods after every input, s; NaN where the attractor is no limit cycle
     */
    public record Periods(String recipe, long seed, List<Double> periods) {
        public Periods {
            periods = List.copyOf(periods);
        }

        boolean areCycles() {
            return periods.stream().noneMatch(p -> p.isNaN());
        }

        boolean isOfPaces() {
            return recipe.startsWith(Recipes.warped().name());
        }

        /** Largest over smallest, less 1. */
        double spread() {
            double largest =
                    periods.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            double smallest =
                    periods.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            return largest / smallest - 1;
        }
    }

    /**
     * Measured values of the figure.
     *
     * @param periods periods of all networks
     */
    public record Numbers(List<Periods> periods) {
        public Numbers {
            periods = List.copyOf(periods);
        }
    }

    @Override
    public String id() {
        return "9";
    }

    @Override
    public String title() {
        return "The cycle's period does not depend on the input before";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        int count = workshop.either(1, 2);
        List<TrainedNetwork> single = firstOf(networks.singles(workshop), count);
        List<TrainedNetwork> two = firstOf(networks.twoSequences(Setup.FALLING_FORWARD, workshop), count);
        List<TrainedNetwork> warped = firstOf(networks.warped(workshop), count);
        List<Stimulus> paces = Recipes.warpedTask().scales().stream()
                .map(scale -> Recipes.warpedTask().stimulusAt(scale))
                .toList();
        List<Periods> periods = new ArrayList<>();
        periods.addAll(periods(single, OtherInput.TRANSIENT, workshop));
        periods.addAll(periods(two, OtherInput.TRANSIENT, workshop));
        periods.addAll(periods(warped, paces, workshop));
        Numbers numbers = new Numbers(periods);
        return new Outcome(
                numbers,
                claims(numbers.periods),
                figure(two.getFirst().network(), warped.getFirst().network()));
    }

    private static <T> List<T> firstOf(List<T> list, int count) {
        return list.subList(0, Math.min(count, list.size()));
    }

    private static List<Periods> periods(List<TrainedNetwork> trained, List<Stimulus> inputs, PaperContext workshop) {
        List<Double> all = workshop.draws(
                "periods",
                trained.size() * inputs.size(),
                k -> SpontaneousActivity.after(trained.get(k / inputs.size()).network(), inputs.get(k % inputs.size()))
                        .period());
        List<Periods> periods = new ArrayList<>();
        for (int k = 0; k < trained.size(); k++) {
            periods.add(new Periods(
                    trained.get(k).recipe().name(),
                    trained.get(k).seed(),
                    all.subList(k * inputs.size(), (k + 1) * inputs.size())));
        }
        return periods;
    }

    private static List<Claim> claims(List<Periods> periods) {
        List<Periods> waveforms = periods.stream().filter(p -> !p.isOfPaces()).toList();
        List<Periods> paces = periods.stream().filter(Periods::isOfPaces).toList();
        return List.of(
                claim(
                        "The period is the same after " + OtherInput.TRANSIENT.size()
                                + " inputs of other waveform, amplitude or frequency: largest relative difference (p."
                                + " 2624)",
                        waveforms),
                claim("... and after inputs of five paces: largest relative difference (p. 2624)", paces),
                new Claim(
                        "Networks of one or two sequences have a limit cycle after each of the inputs: share of "
                                + waveforms.size() + " (p. 2624)",
                        cycles(waveforms)),
                new Claim("Networks of five paces have one too: share of " + paces.size() + " (p. 2624)", cycles(paces))
                        .because(Reasons.INPUT_CARRIES_THE_SEQUENCE));
    }

    private static Comparison cycles(List<Periods> periods) {
        long found = periods.stream().filter(Periods::areCycles).count();
        return Comparison.all(found, periods.size());
    }

    private static Claim claim(String sentence, List<Periods> periods) {
        double[] spreads = periods.stream()
                .filter(Periods::areCycles)
                .mapToDouble(Periods::spread)
                .toArray();
        return new Claim(
                        sentence,
                        Comparison.within(
                                Measurement.largest(spreads, "no network has a limit cycle after these inputs"),
                                0,
                                SAME_PERIOD,
                                "the map's orbit may lock to whole numbers of steps, on neighbouring locked orbits"))
                .because(Reasons.LOCKED_ORBITS);
    }

    private static Figure figure(RateNetwork two, RateNetwork warped) {
        TwoSequencesTask task = Recipes.twoSequencesTask(Setup.FALLING_FORWARD);
        List<Stimulus> inputs = List.of(task.stimulus(Ramp.FALLING), task.stimulus(Ramp.RISING), Stimulus.dc(5));
        List<String> names = List.of("falling ramp", "rising ramp", "constant input of 5");
        List<Matrix> paces = SCALES.stream().map(scale -> steady(warped, scale)).toList();
        List<Placed> panels = new ArrayList<>();
        for (int k = 0; k < inputs.size(); k++) {
            Panel readouts = readouts(two, inputs.get(k)).title(names.get(k));
            panels.add(new Placed(
                    k == 0 ? readouts : readouts.unlettered(), Cell.at(k, 0).spanning(1, 3)));
            double scale = SCALES.get(k);
            Panel orbit = orbit(paces.get(k), paces).title("pace " + Math.round(100 * scale) + " %");
            panels.add(new Placed(k == 0 ? orbit : orbit.unlettered(), Cell.at(3, k)));
        }
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(165))
                .rowHeights(0.7, 0.7, 0.7, 1)
                .lettered()
                .described(
                        "The period",
                        "After three inputs the same cycle follows; after three paces the first two units end the same"
                                + " way.");
    }

    private static Panel readouts(RateNetwork network, Stimulus stimulus) {
        Trajectory run = StimulusPlayer.quietly(network, stimulus, WATCHED);
        double dt = network.dt().seconds();
        int trial = (int) Math.round(Time.seconds(1).in(network.dt()));
        return SharedPanels.rowsApart(run.z(), dt, "readout", trial)
                .with(SharedPanels.trace(
                        StimulusPlayer.rows(run.u(), 0, trial), 0, dt, run.z().columns(), 9));
    }

    private static Matrix steady(RateNetwork network, double scale) {
        Trajectory run = StimulusPlayer.quietly(network, Recipes.warpedTask().stimulusAt(scale), WATCHED);
        int from = (int) Math.round(Time.seconds(1).in(network.dt()));
        return StimulusPlayer.rows(run.x(), from, run.rows());
    }

    /** The first two units after one pace, on the axes of all paces; a disc where they end. */
    private static Panel orbit(Matrix x, List<Matrix> all) {
        int last = x.rows() - 1;
        return Panel.of(spanning(Axis.x("x_{1}"), all, 0), spanning(Axis.y("x_{2}"), all, 1))
                .with(Line.of(x.column(0).toArray(), x.column(1).toArray())
                        .colour(Palette.BLUE)
                        .width(1.1)
                        .arrows(2)
                        .label("orbit"))
                .with(Points.of(new double[] {x.get(last, 0)}, new double[] {x.get(last, 1)})
                        .colour(Colour.INK)
                        .size(5)
                        .label(rests(x) ? "rests here" : "last state"))
                .legend(Legend.ABOVE);
    }

    /** True if the last second of an orbit is a point. */
    private static boolean rests(Matrix x) {
        Matrix last = StimulusPlayer.rows(x, x.rows() - Math.min(x.rows(), LAST), x.rows());
        return IntStream.range(0, 2)
                .mapToObj(c -> Arrays.stream(last.column(c).toArray()).summaryStatistics())
                .allMatch(s -> s.getMax() - s.getMin() <= STILL * x.maxAbs());
    }

    private static Axis spanning(Axis axis, List<Matrix> all, int column) {
        double low = all.stream()
                .flatMapToDouble(x -> Arrays.stream(x.column(column).toArray()))
                .min()
                .orElseThrow();
        double high = all.stream()
                .flatMapToDouble(x -> Arrays.stream(x.column(column).toArray()))
                .max()
                .orElseThrow();
        double margin = Math.max(0.05 * (high - low), 1e-6);
        return axis.range(low - margin, high + margin);
    }
}
