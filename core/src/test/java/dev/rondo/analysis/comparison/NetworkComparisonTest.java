package dev.rondo.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Subject;
import dev.rondo.analysis.TrialInput;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Qr;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.AnyNetwork;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shape distances, matched spectra and whole comparisons against closed forms, enumeration and reordered copies. */
class NetworkComparisonTest {
    private static final int TIMES = 60;

    /** Directions of relative size below the root of the unit roundoff are not told apart in X^T Y. */
    private static final double ROUNDING = Math.sqrt(Math.ulp(1.0));

    private static Matrix normal(Random random, int rows, int columns) {
        return Matrix.build(rows, columns, (i, j) -> random.nextGaussian());
    }

    private static Matrix circle(int turns, double a, double b) {
        return Matrix.build(TIMES, 2, (k, i) -> {
            double phase = 2 * Math.PI * turns * k / TIMES;
            return i == 0 ? a * Math.cos(phase) : b * Math.sin(phase);
        });
    }

    private static double leastByEnumeration(Matrix cost, int row, boolean[] taken) {
        if (row == cost.rows()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < cost.columns(); j++) {
            if (!taken[j]) {
                taken[j] = true;
                least = Math.min(least, cost.get(row, j) + leastByEnumeration(cost, row + 1, taken));
                taken[j] = false;
            }
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void assignmentsAreTheCheapestOfAll(int n) {
        Random random = new Random(n);
        for (int trial = 0; trial < 20; trial++) {
            int integers = trial % 2 == 0 ? 4 : 1000;
            Matrix cost = Matrix.build(n, n, (i, j) -> random.nextInt(integers) - 1);
            int[] columns = Assignment.of(cost);
            assertThat(columns).doesNotHaveDuplicates();
            assertThat(IntStream.range(0, n)
                            .mapToDouble(i -> cost.get(i, columns[i]))
                            .sum())
                    .isEqualTo(leastByEnumeration(cost, 0, new boolean[n]));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRotatedShiftedScaledCopyHasDistanceZero(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(8);
        int more = random.nextInt(4);
        Matrix x = normal(random, TIMES, n);
        Matrix wide = Matrix.build(TIMES, n + more, (k, i) -> i < n ? x.get(k, i) : 0);
        Matrix q = Qr.of(normal(random, n + more, n + more)).orthogonal();
        Matrix y = wide.times(q).times(3).map(v -> v + 2);

        Procrustes there = Procrustes.of(x, y);
        Procrustes back = Procrustes.of(y, x);

        double size = Procrustes.centred(x).frobeniusNorm();
        assertThat(there.distance()).isLessThan(1e-13);
        assertThat(there.sizeRatio()).isCloseTo(3, within(1e-12));
        assertThat(there.withSize()).isCloseTo(2 * size / Math.sqrt(TIMES), within(1e-10));
        assertThat(back.distance()).isLessThan(1e-13);
        assertThat(there.optimalityGap()).isLessThan(1e-13);
    }

    @Test
    void ellipsesHaveTheClosedForm() {
        double similarity = (2 + 0.5) / Math.sqrt(2 * (2 * 2 + 0.5 * 0.5));
        assertThat(Procrustes.of(circle(1, 2, 0.5), circle(1, 1, 1)).distance())
                .isCloseTo(Math.sqrt(2 - 2 * similarity), within(1e-14));
    }

    @Test
    void coursesThatDoNotVaryTogetherAreFarthestApart() {
        Procrustes apart = Procrustes.of(circle(1, 1, 1), circle(2, 1, 1));
        assertThat(apart.distance()).isCloseTo(Math.sqrt(2), within(1e-13));
        assertThat(apart.angle()).isCloseTo(Math.PI / 2, within(1e-13));
    }

    @Test
    void coursesWithoutVariationOrOfOtherLengthAreRefused() {
        assertThatThrownBy(() -> Procrustes.of(Matrix.zeros(5, 2), circle(1, 1, 1)))
                .hasMessageContaining("the same times, got 5 and 60");
        assertThatThrownBy(() -> Procrustes.of(Matrix.zeros(TIMES, 2), circle(1, 1, 1)))
                .hasMessageContaining("must vary");
    }

    @Test
    void theDistanceIsAMetric() {
        Random random = new Random(7);
        for (int trial = 0; trial < 30; trial++) {
            Matrix x = normal(random, 12, 2 + random.nextInt(4));
            Matrix y = normal(random, 12, 2 + random.nextInt(4));
            Matrix z = normal(random, 12, 2 + random.nextInt(4));
            double xy = Procrustes.of(x, y).distance();
            assertThat(Procrustes.of(y, x).distance()).isCloseTo(xy, within(1e-12));
            assertThat(xy)
                    .isLessThanOrEqualTo(
                            Procrustes.of(x, z).distance() + Procrustes.of(z, y).distance() + 1e-12);
            assertThat(UnitMatching.of(x, y, Optional.empty(), Optional.empty()).distance())
                    .isGreaterThanOrEqualTo(xy - 1e-12);
        }
    }

    @Test
    void excitatoryUnitsAreMatchedWithExcitatoryOnes() {
        Matrix x = normal(new Random(3), TIMES, 3);
        Matrix y = Matrix.build(TIMES, 4, (k, i) -> i == 3 ? 0 : x.get(k, (i + 1) % 3));
        UnitMatching free = UnitMatching.of(x, y, Optional.empty(), Optional.empty());
        assertThat(free.partners()).containsExactly(2, 0, 1);
        assertThat(free.distance()).isLessThan(1e-15);

        UnitMatching apart = UnitMatching.of(
                x, y, Optional.of(Population.ofSigns(new int[] {1, 1, -1})), Optional.of(Population.ofSigns(new int[] {
                    1, 1, 1, -1
                })));
        assertThat(apart.partners().get(2)).isEqualTo(3);
        assertThat(apart.distance()).isGreaterThan(0.1);
    }

    @Test
    void shiftedSpectraAreApartByTheShift() {
        ComplexVector one = ComplexVector.of(new Complex(1, 0), new Complex(0, 2), new Complex(0, -2));
        ComplexVector other = ComplexVector.of(new Complex(.1, -2), new Complex(1.1, 0), new Complex(.1, 2));
        SpectraDistance shifted = SpectraDistance.of(one, other);
        assertThat(shifted.rms()).isCloseTo(.1, within(1e-15));
        assertThat(shifted.largest()).isCloseTo(.1, within(1e-15));
        SpectraDistance padded = SpectraDistance.of(one, ComplexVector.of(new Complex(0, -2), new Complex(0, 2)));
        assertThat(padded.rms()).isCloseTo(Math.sqrt(1.0 / 3), within(1e-15));
        assertThat(padded.abscissa1()).isEqualTo(1);
        assertThat(padded.abscissa2()).isZero();
    }

    private static RateNetwork reordered(RateNetwork network, List<Integer> order, Time dt) {
        return RateNetwork.of(
                        Matrix.build(
                                order.size(),
                                order.size(),
                                (i, j) -> network.recurrent().get(order.get(i), order.get(j))),
                        network.activation())
                .input(Matrix.build(
                        order.size(),
                        network.inputs(),
                        (i, k) -> network.input().get(order.get(i), k)))
                .readout(Matrix.build(
                        network.readouts(),
                        order.size(),
                        (l, j) -> network.readout().get(l, order.get(j))))
                .readoutBias(network.readoutBias())
                .bias(entries(network.bias(), order))
                .initialState(entries(network.initialState(), order))
                .timeConstants(TimeConstants.each(
                        order.stream().map(i -> network.timeConstants().of(i)).toList()))
                .dt(dt)
                .baselines(network.baselines())
                .noise(network.noise())
                .build();
    }

    private static Vector entries(Vector values, List<Integer> order) {
        return Vector.of(order.stream().mapToDouble(values::get).toArray());
    }

    private static Subject subject(RateNetwork network) {
        Matrix u = Matrix.build(80, network.inputs(), (t, k) -> Math.sin(0.1 * t + k));
        return Subject.of(network).playing(new TrialInput("a sine", u));
    }

    /** A network of any kind and the same with its units in another order: the same course, spectrum, attractor. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void reorderingTheUnitsChangesNothing(long seed) {
        int n = 3 + (int) seed;
        RateNetwork network = new AnyNetwork(seed).make(n, seed % 2 == 0 ? Activation.RELU : Activation.TANH, 2.5);
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        RateNetwork other = reordered(network, order, network.dt());

        Comparison.Result result = new Comparison(About.FLOW, Comparison.Variable.R, Effort.USUAL)
                .of(subject(network), subject(other))
                .answer()
                .result();

        assertThat(result.trial().orElseThrow().shapes().distance()).isLessThan(ROUNDING);
        assertThat(result.trial().orElseThrow().shapes().reordered()).isLessThan(ROUNDING);
        assertThat(result.trial().orElseThrow().duration()).isEqualTo(Time.ms(80));
        assertThat(result.trial().orElseThrow().readoutRms().orElse(0.0)).isLessThan(1e-9);
        assertThat(result.spectra().largest()).isLessThan(1e-6);
        assertThat(result.attractors().get(0).verdict())
                .isEqualTo(result.attractors().get(1).verdict());
        boolean cycle = result.attractors().getFirst().verdict() == AttractorKind.LIMIT_CYCLE;
        assertThat(result.cycles().isPresent()).isEqualTo(cycle);
        result.cycles().ifPresent(cycles -> {
            assertThat(cycles.periodRatio()).isCloseTo(1, within(1e-9));
            assertThat(cycles.shapes().distance()).isLessThan(1e-6);
        });
    }

    @Test
    void anotherStepIsComparedAtTheTimesOfTheLonger() {
        RateNetwork network = new AnyNetwork(2).make(6, Activation.TANH, 1.5);
        RateNetwork finer = reordered(
                network, IntStream.range(0, 6).boxed().toList(), network.dt().times(0.5));
        Matrix u = Matrix.zeros(50, network.inputs());
        Matrix twice = Matrix.zeros(100, network.inputs());

        Comparison.Course trial = new Comparison(About.FLOW, Comparison.Variable.X, Effort.QUICK)
                .of(
                        Subject.of(network).playing(new TrialInput("zeros", u)),
                        Subject.of(finer).playing(new TrialInput("zeros", twice)))
                .answer()
                .result()
                .trial()
                .orElseThrow();

        assertThat(trial.samples()).isEqualTo(50);
        assertThat(trial.shapes().distance()).isBetween(1e-8, 0.02);
    }
}
