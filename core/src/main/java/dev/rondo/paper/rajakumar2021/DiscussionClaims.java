package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.activity.PotentialLandscape;
import dev.rondo.analysis.activity.Replay;
import dev.rondo.analysis.surgery.HebbianPlasticity;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.LearnedTrial;
import dev.rondo.paper.common.RestingStates;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.paper.rajakumar2021.circuits.Circuits;
import dev.rondo.random.Key;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Claims of the discussion that no figure shows: the potential (3.1), Hebbian plasticity (4.1 and 4.2), bounded
 * dynamics (4.3) and a ring of six units that oscillates (4.4).
 */
public final class DiscussionClaims implements PaperFigure {
    private final TrainedNetworks networks;
    private final RestingStates rests;

    /** Figure of networks whose spontaneous activity other figures share. */
    public DiscussionClaims(TrainedNetworks networks, RestingStates rests) {
        this.networks = networks;
        this.rests = rests;
    }

    /**
     * Data of the figure.
     *
     * @param hebbian the example under plasticity
     * @param bounded networks with bounded dynamics, learning
     * @param ring the ring's states, rows x 6, a millisecond apart
     * @param ringEnds attractors of the ring, as a map and as a flow
     * @param ringPeriod period of the ring in the flow, seconds
     * @param landscape landscape of the example
     */
    public record Numbers(
            HebbianPlasticity.Result hebbian,
            List<BoundedStates> bounded,
            Matrix ring,
            List<AttractorKind> ringEnds,
            double ringPeriod,
            PotentialLandscape.Result landscape) {}

    private record Bounded(List<BoundedStates> networks) {}

    @Override
    public String id() {
        return "discussion";
    }

    @Override
    public String title() {
        return "Plasticity, bounded states, a ring of six and the potential";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        TrainedNetwork example = cycling(workshop);
        LearnedTrial trial = LearnedTrial.of(example);
        Key key = workshop.key(id());
        List<Record> parts = workshop.draws("discussion", 3, part -> switch (part) {
            case 0 -> new Bounded(BoundedStates.trained(workshop, key));
            case 1 ->
                new HebbianPlasticity(1.5, 0, Time.seconds(60), workshop.either(6, 15))
                        .of(example.network(), trial.end(example.network()));
            default ->
                new PotentialLandscape(
                                50, workshop.either(1, 6), Time.seconds(4), Time.seconds(workshop.either(40, 60)))
                        .of(example.network(), trial.u(), key);
        });
        RateNetwork ring = Circuits.ring(6, 2, 1);
        double[] start = {0.3, 0, 0, 0.1, 0, 0};
        Attractor map = Attractors.of(ring, About.MAP, Effort.QUICK).from(Vector.of(start));
        Attractor flow = Attractors.of(ring, About.FLOW, Effort.QUICK).from(Vector.of(start));
        Numbers numbers = new Numbers(
                (HebbianPlasticity.Result) parts.get(1),
                ((Bounded) parts.get(0)).networks(),
                orbit(ring, start),
                List.of(map.kind(), flow.kind()),
                flow.period().map(Time::seconds).orElse(Double.NaN),
                (PotentialLandscape.Result) parts.get(2));
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    /** The first of the networks that ends on a limit cycle. */
    private TrainedNetwork cycling(PaperContext workshop) {
        return networks.singles(workshop).stream()
                .filter(t -> rests.of(t).kind() == AttractorKind.LIMIT_CYCLE)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("None of the trained networks has a limit cycle: use other seeds"));
    }

    private static Matrix orbit(RateNetwork ring, double[] start) {
        EulerMap map = FlowMap.of(NetworkField.atRest(ring), ring.dt());
        double[][] rows = new double[2500][start.length];
        rows[0] = start;
        for (int t = 1; t < rows.length; t++) {
            map.apply(rows[t - 1], rows[t]);
        }
        return Matrix.of(rows);
    }

    private static List<Claim> claims(Numbers numbers) {
        List<HebbianPlasticity.Snapshot> snapshots = numbers.hebbian.snapshots();
        List<HebbianPlasticity.Snapshot> cycles =
                snapshots.stream().filter(s -> s.period().isPresent()).toList();
        List<HebbianPlasticity.Snapshot> replaying = whileInOrder(snapshots);
        long rings = numbers.ringEnds.stream()
                .filter(k -> k == AttractorKind.LIMIT_CYCLE)
                .count();
        return List.of(
                new Claim(
                        "p. 2629: the multiplicative rule (4.2) keeps every sign (1: it does)",
                        Comparison.isTrue(numbers.hebbian.signsKept())),
                new Claim(
                                "p. 2627: potentiation lets the sequence be replayed faster (period over the first one"
                                        + " in the last of"
                                        + " " + replaying.size() + " snapshots in which the sequence lasts)",
                                Comparison.less(
                                        Measurement.exact(period(replaying.getLast()) / period(replaying.getFirst())),
                                        1))
                        .because(Reasons.PERIOD_DOUBLINGS),
                new Claim(
                                "The learned order goes before the cycle does (readouts in order in the last cycle,"
                                        + " fewer than in the first)",
                                Comparison.less(
                                        Measurement.exact(inOrder(cycles.getLast())), inOrder(cycles.getFirst())))
                        .because(Reasons.ORDER_MAY_SURVIVE),
                new Claim(
                                "p. 2629: bounded dynamics can learn the sequence (R2 of the worst of "
                                        + numbers.bounded.size() + " networks, as a map in steps of 10 ms, above 0.95)",
                                Comparison.greater(Measurement.exact(lowest(numbers, BoundedStates::mapR2)), 0.95))
                        .because(Reasons.SILENT_READOUTS_OF_BOUNDED_UNITS),
                new Claim(
                        "p. 2629: 4.3 bounds x from below (lowest state, not under the floor)",
                        Comparison.greater(
                                Measurement.exact(lowest(numbers, BoundedStates::lowest)),
                                BoundedStates.FLOOR - 1e-12)),
                new Claim(
                        "p. 2629: learning with 4.3 may be unstable: plain Euler steps of 10 ms are (largest stable"
                                + " step, less than 10 ms)",
                        Comparison.less(Measurement.exact(lowest(numbers, BoundedStates::largestStep)), 10)
                                .in("ms")),
                new Claim(
                                "... as a flow too, once they have gone on learning in shorter steps (R2 of the worst"
                                        + " in steps of 0.5 ms, above 0.95)",
                                Comparison.greater(Measurement.exact(lowest(numbers, BoundedStates::flowR2)), 0.95))
                        .because(Reasons.LEARNED_AS_A_MAP),
                new Claim(
                                "p. 2629: 4.3 as printed, with signed inhibitory weights, lets inhibition pull x down"
                                        + " (slope of x' in an inhibitory rate at x = 0 and w = -1, per tau)",
                                Comparison.less(Measurement.exact(BoundedStates.FLOOR * -1), 0))
                        .misprint(Reasons.MAGNITUDES_ARE_MEANT),
                new Claim(
                        "p. 2630: a ring of six E and I units oscillates (limit cycles among its map and its flow)",
                        Comparison.equal(Measurement.exact((double) rings), 2)),
                new Claim(
                        "p. 2615: the potential of the cycle is a closed trench (depth against the middle, U at the"
                                + " middle minus the minimum)",
                        Comparison.greater(Measurement.exact(depth(numbers.landscape)), 1)));
    }

    private static double lowest(Numbers numbers, ToDoubleFunction<BoundedStates> value) {
        return numbers.bounded.stream().mapToDouble(value).min().orElseThrow();
    }

    private static double period(HebbianPlasticity.Snapshot snapshot) {
        return snapshot.period().map(Time::seconds).orElse(Double.NaN);
    }

    /** The first snapshots, as long as each is on a cycle with as many readouts in order as at the beginning. */
    private static List<HebbianPlasticity.Snapshot> whileInOrder(List<HebbianPlasticity.Snapshot> snapshots) {
        double first = inOrder(snapshots.getFirst());
        return snapshots.stream()
                .takeWhile(s -> s.period().isPresent() && inOrder(s) >= first)
                .toList();
    }

    private static double inOrder(HebbianPlasticity.Snapshot snapshot) {
        return snapshot.replay().map(Replay::inOrder).orElse(0);
    }

    /**
     * Depth of the potential. Where no run visited the middle, the value of a bin with one sample, its largest, stands
     * in.
     */
    private static double depth(PotentialLandscape.Result landscape) {
        Matrix u = landscape.potential();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double v : u.toRowMajor()) {
            if (!Double.isNaN(v)) {
                least = Math.min(least, v);
                most = Math.max(most, v);
            }
        }
        double middle = u.get(nearest(landscape.pc2()), nearest(landscape.pc1()));
        return (Double.isNaN(middle) ? most : middle) - least;
    }

    /** Index of the bin closest to 0, the mean state. */
    private static int nearest(Vector centres) {
        return IntStream.range(0, centres.size())
                .boxed()
                .min(java.util.Comparator.comparingDouble(k -> Math.abs(centres.get(k))))
                .orElseThrow();
    }

    private static Figure figure(Numbers numbers) {
        return Figure.grid(
                        3,
                        potential(numbers.landscape),
                        periods(numbers.hebbian),
                        leadingMode(numbers.hebbian),
                        abscissa(numbers.hebbian),
                        order(numbers.hebbian),
                        learning(numbers.bounded.getFirst()),
                        readouts(numbers.bounded.getFirst()),
                        ring(numbers))
                .height(Length.mm(165))
                .lettered()
                .described(
                        "Plasticity, bounded states, a ring of six and the potential",
                        "The potential of a noisy cycle; its period, leading mode, spectral abscissa and order under"
                                + " Hebbian plasticity; a network"
                                + " with bounded states that learns the sequence; a ring of six units that oscillates.");
    }

    private static Panel potential(PotentialLandscape.Result landscape) {
        Vector x = landscape.pc1();
        Vector y = landscape.pc2();
        double width = (x.get(1) - x.get(0)) / 2;
        double height = (y.get(1) - y.get(0)) / 2;
        return Panel.of(Axis.x("PC 1"), Axis.y("PC 2"))
                .with(HeatMap.of(landscape.potential().toRows())
                        .over(
                                x.get(0) - width,
                                x.get(x.size() - 1) + width,
                                y.get(0) - height,
                                y.get(y.size() - 1) + height)
                        .colours(ColourMap.VIRIDIS))
                .colourBar("U = \u2212log P_{ss}");
    }

    private static double[] seconds(List<HebbianPlasticity.Snapshot> snapshots) {
        return snapshots.stream().mapToDouble(s -> s.time().seconds()).toArray();
    }

    private static Panel periods(HebbianPlasticity.Result hebbian) {
        HebbianPlasticity.Snapshot last = whileInOrder(hebbian.snapshots()).getLast();
        return course(hebbian, Axis.y("period", "s"), DiscussionClaims::period)
                .with(Points.of(new double[] {last.time().seconds()}, new double[] {period(last)})
                        .colour(Palette.VERMILION)
                        .size(9)
                        .hollow()
                        .label("last in order"));
    }

    private static Panel leadingMode(HebbianPlasticity.Result hebbian) {
        return course(hebbian, Axis.y("frequency of leading mode", "Hz"), HebbianPlasticity.Snapshot::leadingFrequency);
    }

    private static Panel abscissa(HebbianPlasticity.Result hebbian) {
        return course(hebbian, Axis.y("spectral abscissa"), HebbianPlasticity.Snapshot::spectralAbscissa);
    }

    private static Panel order(HebbianPlasticity.Result hebbian) {
        return course(hebbian, Axis.y("readouts in order").wholeNumbers(), DiscussionClaims::inOrder);
    }

    /** A value against the time of plasticity; snapshots stand at its points. */
    private static Panel course(
            HebbianPlasticity.Result hebbian, Axis axis, ToDoubleFunction<HebbianPlasticity.Snapshot> value) {
        double[] time = seconds(hebbian.snapshots());
        double[] values = hebbian.snapshots().stream().mapToDouble(value).toArray();
        return Panel.of(Axis.x("time of plasticity", "s"), axis.from(0))
                .with(Line.of(time, values).colour(Palette.BLUE))
                .with(Points.of(time, values).colour(Palette.BLUE).size(3.5));
    }

    private static Panel learning(BoundedStates bounded) {
        double[] epoch =
                IntStream.range(0, bounded.r2().size()).asDoubleStream().toArray();
        return Panel.of(Axis.x("epoch"), Axis.y("R\u00b2 with bounded states").range(-0.2, 1))
                .with(Rule.horizontal(0.95))
                .with(Line.of(epoch, bounded.r2().toArray()).colour(Palette.BLUE));
    }

    private static Panel readouts(BoundedStates bounded) {
        int rows = bounded.readouts().rows();
        double[] ms = IntStream.rangeClosed(1, rows)
                .mapToDouble(t -> 1000.0 * t / rows)
                .toArray();
        List<Colour> colours = ColourMap.VIRIDIS.sample(bounded.readouts().columns());
        Panel panel = Panel.of(Axis.x("time", "ms").range(0, 1000), Axis.y("readout z"))
                .legend(Legend.ABOVE);
        for (int l = 0; l < bounded.readouts().columns(); l++) {
            panel = panel.with(Line.of(ms, bounded.readouts().column(l).toArray())
                    .colour(colours.get(l))
                    .label(SharedPanels.endName("z", l, colours.size())));
        }
        return panel;
    }

    private static Panel ring(Numbers numbers) {
        double[] time = IntStream.range(0, numbers.ring.rows())
                .mapToDouble(t -> t / 1000.0)
                .toArray();
        Panel panel = Panel.of(Axis.x("time", "s"), Axis.y("state x")).legend(Legend.ABOVE);
        for (int i = 0; i < numbers.ring.columns(); i++) {
            Line line = Line.of(time, numbers.ring.column(i).toArray())
                    .colour(i % 2 == 0 ? Palette.VERMILION : Palette.BLUE)
                    .width(1.6 - 0.25 * Math.floorDiv(i, 2));
            panel = panel.with(i < 2 ? line.label(i == 0 ? "E" : "I") : line);
        }
        return panel;
    }
}
