package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.surgery.AmplitudeScan;
import dev.rondo.analysis.surgery.BlockSensitivity;
import dev.rondo.analysis.surgery.SparseningScan;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.ProjectionGroup;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.LearnedTrial;
import dev.rondo.paper.common.RestingStates;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figure 5. How far blocks of W_rec can be scaled, and how many of its connections cut, before the cycle is lost. */
public final class Figure05BlockScaling implements PaperFigure {
    private static final int STEPS = 1000;
    private static final int PORTRAIT_FROM = 500;
    /** Step of a1 on the way down from where the cycle is lost. */
    private static final double DESCENT = 0.05;

    static final List<Double> FRACTIONS = List.of(0.05, 0.1, 0.15, 0.2);

    private final TrainedNetworks networks;
    private final RestingStates rests;

    /** Figure of networks whose spontaneous activity other figures share. */
    public Figure05BlockScaling(TrainedNetworks networks, RestingStates rests) {
        this.networks = networks;
        this.rests = rests;
    }

    /**
     * Data of the figure.
     *
     * @param cycles seeds of the networks with a limit cycle, the best of them first: the example
     * @param map ranges of the trained maps, one per network
     * @param flow ranges of the flow of the example; empty in a first look
     * @param amplitudes amplitudes of the example against a1, which decreases
     * @param portraits x1 against x2 of the example at four values of a1, noiseless and noisy
     * @param sparse every fraction and mask, one per network, the example first
     * @param cut the example with one mask
     * @param resting networks that come to rest at a fixed point at some a1 below their range, of those in {@code map}
     * @param losses loss of the flow's cycle with falling a1, one per network
     */
    public record Numbers(
            List<Long> cycles,
            List<BlockSensitivity.Result> map,
            List<BlockSensitivity.Result> flow,
            List<AmplitudeScan.Sample> amplitudes,
            List<Portrait> portraits,
            List<SparseningScan.Result> sparse,
            List<Cut> cut,
            int resting,
            List<CycleLoss> losses) {}

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
        List<TrainedNetwork> trained = networks.many(workshop);
        List<Boolean> isCycling = workshop.draws("limit cycles", trained.size(), k -> endsOnCycle(trained.get(k)));
        List<TrainedNetwork> cycles = IntStream.range(0, trained.size())
                .filter(isCycling::get)
                .mapToObj(trained::get)
                .sorted(Comparator.comparingDouble(TrainedNetwork::r2).reversed())
                .toList();
        if (cycles.isEmpty()) {
            throw new IllegalStateException("None of the trained networks has a limit cycle: use other seeds");
        }
        TrainedNetwork example = cycles.getFirst();
        BlockSensitivity scan =
                workshop.quick() ? new BlockSensitivity(About.MAP, 0.1, 0.05, 0, 2) : BlockSensitivity.DEFAULT;
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
                sparse(workshop, cycles.subList(0, Math.min(cycles.size(), workshop.either(1, 5))), key),
                FRACTIONS.stream().map(f -> cut(example, f, key)).toList(),
                resting(workshop, cycles, map),
                workshop.draws(
                        "continuation in a1",
                        workshop.either(Math.min(2, cycles.size()), cycles.size()),
                        k -> CycleLoss.of(cycles.get(k))));
        return new Outcome(numbers, BlockScalingClaims.of(numbers), BlockPanels.figure(numbers));
    }

    private boolean endsOnCycle(TrainedNetwork trained) {
        return rests.of(trained).kind() == AttractorKind.LIMIT_CYCLE;
    }

    private static List<BlockSensitivity.Result> ranges(
            PaperContext workshop, BlockSensitivity scan, List<TrainedNetwork> trained) {
        List<ProjectionGroup> all = Stream.of(ProjectionGroup.values())
                .filter(g -> !workshop.quick() || g.isSingle())
                .toList();
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

    private static List<SparseningScan.Result> sparse(PaperContext workshop, List<TrainedNetwork> cycles, Key key) {
        SparseningScan scan = new SparseningScan(SparseningScan.DEFAULT.projection(), FRACTIONS, workshop.either(2, 6));
        return workshop.draws(
                "cut connections",
                cycles.size(),
                k -> scan.of(
                        cycles.get(k).network(),
                        LearnedTrial.of(cycles.get(k)).u(),
                        key.child(cycles.get(k).seed())));
    }

    /** Number of networks that rest at a fixed point at some factor below the range of their cycle. */
    private static int resting(
            PaperContext workshop, List<TrainedNetwork> trained, List<BlockSensitivity.Result> ranges) {
        return (int)
                workshop
                        .draws("rest below the range", trained.size(), k -> comesToRest(trained.get(k), ranges.get(k)))
                        .stream()
                        .filter(r -> r)
                        .count();
    }

    private static boolean comesToRest(TrainedNetwork trained, BlockSensitivity.Result ranges) {
        Double lost = ranges.of(ProjectionGroup.E_TO_E).lower().lost();
        if (lost == null) {
            return false;
        }
        Vector state = Vector.of(LearnedTrial.of(trained).end(trained.network()));
        for (int k = 0; k <= (int) Math.ceil(lost / DESCENT); k++) {
            RateNetwork scaled = ProjectionGroup.E_TO_E.scale(trained.network(), Math.max(0, lost - k * DESCENT));
            AttractorKind kind =
                    Attractors.of(scaled, About.MAP, Effort.QUICK).from(state).kind();
            if (kind == AttractorKind.FIXED_POINT || kind == AttractorKind.SILENT) {
                return true;
            }
        }
        return false;
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
}
