package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.AmplitudeScan;
import dev.rondo.analysis.AttractorKind;
import dev.rondo.analysis.BlockSensitivity;
import dev.rondo.analysis.MapOrFlow;
import dev.rondo.analysis.SparseningScan;
import dev.rondo.analysis.SteadyState;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
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
import dev.rondo.network.ProjectionGroup;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Verdict;
import dev.rondo.paper.Workshop;
import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Figure 5. How far blocks of W_rec can be scaled, and how many of its connections cut, before the cycle is lost. */
public final class ScaledBlocks implements PaperFigure {
    private static final int STEPS = 1000;
    private static final int PORTRAIT_FROM = 500;
    private static final List<Double> FRACTIONS = List.of(0.05, 0.1, 0.15, 0.2);

    private final TrainedNetworks networks;

    /** About networks from there. */
    public ScaledBlocks(TrainedNetworks networks) {
        this.networks = networks;
    }

    /**
     * What is drawn.
     *
     * @param cycles seeds of the networks with a limit cycle, the first of them the example
     * @param map ranges of the trained maps, one per network
     * @param flow ranges of the flow of the example; empty in a first look
     * @param amplitudes of the example against a1, falling
     * @param portraits x1 against x2 of the example at four values of a1, noiseless and noisy
     * @param sparse every fraction and mask of the example
     * @param cut the example with one mask
     */
    public record Numbers(
            List<Long> cycles,
            List<BlockSensitivity.Result> map,
            List<BlockSensitivity.Result> flow,
            List<AmplitudeScan.Sample> amplitudes,
            List<Portrait> portraits,
            SparseningScan.Result sparse,
            List<Cut> cut) {}

    /**
     * The steady state in the plane of two readout units.
     *
     * @param factor a1
     * @param quiet without noise, rows x 2
     * @param noisy with noise, rows x 2
     */
    public record Portrait(double factor, Matrix quiet, Matrix noisy) {}

    /**
     * A network without some connections.
     *
     * @param fraction of E-to-E connections that are cut
     * @param readouts in the trial and after it, 10 s, rows x N_out
     * @param plane x1 against x2 in the steady state, rows x 2
     */
    public record Cut(double fraction, Matrix readouts, Matrix plane) {}

    @Override
    public String id() {
        return "5";
    }

    @Override
    public String title() {
        return "How far the weights can be changed before the cycle is lost";
    }

    @Override
    public Outcome make(Workshop workshop) {
        List<TrainedNetwork> cycles = networks.singles(workshop).stream()
                .filter(ScaledBlocks::endsOnCycle)
                .limit(workshop.either(1, TrainedNetworks.NETWORKS))
                .toList();
        if (cycles.isEmpty()) {
            throw new IllegalStateException("None of the trained networks has a limit cycle: use other seeds");
        }
        TrainedNetwork example = cycles.getFirst();
        BlockSensitivity scan =
                workshop.quick() ? new BlockSensitivity(MapOrFlow.MAP, 0.1, 0.02, 0, 2) : BlockSensitivity.DEFAULT;
        List<BlockSensitivity.Result> map = ranges(workshop, scan, cycles);
        List<BlockSensitivity.Result> flow = workshop.quick()
                ? List.of()
                : ranges(workshop, new BlockSensitivity(MapOrFlow.FLOW, 0.05, 0.01, 0, 3), List.of(example));
        double lowest = map.getFirst().of(ProjectionGroup.E_TO_E).lower().persists();
        Key key = workshop.key(id());
        Numbers numbers = new Numbers(
                cycles.stream().map(TrainedNetwork::seed).toList(),
                map,
                flow,
                amplitudes(workshop, example, lowest, key),
                portraits(example, lowest, key),
                new SparseningScan(SparseningScan.DEFAULT.projection(), FRACTIONS, workshop.either(2, 5))
                        .of(example.network(), LearnedTrial.of(example).u(), key),
                FRACTIONS.stream().map(f -> cut(example, f, key)).toList());
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private static boolean endsOnCycle(TrainedNetwork trained) {
        RateNetwork network = trained.network();
        return SteadyState.DEFAULT.after(network, LearnedTrial.of(trained).u()).kind() == AttractorKind.LIMIT_CYCLE;
    }

    private static List<BlockSensitivity.Result> ranges(
            Workshop workshop, BlockSensitivity scan, List<TrainedNetwork> trained) {
        List<ProjectionGroup> all = List.of(ProjectionGroup.values());
        int groups = all.size();
        List<BlockSensitivity.Range> ranges = workshop.draws(
                "block factors, " + scan.about().name().toLowerCase(Locale.ROOT), trained.size() * groups, k -> {
                    TrainedNetwork one = trained.get(k / groups);
                    double[] state = LearnedTrial.of(one).end(one.network());
                    return scan.range(one.network(), state, all.get(k % groups));
                });
        return IntStream.range(0, trained.size())
                .mapToObj(n -> new BlockSensitivity.Result(scan.about(), ranges.subList(n * groups, (n + 1) * groups)))
                .toList();
    }

    private static List<AmplitudeScan.Sample> amplitudes(
            Workshop workshop, TrainedNetwork example, double lowest, Key key) {
        int count = workshop.either(5, 12);
        double end = Math.max(0, lowest - 0.1);
        List<Double> factors = IntStream.range(0, count)
                .mapToObj(k -> 1 - (1 - end) * k / (count - 1))
                .toList();
        List<List<AmplitudeScan.Sample>> samples = workshop.draws(
                "amplitudes",
                count,
                k -> new AmplitudeScan(
                                ProjectionGroup.E_TO_E,
                                List.of(factors.get(k)),
                                Time.seconds(5),
                                Time.seconds(workshop.either(10, 40)))
                        .of(example.network(), LearnedTrial.of(example).u(), key));
        return samples.stream().map(List::getFirst).toList();
    }

    private static List<Portrait> portraits(TrainedNetwork example, double lowest, Key key) {
        List<Portrait> portraits = new ArrayList<>();
        for (double part : new double[] {0, 0.45, 0.9, 1.3}) {
            double factor = Math.max(0, 1 - part * (1 - lowest));
            RateNetwork scaled = ProjectionGroup.E_TO_E.scale(example.network(), factor);
            LearnedTrial trial = LearnedTrial.of(example);
            portraits.add(
                    new Portrait(factor, plane(trial.play(scaled, STEPS)), plane(trial.play(scaled, STEPS, key))));
        }
        return portraits;
    }

    private static Cut cut(TrainedNetwork example, double fraction, Key key) {
        RateNetwork network = SparseningScan.DEFAULT.cut(example.network(), fraction, 0, key);
        Trajectory run = LearnedTrial.of(example).play(network, STEPS);
        return new Cut(fraction, run.z(), plane(run));
    }

    private static Matrix plane(Trajectory run) {
        return Matrix.build(STEPS - PORTRAIT_FROM, 2, (t, i) -> run.x().get(PORTRAIT_FROM + t, i));
    }

    private static List<Claim> claims(Numbers numbers) {
        BlockSensitivity.Range excitatory = numbers.map.getFirst().of(ProjectionGroup.E_TO_E);
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(
                "p. 2617: the cycle is most sensitive to E-to-E scaling (share of networks in which it has the narrowest range"
                        + " of the four projections)",
                Verdict.equal(Estimate.exact(shareNarrowest(numbers)), 1, 0)));
        for (ProjectionGroup group : List.of(ProjectionGroup.E_TO_I, ProjectionGroup.I_TO_I)) {
            claims.add(new Claim(
                    "p. 2617: it is robust to " + name(group) + " scaling (width of the range over that of E to E, mean"
                            + " over networks, above 1.5)",
                    Verdict.above(Estimate.exact(relativeWidth(numbers, group)), 1.5)));
        }
        claims.add(new Claim(
                "p. 2617: the amplitude falls with a1 (largest rise from one a1 to the next smaller one, over the amplitude at"
                        + " 1)",
                Verdict.below(Estimate.exact(largestRise(numbers)), 0.01)));
        claims.add(new Claim(
                "p. 2617: until it converges to a fixed point (networks in which that lies below the range, share)",
                Verdict.equal(Estimate.exact(shareFixedPointBelow(numbers)), 1, 0)));
        double gap = 1 - excitatory.lower().persists();
        Double lost = excitatory.lower().lost();
        double resolution = lost == null ? 0 : excitatory.lower().persists() - lost;
        claims.add(new Claim(
                "p. 2617: this is a Hopf bifurcation, so the amplitude vanishes like a square root (at the edge, over that at"
                        + " a1 = 1; the root at the edge's resolution is the bound)",
                Verdict.below(Estimate.exact(endAmplitude(excitatory)), Math.sqrt(resolution / gap))));
        for (double fraction : FRACTIONS.subList(0, 3)) {
            claims.add(new Claim(
                    String.format(
                            Locale.ROOT,
                            "p. 2617: the cycle survives without %.0f %% of E-to-E (share of masks)",
                            100 * fraction),
                    Verdict.equal(Estimate.exact(share(numbers, fraction, AttractorKind.LIMIT_CYCLE)), 1, 0)));
        }
        claims.add(new Claim(
                "p. 2617: the amplitude falls with sparsity (mean over masks, 15 % over 5 %)",
                Verdict.below(Estimate.exact(amplitude(numbers, 0.15) / amplitude(numbers, 0.05)), 1)));
        claims.add(new Claim(
                "p. 2617: without 20 % of E-to-E it converges to a fixed point (share of masks)",
                Verdict.equal(
                        Estimate.exact(share(numbers, 0.2, AttractorKind.FIXED_POINT)
                                + share(numbers, 0.2, AttractorKind.SILENT)),
                        1,
                        0)));
        return claims;
    }

    private static double shareNarrowest(Numbers numbers) {
        double count = 0;
        for (BlockSensitivity.Result result : numbers.map) {
            double own = result.of(ProjectionGroup.E_TO_E).width();
            boolean narrowest =
                    result.ranges().stream().filter(r -> r.group().isSingle()).allMatch(r -> r.width() >= own);
            count += narrowest ? 1 : 0;
        }
        return count / numbers.map.size();
    }

    private static double relativeWidth(Numbers numbers, ProjectionGroup group) {
        return numbers.map.stream()
                .mapToDouble(
                        r -> r.of(group).width() / r.of(ProjectionGroup.E_TO_E).width())
                .average()
                .orElse(Double.NaN);
    }

    private static double shareFixedPointBelow(Numbers numbers) {
        return numbers.map.stream()
                .map(r -> r.of(ProjectionGroup.E_TO_E).lower().beyond())
                .mapToDouble(k -> k == AttractorKind.FIXED_POINT || k == AttractorKind.SILENT ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static double largestRise(Numbers numbers) {
        double rise = 0;
        for (int k = 1; k < numbers.amplitudes.size(); k++) {
            rise = Math.max(
                    rise,
                    numbers.amplitudes.get(k).amplitude()
                            - numbers.amplitudes.get(k - 1).amplitude());
        }
        return rise / numbers.amplitudes.getFirst().amplitude();
    }

    private static double endAmplitude(BlockSensitivity.Range range) {
        return amplitudeAt(range, range.lower().persists()) / amplitudeAt(range, 1);
    }

    private static double amplitudeAt(BlockSensitivity.Range range, double factor) {
        return range.samples().stream()
                .filter(s -> s.factor() == factor)
                .mapToDouble(BlockSensitivity.Sample::amplitude)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double share(Numbers numbers, double fraction, AttractorKind kind) {
        return numbers.sparse.samples().stream()
                .filter(s -> s.fraction() == fraction)
                .mapToDouble(s -> s.kind() == kind ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static double amplitude(Numbers numbers, double fraction) {
        return numbers.sparse.samples().stream()
                .filter(s -> s.fraction() == fraction)
                .mapToDouble(SparseningScan.Sample::amplitude)
                .average()
                .orElse(Double.NaN);
    }

    private static String name(ProjectionGroup group) {
        return switch (group) {
            case E_TO_E -> "E\u2192E";
            case I_TO_E -> "I\u2192E";
            case E_TO_I -> "E\u2192I";
            case I_TO_I -> "I\u2192I";
            case FROM_E -> "from E";
            case FROM_I -> "from I";
            case ALL -> "all";
        };
    }

    private static Figure figure(Numbers numbers) {
        Figure figure = Figure.placed(new Placed(blocks(), Cell.at(0, 0)))
                .with(ranges(numbers), Cell.at(0, 1).spanning(1, 2))
                .with(amplitudes(numbers), Cell.at(0, 3));
        Matrix widest = numbers.portraits.getFirst().noisy;
        for (int k = 0; k < numbers.portraits.size(); k++) {
            Portrait portrait = numbers.portraits.get(k);
            Panel noisy = plane(portrait.noisy, widest, Palette.VERMILION)
                    .title(String.format(Locale.ROOT, "a_{1} = %.2f", portrait.factor));
            Panel quiet = plane(portrait.quiet, widest, Palette.BLUE);
            figure = figure.with(k == 0 ? noisy : noisy.unlettered(), Cell.at(1, k))
                    .with(quiet.unlettered(), Cell.at(2, k));
        }
        for (int k = 0; k < numbers.cut.size(); k++) {
            Cut cut = numbers.cut.get(k);
            Panel map = heatMap(cut.readouts).title(String.format(Locale.ROOT, "%.0f %% cut", 100 * cut.fraction));
            figure = figure.with(k == 0 ? map : map.unlettered(), Cell.at(3, k))
                    .with(
                            plane(cut.plane, numbers.cut.getFirst().plane, Palette.GREEN)
                                    .unlettered(),
                            Cell.at(4, k));
        }
        return figure.height(Length.mm(210))
                .lettered()
                .described(
                        "How far the weights can be changed before the cycle is lost",
                        "Ranges of block factors over which the limit cycle persists, its amplitude against the factor of"
                                + " E-to-E weights, and the steady state with some E-to-E connections cut.");
    }

    private static Panel blocks() {
        double[][] sign = {{1, -1}, {1, -1}};
        return Panel.of(
                        Axis.x("from").categories("E", "I"),
                        Axis.y("to").categories("E", "I").downward())
                .with(HeatMap.of(sign).colours(ColourMap.DIVERGING).limits(-2.5, 2.5))
                .with(Note.at(0, 0, "a_{1}"))
                .with(Note.at(1, 0, "a_{2}"))
                .with(Note.at(0, 1, "a_{3}"))
                .with(Note.at(1, 1, "a_{4}"));
    }

    /** Map of the example in full colour with its flow beside it, the other networks faint. */
    private static Panel ranges(Numbers numbers) {
        ProjectionGroup[] groups = ProjectionGroup.values();
        String[] names = new String[groups.length];
        for (int g = 0; g < groups.length; g++) {
            names[g] = name(groups[g]);
        }
        Panel panel = Panel.of(Axis.x("factor"), Axis.y("").categories(names).downward())
                .with(Rule.vertical(1));
        for (int g = 0; g < groups.length; g++) {
            for (int n = numbers.map.size() - 1; n > 0; n--) {
                panel = panel.with(bar(numbers.map.get(n).of(groups[g]), g - 0.15 + 0.12 * n, 1.2, Palette.GREY));
            }
            BlockSensitivity.Range range = numbers.map.getFirst().of(groups[g]);
            Line first = bar(range, g - 0.25, 4, Palette.BLUE);
            panel = panel.with(g == 0 ? first.label("map") : first);
            for (BlockSensitivity.Result flow : numbers.flow) {
                Line line = bar(flow.of(groups[g]), g - 0.12, 2, Palette.VERMILION);
                panel = panel.with(g == 0 ? line.label("flow") : line);
            }
            panel = panel.with(end(range.lower(), g - 0.25)).with(end(range.upper(), g - 0.25));
        }
        return panel.legend(Legend.ABOVE);
    }

    private static Line bar(BlockSensitivity.Range range, double y, double width, Colour colour) {
        return Line.of(new double[] {range.lower().persists(), range.upper().persists()}, new double[] {y, y})
                .width(width)
                .colour(colour);
    }

    /** A ring where a fixed point takes over, a disc where the state grows without bound, a cross elsewhere. */
    private static Points end(BlockSensitivity.Edge edge, double y) {
        Points point = Points.of(new double[] {edge.persists()}, new double[] {y})
                .size(6)
                .colour(Colour.INK);
        return switch (edge.beyond()) {
            case FIXED_POINT, SILENT -> point.hollow();
            case GROWING -> point;
            case LIMIT_CYCLE, QUASI_PERIODIC, CHAOTIC, UNDECIDED -> point.size(2);
        };
    }

    private static Panel amplitudes(Numbers numbers) {
        double[] factors = numbers.amplitudes.stream()
                .mapToDouble(AmplitudeScan.Sample::factor)
                .toArray();
        return Panel.of(Axis.x("a_{1}"), Axis.y("amplitude of x").from(0))
                .with(Line.of(
                                factors,
                                numbers.amplitudes.stream()
                                        .mapToDouble(AmplitudeScan.Sample::noisy)
                                        .toArray())
                        .colour(Palette.VERMILION)
                        .label("noisy"))
                .with(Line.of(
                                factors,
                                numbers.amplitudes.stream()
                                        .mapToDouble(AmplitudeScan.Sample::amplitude)
                                        .toArray())
                        .colour(Palette.BLUE)
                        .label("noiseless"))
                .unlettered();
    }

    /** An orbit on the axes of another one, so that amplitudes can be compared; its last state is a point. */
    private static Panel plane(Matrix x, Matrix widest, Colour colour) {
        return Panel.of(spanning(Axis.x("x_{1}"), widest, 0), spanning(Axis.y("x_{2}"), widest, 1))
                .with(Line.of(x.column(0).toArray(), x.column(1).toArray())
                        .colour(colour)
                        .width(0.9))
                .with(Points.of(new double[] {x.get(x.rows() - 1, 0)}, new double[] {x.get(x.rows() - 1, 1)})
                        .colour(Colour.INK)
                        .size(4));
    }

    private static Axis spanning(Axis axis, Matrix x, int column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < x.rows(); t++) {
            low = Math.min(low, x.get(t, column));
            high = Math.max(high, x.get(t, column));
        }
        double margin = 0.15 * (high - low);
        return axis.range(low - margin, high + margin);
    }

    /** Each readout from 0 to 1 in the trial, and anew in what follows: in the cycle all are much smaller. */
    private static Panel heatMap(Matrix z) {
        int split = 110;
        return Panel.of(
                        Axis.x("time", "s"),
                        Axis.y("readout")
                                .downward()
                                .range(0.5, z.columns() + 0.5)
                                .wholeNumbers())
                .with(HeatMap.of(apart(z, split)).over(0, 10, 0.5, z.columns() + 0.5));
    }

    private static Grid apart(Matrix z, int split) {
        Matrix rows = z.transpose();
        return Grid.of(
                rows.rows(),
                rows.columns(),
                (l, t) -> t < split ? relative(z, l, t, 0, split) : relative(z, l, t, split, z.rows()));
    }

    private static double relative(Matrix z, int readout, int row, int from, int to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = from; t < to; t += 3) {
            low = Math.min(low, z.get(t, readout));
            high = Math.max(high, z.get(t, readout));
        }
        return high - low > 1e-9 ? Math.clamp((z.get(row, readout) - low) / (high - low), 0, 1) : 0;
    }
}
