package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.linalg.StabilitySpectrum.Tendency;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StabilitySpectrumTest {
    /** J = S diag(0, ..., 0, -1, ...) S^-1: the zeros are rounding of either sign, and must read as zeros. */
    @ParameterizedTest
    @CsvSource({"2, 1", "5, 1", "8, 3", "20, 1", "40, 12", "6, 6"})
    void semisimpleZerosAreNeutral(int n, int zeros) {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(100L * n + seed);
            Matrix diagonal = Matrix.build(n, n, (i, j) -> i == j && i >= zeros ? -1 - i : 0);
            StabilitySpectrum spectrum = StabilitySpectrum.ofFlow(similar(random, diagonal));
            assertThat(spectrum.count(Tendency.NEUTRAL)).isEqualTo(zeros);
            assertThat(spectrum.count(Tendency.GROWS)).isZero();
            assertThat(spectrum.nullity()).isEqualTo(zeros);
            assertThat(spectrum.isNeutral()).isTrue();
        }
    }

    /** A Jordan block of 0 of order p: rounding leaves p eigenvalues on a circle of radius eps^(1/p), half of them "unstable". */
    @ParameterizedTest
    @CsvSource({"4, 2", "6, 3", "10, 4", "20, 2"})
    void defectiveZerosAreNeutral(int n, int order) {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(n + 1000L * seed);
            Matrix block =
                    Matrix.build(n, n, (i, j) -> i == j ? (i < order ? 0 : -1 - i) : j == i + 1 && j < order ? 1 : 0);
            StabilitySpectrum spectrum = StabilitySpectrum.ofFlow(similar(random, block));
            assertThat(spectrum.nullity()).isEqualTo(1);
            assertThat(spectrum.count(Tendency.NEUTRAL)).isEqualTo(order);
            assertThat(spectrum.count(Tendency.DECAYS)).isEqualTo(n - order);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-6, 1, 1e6})
    void whatIsClearIsNotNeutral(double rate) {
        Matrix j = Matrix.of(new double[][] {{-rate, 0, 0}, {0, -1, 0}, {0, 0, rate}});
        StabilitySpectrum spectrum = StabilitySpectrum.ofFlow(j);
        assertThat(spectrum.count(Tendency.DECAYS)).isEqualTo(2);
        assertThat(spectrum.count(Tendency.GROWS)).isEqualTo(1);
        assertThat(spectrum.nullity()).isZero();
        assertThat(spectrum.isUnstable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1, 1e150, 1e300})
    void theUnitDoesNotMatter(double unit) {
        Matrix j =
                Matrix.of(new double[][] {{-1, 2, 0}, {0, -0.5, 0}, {1, 1, 0}}).times(unit);
        StabilitySpectrum spectrum = StabilitySpectrum.ofFlow(j);
        assertThat(spectrum.tendencies()).containsOnlyOnce(Tendency.NEUTRAL);
        assertThat(spectrum.count(Tendency.DECAYS)).isEqualTo(2);
        assertThat(spectrum.nullSpace().columns()).isEqualTo(1);
        assertThat(Math.abs(spectrum.nullSpace().get(2, 0))).isEqualTo(1);
    }

    /** A Jordan block of -1, exact: its eigenvalues have an infinite condition and are stable all the same. */
    @Test
    void aDefectiveStableEigenvalueIsStable() {
        Matrix stable = Matrix.of(new double[][] {{-1, 1, 0}, {0, -1, 0}, {0, 0, -2}});
        assertThat(StabilitySpectrum.ofFlow(stable).isStable()).isTrue();
        Matrix beside = Matrix.of(new double[][] {{-1, 1, 0}, {0, -1, 0}, {0, 0, 0}});
        assertThat(StabilitySpectrum.ofFlow(beside).count(Tendency.DECAYS)).isEqualTo(2);
    }

    /** A pair on the imaginary axis is neutral, yet J is regular: the fixed point is isolated. */
    @Test
    void aPairOnTheAxisIsNeutral() {
        SplittableRandom random = new SplittableRandom(5);
        Matrix j = similar(random, Matrix.of(new double[][] {{0, -3, 0}, {3, 0, 0}, {0, 0, -1}}));
        StabilitySpectrum spectrum = StabilitySpectrum.ofFlow(j);
        assertThat(spectrum.count(Tendency.NEUTRAL)).isEqualTo(2);
        assertThat(spectrum.nullity()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "12, 4"})
    void ofAMapTheMultiplierOneIsNeutral(int n, int ones) {
        SplittableRandom random = new SplittableRandom(n);
        Matrix diagonal = Matrix.build(n, n, (i, j) -> i == j ? (i < ones ? 1 : i == ones ? 1.5 : 0.5) : 0);
        StabilitySpectrum spectrum = StabilitySpectrum.ofMap(similar(random, diagonal));
        assertThat(spectrum.count(Tendency.NEUTRAL)).isEqualTo(ones);
        assertThat(spectrum.count(Tendency.GROWS)).isEqualTo(1);
        assertThat(spectrum.nullity()).isEqualTo(ones);
    }

    /** The null space of a symmetric integrator is its line. */
    @Test
    void theNullSpaceIsThatOfTheFixedPoints() {
        Matrix w = Matrix.build(6, 6, (i, j) -> 1.0 / 6);
        StabilitySpectrum spectrum = StabilitySpectrum.ofFlow(w.minus(Matrix.identity(6)));
        assertThat(spectrum.nullity()).isEqualTo(1);
        double[] line = spectrum.nullSpace()
                .column(0)
                .times(Math.sqrt(6) * Math.signum(spectrum.nullSpace().get(0, 0)))
                .toArray();
        assertThat(Arrays.stream(line).map(x -> x - 1).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-14);
    }

    private static Matrix similar(SplittableRandom random, Matrix core) {
        int n = core.rows();
        Matrix s = Qr.of(Matrix.build(n, n, (i, j) -> random.nextGaussian()))
                .orthogonal()
                .times(Matrix.diagonal(Vector.of(random.doubles(n, 0.5, 2).toArray())));
        return s.times(core).times(LinearSolve.of(s).inverse());
    }
}
