package dev.rondo.analysis.linear;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.theory.BalancedAmplification;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Qr;
import dev.rondo.linalg.Svd;
import dev.rondo.network.wiring.SchurDesign;
import dev.rondo.network.wiring.TwoPopulations;
import dev.rondo.random.UniformSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientGainTest {
    private static final int STEPS = 100;

    /** The values are those of SciPy's expm and a bounded minimisation. */
    @Test
    void growthFasterThanAnyGrid() {
        TransientGain gain = TransientGain.of(Matrix.of(new double[][] {{0, -1000}, {10, 0}}));
        assertThat(gain.maxGain()).isCloseTo(9.844649789091395, within(1e-10));
        assertThat(gain.timeInTau()).isCloseTo(0.015605946, within(1e-7));
        assertThat(gain.atLeast()).isFalse();
        assertHolds(Matrix.of(new double[][] {{0, -1000}, {10, 0}}), gain);
    }

    /** The chain of two: |e^{At}| is e^{-t} (wt/2 + sqrt(1 + w^2 t^2/4)), the largest where sqrt(w^2/4 - 1) = wt/2. */
    @ParameterizedTest
    @ValueSource(doubles = {2.1, 3, 40, 1e3, 1e6, 1e9})
    void theChainOfTwo(double w) {
        TransientGain gain = TransientGain.of(Connectivities.chain(w));
        double half = Math.sqrt(w * w / 4 - 1);
        double expected = Math.exp(-2 * half / w) * (half + w / 2);
        assertThat(gain.maxGain()).isCloseTo(expected, within(1e-10 * expected));
        assertThat(gain.timeInTau()).isCloseTo(2 * half / w, within(1e-6 + 1e-14 * w));
        assertThat(gain.atLeast()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4.285714285714286, 1.1", "2, 1", "1, 3", "1000, 1.01"})
    void twoPopulations(double w, double k) {
        BalancedAmplification.Peak peak = new BalancedAmplification(w, k).peakGain();
        TransientGain gain = TransientGain.of(new TwoPopulations(w, k).draw(UniformSource.splittable(0)));
        assertThat(gain.maxGain()).isCloseTo(peak.gain(), within(1e-9 * peak.gain()));
        assertThat(gain.timeInTau()).isCloseTo(peak.time(), within(1e-6));
    }

    /** A delay line of n units: what enters at its beginning comes out late, by then w^n times as large. */
    @ParameterizedTest
    @CsvSource({"30, 1.5", "60, 2", "100, 1.2", "200, 4"})
    void delayLinesGrowLate(int n, double w) {
        Matrix line = Matrix.build(n, n, (i, j) -> i == j + 1 ? w : 0);
        TransientGain gain = TransientGain.of(line);
        assertThat(gain.atLeast()).isFalse();
        assertThat(gain.timeInTau()).isGreaterThan(0.5 * n);
        assertHolds(line, gain);
        double before = norm(line, gain.timeInTau() * 0.99);
        double after = norm(line, gain.timeInTau() * 1.01);
        assertThat(gain.maxGain()).isGreaterThanOrEqualTo(Math.max(before, after));
        for (int k = 1; k <= 10; k++) {
            assertThat(norm(line, 0.4 * k * n)).isLessThanOrEqualTo(gain.maxGain() * (1 + 1e-9));
        }
    }

    /** Modes that decay at a rate r and feed each other by 1: the gain 1/(er) comes at 1/r. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-4, 1e-6})
    void slowModesGrowLate(double rate) {
        Matrix a = Matrix.of(new double[][] {{-rate, 1, 0}, {0, -rate, 0}, {0, 3, -50}});
        TransientGain gain = TransientGain.of(a.plus(Matrix.identity(3)));
        assertThat(gain.maxGain()).isCloseTo(1 / (Math.E * rate), within(1e-2 / rate));
        assertThat(gain.timeInTau()).isCloseTo(1 / rate, within(0.02 / rate));
        assertThat(gain.atLeast()).isFalse();
        assertHolds(a.plus(Matrix.identity(3)), gain);
    }

    /** A slow mode or pair that the fast ones feed: the gain stays near its peak for 1/rate, yet ends the search. */
    @ParameterizedTest
    @CsvSource({"1e-3, 0", "1e-9, 0", "1e-3, 4", "1e-7, 4"})
    void plateaus(double rate, double omega) {
        Matrix a = Matrix.of(new double[][] {
            {-rate, 2 * omega, 5, 1}, {-omega / 2, -rate - (omega == 0 ? 1 : 0), 0, 2}, {0, 0, -1, 4}, {0, 0, 0, -2}
        });
        Matrix w = a.plus(Matrix.identity(4));
        TransientGain gain = TransientGain.of(w);
        assertThat(gain.atLeast()).isFalse();
        assertHolds(w, gain);
        Matrix stride = propagator(w, 0.05);
        Matrix later = stride;
        for (int k = 1; k <= 800; k++) {
            assertThat(Svd.norm(later)).isLessThanOrEqualTo(gain.maxGain() * (1 + 1e-9));
            later = later.times(stride);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 50, 1e3})
    void aFastModeThatFeedsASlowOne(double c) {
        Matrix w = Matrix.of(new double[][] {{0, c}, {0, -1000}});
        TransientGain gain = TransientGain.of(w);
        assertThat(gain.maxGain()).isGreaterThanOrEqualTo(1);
        Matrix stride = propagator(w, 1e-4);
        Matrix later = stride;
        for (int k = 1; k <= 1000; k++) {
            assertThat(Svd.norm(later)).isLessThanOrEqualTo(gain.maxGain() * (1 + 1e-12));
            later = later.times(stride);
        }
        assertThat(gain.atLeast()).isFalse();
    }

    @Test
    void whatLeavesTheRangeOfNumbersIsAtLeastSoLarge() {
        Matrix line = Matrix.build(200, 200, (i, j) -> i == j + 1 ? 1e3 : 0);
        TransientGain gain = TransientGain.of(line);
        assertThat(gain.atLeast()).isTrue();
        assertThat(gain.maxGain()).isGreaterThan(1e250).isFinite();
    }

    /** The Kreiss constant bounds the gain from below, e N times it from above; no time on a fine grid exceeds the gain. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, .5",
        "2, 3, 40",
        "3, 5, 3",
        "4, 8, 100",
        "5, 12, 6",
        "6, 20, 10",
        "7, 4, 1e4",
        "8, 30, 2",
        "9, 6, 0.1"
    })
    void staysBetweenItsBounds(long seed, int n, double strength) {
        Matrix w = stable(new SplittableRandom(seed), n, strength);
        Amplification amplification = Amplification.of(w);
        TransientGain gain = requireNonNull(amplification.transient_());
        double kreiss = requireNonNull(amplification.kreiss());
        assertThat(gain.atLeast()).isFalse();
        assertThat(gain.maxGain()).isGreaterThanOrEqualTo(kreiss * (1 - 1e-9)).isLessThanOrEqualTo(Math.E * n * kreiss);
        double step = gain.timeInTau() == 0 ? 0.05 : gain.timeInTau() / 37;
        Matrix stride = propagator(w, step);
        Matrix later = stride;
        for (int k = 1; k <= 200; k++) {
            assertThat(Svd.norm(later)).isLessThanOrEqualTo(gain.maxGain() * (1 + rounding(gain)));
            later = later.times(stride);
        }
        if (gain.input() != null) {
            assertHolds(w, gain);
        }
    }

    @Test
    void aGainBelowItsLowerBoundIsSaidToBeOne() {
        TransientGain gain = new TransientGain(3, 1, 20, false, null, null);
        assertThat(gain.notBelow(2.5).atLeast()).isFalse();
        assertThat(gain.notBelow(3.5).atLeast()).isTrue();
    }

    @Test
    void theOptimalInputBecomesTheOutput() {
        Matrix w = new SchurDesign(20, 0.3, 0.3, 5).draw(UniformSource.splittable(8));
        assertHolds(w, TransientGain.of(w));
    }

    /** e^{At} takes the input to gain times the output, and no other input further. */
    private static void assertHolds(Matrix w, TransientGain gain) {
        Matrix propagator = propagator(w, gain.timeInTau());
        double error = propagator
                .times(requireNonNull(gain.input()))
                .minus(requireNonNull(gain.output()).times(gain.maxGain()))
                .norm();
        assertThat(error).isLessThan(rounding(gain) * gain.maxGain());
        assertThat(Svd.norm(propagator)).isCloseTo(gain.maxGain(), within(rounding(gain) * gain.maxGain()));
    }

    /** Rounding errors that a step makes when the exponential has grown, the later ones amplify as much. */
    private static double rounding(TransientGain gain) {
        return 1e-9 + 1e-11 * gain.maxGain();
    }

    private static double norm(Matrix w, double time) {
        return Svd.norm(propagator(w, time));
    }

    /** Step by step: squaring loses digits where the exponential has grown and shrunk again. */
    private static Matrix propagator(Matrix w, double time) {
        Matrix step = MatrixExponential.of(w.minus(Matrix.identity(w.rows())), time / STEPS)
                .value();
        Matrix propagator = step;
        for (int k = 1; k < STEPS; k++) {
            propagator = propagator.times(step);
        }
        return propagator;
    }

    /** A = Q T Q^T with 2 x 2 blocks of decay rates over two decades and feedforward weights of a strength. */
    private static Matrix stable(SplittableRandom random, int n, double strength) {
        Matrix q = Qr.of(Matrix.build(n, n, (i, j) -> random.nextGaussian())).orthogonal();
        double[] rates = random.doubles(n, -1.5, 0.5).map(x -> -Math.pow(10, x)).toArray();
        Matrix t = Matrix.build(n, n, (i, j) -> {
            if (i == j) {
                return rates[i / 2];
            }
            if (i / 2 == j / 2) {
                return i < j ? 3 : -2;
            }
            return i < j ? strength * random.nextGaussian() / Math.sqrt(n) : 0;
        });
        return q.times(t).timesTranspose(q).plus(Matrix.identity(n));
    }
}
