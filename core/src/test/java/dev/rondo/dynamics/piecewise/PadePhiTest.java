package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PadePhiTest {
    /** Z with entries of both signs, shifted so that it decays as a leaky network does, of a given largest row sum. */
    private static Matrix matrix(int n, double norm, long seed) {
        Random random = new Random(seed);
        Matrix raw = Matrix.build(n, n, (i, j) -> random.nextGaussian() / n - (i == j ? 0.3 : 0));
        return raw.times(norm / Rows.norm(raw.toRows()));
    }

    /** The exponential of ((Z, I), (0, 0)) has phi(Z) in its upper right corner. */
    private static Matrix expected(Matrix z) {
        int n = z.rows();
        Matrix e = MatrixExponential.of(Matrix.build(
                        2 * n, 2 * n, (i, j) -> i < n && j < n ? z.get(i, j) : i < n && j == i + n ? 1 : 0))
                .value();
        return Matrix.build(n, n, (i, j) -> e.get(i, n + j));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "1, 30", "2, 1.6", "5, 4.2", "5, 4.3", "12, 8.6", "40, 3", "40, 20", "40, 100"})
    void agreesWithAnExponentialOfTwiceTheOrder(int n, double norm) {
        PadePhi pade = new PadePhi(n + 3);
        // Its memory is used again: what one matrix left there must not enter the next.
        pade.of(n + 3, matrix(n + 3, 9, 7).toRowMajor(), 9);
        Matrix z = matrix(n, norm, 3);
        Matrix phi = Matrix.ofRowMajor(n, n, Arrays.copyOf(pade.of(n, z.toRowMajor(), norm), n * n));
        Matrix expected = expected(z);
        assertThat(phi.minus(expected).maxAbs()).isLessThan(1e-13 * expected.maxAbs());
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "6, 1.5", "20, 1"})
    void agreesWithTheTaylorPolynomialWhereBothServe(int n, double norm) {
        Matrix z = matrix(n, norm, 5);
        double[] taylor = new PhiFunction(n).of(n, z.toRowMajor(), norm);
        double[] pade = new PadePhi(n).of(n, z.toRowMajor(), norm);
        double largest = Rows.largest(taylor);
        for (int at = 0; at < n * n; at++) {
            assertThat(Math.abs(pade[at] - taylor[at])).isLessThan(4e-15 * largest);
        }
    }
}
