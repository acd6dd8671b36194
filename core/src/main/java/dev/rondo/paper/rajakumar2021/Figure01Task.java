package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Series;
import dev.rondo.linalg.Matrix;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.task.SequenceTask;
import dev.rondo.task.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Figure 1. The network, its stimuli and the sequence that it learns.
 *
 * @param networks source of the trained networks
 */
public record Figure01Task(TrainedNetworks networks) implements PaperFigure {
    private static final String ROUNDING = "floating-point rounding";
    private static final Time FINE = Time.ms(1);
    private static final List<String> STIMULI = List.of("decay", "modulated-decay", "falling-ramp", "falling-sawtooth");

    /**
     * Data of the figure.
     *
     * @param stimuli one column each, every millisecond of a second
     * @param target the wanted readouts, every millisecond of a second x 8
     * @param r2 of every network, on noisy trials that it was not trained on
     * @param epochs updates until its best validation
     */
    public record Numbers(Matrix stimuli, Matrix target, List<Double> r2, List<Integer> epochs) {
        public Numbers {
            r2 = List.copyOf(r2);
            epochs = List.copyOf(epochs);
        }
    }

    @Override
    public String id() {
        return "1";
    }

    @Override
    public String title() {
        return "The network, its stimuli and the sequence that it learns";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> trained = networks.many(workshop);
        Trial trial = Recipes.single().task().conditions(FINE).getFirst();
        Matrix stimuli = Matrix.build(
                trial.steps(),
                STIMULI.size(),
                (t, k) -> Stimulus.named(STIMULI.get(k)).at(FINE.times(t + 1)));
        Numbers numbers = new Numbers(
                stimuli,
                trial.target(),
                trained.stream().map(TrainedNetwork::r2).toList(),
                trained.stream().map(TrainedNetwork::bestEpoch).toList());
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private static List<Claim> claims(Numbers numbers) {
        SequenceTask task = (SequenceTask) Recipes.single().task();
        double slowest =
                numbers.epochs.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return List.of(
                new Claim(
                        "The stimulus is 6 e^(-3 (t - 0.1)): 6 at 0.1 s ... (p. 2605)",
                        Comparison.within(Measurement.exact(numbers.stimuli.get(99, 0)), 6, 1e-12, ROUNDING)),
                new Claim(
                        "... and 6 e^(-2.7) = 0.403 at 1 s (p. 2605)",
                        Comparison.within(
                                Measurement.exact(numbers.stimuli.get(999, 0)),
                                6 * StrictMath.exp(-2.7),
                                1e-12,
                                ROUNDING)),
                new Claim(
                        "Eight readouts are active one after the other; neighbours share 5 % of their windows (p."
                                + " 2605)",
                        Comparison.within(Measurement.exact(sharedWindow(task)), 0.05, 1e-3, "the grid of 0.01 ms")),
                new Claim(
                        "Excitatory-inhibitory networks learn the sequence: share of " + numbers.r2.size()
                                + " networks with R2 above 0.95 (p. 2612)",
                        Comparison.all(numbers.r2.stream().filter(r -> r > 0.95).count(), numbers.r2.size())),
                new Claim(
                                "Training converges slowly: it takes more than 10^5 epochs (p. 2612). With Adam, a"
                                        + " tonic drive and help for silent readouts it does not",
                                Comparison.greater(Measurement.exact(slowest), 1e5)
                                        .in("epochs"))
                        .because(Reasons.SLOW_DESCENT));
    }

    /** Fraction of a bump's window that overlaps the next one's, measured on a fine grid. */
    private static double sharedWindow(SequenceTask task) {
        Time step = Time.ms(0.01);
        Matrix target = task.conditions(step).getFirst().target();
        int first = 0;
        int both = 0;
        for (int t = 0; t < target.rows(); t++) {
            first += target.get(t, 0) > 0 ? 1 : 0;
            both += target.get(t, 0) > 0 && target.get(t, 1) > 0 ? 1 : 0;
        }
        return (double) both / first;
    }

    private static Figure figure(Numbers numbers) {
        double step = FINE.seconds();
        List<Placed> panels = new ArrayList<>();
        panels.add(new Placed(schematic(), Cell.at(0, 0).spanning(1, 2)));
        for (int k = 0; k < STIMULI.size(); k++) {
            Panel panel = Panel.of(
                            Axis.x("time", "s").range(0, 1),
                            Axis.y("input u(t)").range(0, 8))
                    .title(STIMULI.get(k).replace('-', ' '))
                    .with(SharedPanels.line(numbers.stimuli, k, 0, step).colour(Palette.BLUE));
            panels.add(new Placed(k % 2 == 0 ? panel : panel.unlettered(), Cell.at(1 + k / 2, k % 2)));
        }
        panels.add(new Placed(
                Panel.of(Axis.x("time", "s").range(0, 1), Axis.y("target z(t)").from(0))
                        .with(SharedPanels.lines(numbers.target, 0, step)),
                Cell.at(3, 0)));
        panels.add(new Placed(
                SharedPanels.rows(numbers.target, 0, step, "readout")
                        .colourBar("normalised")
                        .unlettered(),
                Cell.at(3, 1)));
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(165))
                .rowHeights(1.3, 1, 1, 1)
                .lettered()
                .described(
                        "The task",
                        "An excitatory-inhibitory network is shown a decaying or falling input and asked to activate"
                                + " eight readouts one after the other.");
    }

    /** One input reaches all units, all units reach each other, some excitatory ones are read out. */
    private static Panel schematic() {
        Random random = new Random(3);
        double[] ex = new double[24];
        double[] ey = new double[24];
        double[] ix = new double[6];
        double[] iy = new double[6];
        for (int i = 0; i < ex.length; i++) {
            ex[i] = 3.4 + (i % 6) * 0.62 + 0.06 * random.nextGaussian();
            ey[i] = 3.1 + Math.floorDiv(i, 6) * 0.55 + 0.04 * random.nextGaussian();
        }
        for (int i = 0; i < ix.length; i++) {
            ix[i] = 3.4 + i * 0.62 + 0.06 * random.nextGaussian();
            iy[i] = 1.35 + 0.04 * random.nextGaussian();
        }
        double[] out = Series.spaced(1.0, 0.5, 8).toArray();
        double[] outX = new double[8];
        java.util.Arrays.fill(outX, 9.2);
        return Panel.of(
                        Axis.x("").range(0, 11).withoutTicks(),
                        Axis.y("").range(0.5, 5.6).withoutTicks())
                .frame(dev.rondo.figure.Frame.NONE)
                .with(arrow(1.3, 3, 2.9, 3))
                .with(Note.at(1.1, 3.45, "u(t)"))
                .with(Note.at(2.1, 2.45, "W_{in}"))
                .with(Points.of(ex, ey).colour(Palette.VERMILION).size(6))
                .with(Points.of(ix, iy).colour(Palette.BLUE).size(6))
                .with(Note.at(4.95, 5.35, "80 excitatory units").colour(Palette.VERMILION))
                .with(Note.at(4.95, 0.8, "20 inhibitory units").colour(Palette.BLUE))
                .with(arrow(4.3, 2.85, 4.3, 1.65))
                .with(arrow(5.6, 1.6, 5.6, 2.8))
                .with(Note.at(4.95, 2.2, "W_{rec}"))
                .with(arrow(7.1, 3, 8.7, 3))
                .with(Note.at(7.9, 2.45, "W_{out}"))
                .with(Points.of(outX, out).colour(Palette.GREEN).size(6))
                .with(Note.at(9.9, 2.8, "z_{1} … z_{8}"));
    }

    private static Line arrow(double x, double y, double toX, double toY) {
        double past = 1.18;
        return Line.of(new double[] {x, toX, x + past * (toX - x)}, new double[] {y, toY, y + past * (toY - y)})
                .colour(Colour.INK)
                .arrows(1);
    }
}
