package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.analysis.surgery.AmplitudeScan;
import dev.rondo.analysis.surgery.BlockSensitivity;
import dev.rondo.analysis.surgery.SparseningScan;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.ProjectionGroup;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Verdict;
import dev.rondo.paper.common.LearnedTrial;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Figure 5. How far blocks of W_rec can be scaled, and how many of its connections cut, before the cycle is lost. */
public final class Figure05BlockScaling implements PaperFigure {
    private static final int STEPS = 1000;
    private static final int PORTRAIT_FROM = 500;
    private static final List<Double> FRACTIONS = List.of(0.05, 0.1, 0.15, 0.2);

    private final TrainedNetworks networks;

    /** About networks from there. */
    public Figure05BlockScaling(TrainedNetworks networks) {
        this.networks = networks;
    }

    /**
     * Data of the figure.
     *
     * @param cycles seeds of the networks with a limit cycle, the first of them the example
     * @param map ranges of the trained maps, one per network
     * @param flow ranges of the flow of the example; empty in a first look
     * @param amplitudes amplitudes of the example against a1, which decreases
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
     * @param quiet noiseless orbit, rows x 2
     * @param noisy noisy orbit, rows x 2
     */
    public record Portrait(double factor, Matrix quiet, Matrix noisy) {}

    /**
     * A network without some connections.
     *
     * @param fraction fraction of E-to-E connections that are cut
     * @param readouts readouts in the trial and for 10 s after it, rows x N_out
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
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> cycles = networks.singles(workshop).stream()
                .filter(Figure05BlockScaling::endsOnCycle)
                .limit(workshop.either(1, TrainedNetworks.NETWORKS))
                .toList();
        if (cycles.isEmpty()) {
            throw new IllegalStateException("None of the trained networks has a limit cycle: use other seeds");
        }
        TrainedNetwork example = cycles.getFirst();
        BlockSensitivity scan =
                workshop.quick() ? new BlockSensitivity(About.MAP, 0.1, 0.02, 0, 2) : BlockSensitivity.DEFAULT;
        List<BlockSensitivity.Result> map = ranges(workshop, scan, cycles);
        List<BlockSensitivity.Result> flow = workshop.quick()
                ? List.of()
                : ranges(workshop, new BlockSensitivity(About.FLOW, 0.05, 0.01, 0, 3), List.of(example));
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
        return new Outcome(numbers, claims(numbers), BlockPanels.figure(numbers));
    }

    private static boolean endsOnCycle(TrainedNetwork trained) {
        RateNetwork network = trained.network();
        return SteadyState.DEFAULT.after(network, LearnedTrial.of(trained).u()).kind() == AttractorKind.LIMIT_CYCLE;
    }

    private static List<BlockSensitivity.Result> ranges(
            PaperContext workshop, BlockSensitivity scan, List<TrainedNetwork> trained) {
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
            PaperContext workshop, TrainedNetwork example, double lowest, Key key) {
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
                    "p. 2617: it is robust to " + BlockPanels.name(group)
                            + " scaling (width of the range over that of E to E, mean" + " over networks, above 1.5)",
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
}
