package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends of orbits of networks whose attractors are known from elsewhere. */
class AttractorsTest {
    private static final double TAU_MS = 50;

    private static RateNetwork network(Matrix w, Vector drive, Activation activation, Time tau, double steps) {
        int n = w.rows();
        int[] signs = new int[n];
        for (int j = 0; j < n; j++) {
            double least = 0;
            for (int i = 0; i < n; i++) {
                least = Math.min(least, w.get(i, j));
            }
            signs[j] = least >= 0 ? 1 : -1;
        }
        return new RateNetwork(
                w,
                Matrix.zeros(n, 1),
                Matrix.zeros(1, n),
                drive,
                Vector.zeros(1),
                Vector.zeros(n),
                Population.ofSigns(signs),
                activation,
                tau,
                tau.times(1 / steps),
                0,
                NoiseModel.NONE);
    }

    /** A threshold-linear network on a graph (Curto and Morrison): -.75 along its edges, -1.5 elsewhere. */
    private static RateNetwork onGraph(int n, List<int[]> edges, Time tau) {
        double[][] w = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] = i == j ? 0 : -1.5;
            }
        }
        edges.forEach(e -> w[e[1]][e[0]] = -0.75);
        return network(Matrix.of(w), Vector.constant(n, 1), Activation.RELU, tau, 100);
    }

    /** The Gaudi graph's neighbour: a ring of n with chords, whose cycles have several loops. */
    private static List<int[]> chordedRing(int n, SplittableRandom random) {
        return IntStream.range(0, n)
                .boxed()
                .flatMap(i -> IntStream.of(1, 2 + random.nextInt(n - 3)).mapToObj(d -> new int[] {i, (i + d) % n}))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aVerdictDoesNotDependOnTheUnitOfTime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 5;
        List<int[]> edges = chordedRing(n, random);
        Vector start = Vector.owning(random.doubles(n, 0, 0.3).toArray());
        for (About about : About.values()) {
            Attractor slow = Attractors.of(onGraph(n, edges, Time.seconds(1)), about, Effort.USUAL)
                    .from(start);
            Attractor fast = Attractors.of(onGraph(n, edges, Time.ms(1)), about, Effort.USUAL)
                    .from(start);
            assertThat(fast.kind()).isEqualTo(slow.kind()).isNotEqualTo(AttractorKind.UNDECIDED);
            assertThat(fast.form()).isEqualTo(slow.form());
            assertThat(fast.period().isPresent()).isEqualTo(slow.period().isPresent());
            slow.period()
                    .ifPresent(t -> assertThat(fast.period().orElseThrow().seconds() * 1000)
                            .isCloseTo(t.seconds(), within(1e-9 * t.seconds())));
        }
    }

    /** Map and flow in short steps agree: what is a cycle of several loops there is one here. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theMapInShortStepsEndsWhereTheFlowDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RateNetwork network = onGraph(5, chordedRing(5, random), Time.seconds(1));
        Vector start = Vector.owning(random.doubles(5, 0, 0.3).toArray());
        Attractor map = Attractors.of(network, About.MAP, Effort.USUAL).from(start);
        Attractor flow = Attractors.of(network, About.FLOW, Effort.USUAL).from(start);
        assertThat(map.kind()).isEqualTo(flow.kind());
        flow.period()
                .ifPresent(t -> assertThat(map.period().orElseThrow().in(t)).isCloseTo(1, within(0.03)));
    }

    /** A ring of n units that pass on what they get: the states' mean is neutral, and grows by the mean drive per tau. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void anIntegratorUnderADriveGrowsLinearly(int n) {
        Matrix w = Matrix.build(n, n, (i, j) -> j == (i + 1) % n ? 1 : 0);
        Vector drive =
                Vector.owning(new SplittableRandom(n).doubles(n, 0.05, 0.2).toArray());
        Attractor found = Attractors.of(
                        network(w, drive, Activation.RELU, Time.ms(TAU_MS), 5), About.FLOW, Effort.USUAL)
                .from(Vector.constant(n, 0.3));
        assertThat(found).isInstanceOfSatisfying(Attractor.Growth.class, g -> {
            double mean = drive.dot(Vector.constant(n, 1.0 / n));
            assertThat(g.ratePerSecond()).isZero();
            assertThat(g.speedPerSecond().orElseThrow() * TAU_MS / 1000).isCloseTo(mean, within(1e-9));
        });
    }

    /** Nine units on a graph; the exponent, .0611 per time constant, is SciPy's. */
    @Test
    void aChaoticFlowHasAPositiveExponent() {
        String[] rows = {
            "000010111",
            "101000001",
            "000011000",
            "101000010",
            "010100000",
            "010010000",
            "000000010",
            "100100101",
            "100000010"
        };
        Matrix w = Matrix.build(9, 9, (i, j) -> i == j ? 0 : rows[i].charAt(j) == '1' ? -0.75 : -1.5);
        RateNetwork network = network(w, Vector.constant(9, 1), Activation.RELU, Time.seconds(1), 20);
        Vector start = Vector.of(.55, .475, .7, .625, .775, .55, .4, .475, .4);
        Attractor found = Attractors.of(network, About.FLOW, Effort.USUAL).from(start);
        assertThat(found.kind()).isEqualTo(AttractorKind.CHAOTIC);
        assertThat(found.lyapunovPerSecond().get(0)).isCloseTo(.0611, within(.004));
    }

    /** Periods are SciPy's, in time constants. */
    @ParameterizedTest
    @CsvSource({"5e-4, 310.20", "3.4e-4, 390.67", "3e-4, 508.73"})
    void aFastSlowFlowClosesHoweverLongItsPeriod(double slowness, double period) {
        double e = slowness;
        Matrix w = Matrix.of(new double[][] {
            {0, 2, 0, 0, -25}, {2, 0, 0, 0, -25}, {e, 0, 0, 1 - 2 * e, 0}, {0, e, 1 - 2 * e, 0, 0}, {0, 0, 1, 0, 0}
        });
        RateNetwork network = network(w, Vector.of(2.2, 2.2, e, e, 0), Activation.TANH, Time.ms(TAU_MS), 5);
        Attractor found = Attractors.of(network, About.FLOW, Effort.USUAL).from(Vector.of(.5, .5, .05, .05, .05));
        assertThat(found.form()).contains(CycleForm.CYCLE);
        assertThat(found.period().orElseThrow().in(network.tau())).isCloseTo(period, within(.05));
    }

    /** Identical modules without coupling: the phase between them is free. */
    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU"})
    void twinsCycleAsAFamily(Activation activation) {
        double[][] module = activation == Activation.TANH
                ? new double[][] {{0, 3, -4}, {3, 0, -4}, {3, 3, 0}}
                : new double[][] {{0, -1.5, -.75}, {-.75, 0, -1.5}, {-1.5, -.75, 0}};
        double drive = activation == Activation.TANH ? .1 : 1;
        Matrix w = Matrix.build(6, 6, (i, j) -> i / 3 == j / 3 ? module[i % 3][j % 3] : 0);
        RateNetwork network = network(w, Vector.constant(6, drive), activation, Time.ms(TAU_MS), 5);
        Attractors attractors = Attractors.of(network, About.FLOW, Effort.USUAL);
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 4; k++) {
            Attractor found =
                    attractors.from(Vector.owning(random.doubles(6, 0, 1).toArray()));
            assertThat(found.form()).contains(CycleForm.CYCLE);
            assertThat(found.neutralDirections()).hasValue(2);
        }
    }

    /** A weakly locked orbit: (1 - q k)^q is its multiplier, and after it the other one is nothing. */
    @ParameterizedTest
    @CsvSource({"5, 273, 1e-6", "5, 273, 1e-5", "17, 1401, 1e-6", "12, 989, 1e-6", "1, 51, 1e-5"})
    void aLockedOrbitIsFoundHoweverWeaklyItAttracts(int turns, int order, double locking) {
        Attractor found =
                AttractorSearch.DEFAULT.of(Maps.lockedCircle(.1, turns, order, locking), new double[] {.3, -.8});
        assertThat(found).isInstanceOfSatisfying(Attractor.LockedCycle.class, c -> {
            assertThat(c.order()).isEqualTo(order);
            assertThat(c.turns()).isEqualTo(turns);
            assertThat(c.period().orElseThrow().in(Maps.STEP)).isCloseTo((double) order / turns, within(1e-12));
            assertThat(c.residual()).isLessThan(1e-11);
            assertThat(c.multipliers().get(0).re()).isCloseTo(Math.pow(1 - order * locking, order), within(1e-4));
        });
    }

    /** Three loops of 690 steps that differ by half a percent are three turns; by a tenth, one. */
    @ParameterizedTest
    @CsvSource({".005, 3", ".1, 1"})
    void loopsThatNearlyAgreeAreTurns(double difference, int turns) {
        List<Vector> points = IntStream.range(0, 2070)
                .mapToObj(k -> {
                    double angle = 2 * Math.PI * k / 690;
                    double radius = 1 + difference * Math.cos(angle / 3);
                    return Vector.of(radius * Math.cos(angle), radius * Math.sin(angle));
                })
                .toList();
        assertThat(LockedOrbit.turns(points)).isEqualTo(turns);
    }
}
