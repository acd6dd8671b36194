package dev.rondo.dynamics.piecewise;

import dev.rondo.linalg.InPlaceSolve;
import dev.rondo.linalg.lapack.ProductSums;

/**
 * {@code phi(Z) = (e^Z - I)/Z} of a small matrix of any norm, by scaling and squaring: from the [13/13] Pade approximant
 * {@code e^X = (V - U)^-1 (V + U)} of X = 2^-s Z (Higham, SIAM J. Matrix Anal. Appl. 26, 2005, 1179), with U = X U_1,
 *
 * <pre>
 *   phi(X) = 2 (V - U)^-1 U_1,     e^X = I + X phi(X),     phi(2 X) = (phi(X) + e^X phi(X))/2,     e^(2 X) = e^X e^X.
 * </pre>
 *
 * U_1 and V are polynomials in X and commute, so that no matrix need be transposed. Mutable: it owns its working memory
 * and is used for one matrix after the other.
 */
final class PadePhi {
    /** Norm up to which the approximant is exact to rounding. */
    private static final double REACH = 4.25;

    /** Products of matrices that the approximant costs, its linear system included. */
    private static final double COST = 7.5;

    /** Coefficients of numerator and denominator, lowest power first, over the highest. */
    private static final double[] COEFFICIENTS = {
        64764752532480000.0,
        32382376266240000.0,
        7771770303897600.0,
        1187353796428800.0,
        129060195264000.0,
        10559470521600.0,
        670442572800.0,
        33522128640.0,
        1323241920.0,
        40840800.0,
        960960.0,
        16380.0,
        182.0,
        1.0
    };

    private final double[] second;
    private final double[] fourth;
    private final double[] sixth;
    private final double[] sum;
    private final double[] denominator;
    private final int[] pivots;
    private double[] value;
    private double[] spare;
    private double[] exponential;

    /** For matrices up to an order. */
    PadePhi(int largestOrder) {
        int entries = largestOrder * largestOrder;
        second = new double[entries];
        fourth = new double[entries];
        sixth = new double[entries];
        sum = new double[entries];
        denominator = new double[entries];
        value = new double[entries];
        spare = new double[entries];
        exponential = new double[entries];
        pivots = new int[largestOrder];
    }

    /** Products of n x n matrices that phi of a matrix of a norm costs. */
    static double cost(double norm) {
        return COST + 2 * squarings(norm);
    }

    /** Number s of squarings for a matrix of a norm. */
    private static int squarings(double norm) {
        return norm <= REACH ? 0 : Math.getExponent(norm / REACH) + 1;
    }

    /**
     * phi(Z).
     *
     * @param z Z row by row, n x n; destroyed
     * @param norm norm of Z
     * @return phi(Z) row by row; overwritten by the next call
     */
    double[] of(int n, double[] z, double norm) {
        int entries = n * n;
        int squarings = squarings(norm);
        double scale = Math.scalb(1.0, -squarings);
        for (int at = 0; at < entries; at++) {
            z[at] *= scale;
        }
        approximate(n, z);
        if (squarings > 0) {
            ProductSums.add(n, n, n, 1, z, value, 0, exponential);
            for (int i = 0; i < n; i++) {
                exponential[i * n + i] += 1;
            }
        }
        for (int k = 1; k <= squarings; k++) {
            System.arraycopy(value, 0, spare, 0, entries);
            ProductSums.add(n, n, n, 0.5, exponential, value, 0.5, spare);
            double[] doubled = spare;
            spare = value;
            value = doubled;
            if (k < squarings) {
                ProductSums.add(n, n, n, 1, exponential, exponential, 0, spare);
                double[] squared = spare;
                spare = exponential;
                exponential = squared;
            }
        }
        return value;
    }

    /** phi(X) for a norm of X within {@link #REACH}. */
    private void approximate(int n, double[] x) {
        ProductSums.add(n, n, n, 1, x, x, 0, second);
        ProductSums.add(n, n, n, 1, second, second, 0, fourth);
        ProductSums.add(n, n, n, 1, fourth, second, 0, sixth);
        polynomial(n, 0, denominator);
        polynomial(n, 1, value);
        // V - U, U = X U_1.
        ProductSums.add(n, n, n, -1, x, value, 1, denominator);
        for (int at = 0; at < n * n; at++) {
            value[at] *= 2;
        }
        InPlaceSolve.fromTheRight(n, n, denominator, value, pivots);
    }

    /** V, from the even coefficients, or U_1, from the odd ones: polynomials in X^2. */
    private void polynomial(int n, int first, double[] out) {
        int entries = n * n;
        double[] c = COEFFICIENTS;
        for (int at = 0; at < entries; at++) {
            sum[at] =
                    Math.fma(c[12 + first], sixth[at], Math.fma(c[10 + first], fourth[at], c[8 + first] * second[at]));
            out[at] = Math.fma(c[6 + first], sixth[at], Math.fma(c[4 + first], fourth[at], c[2 + first] * second[at]));
        }
        for (int i = 0; i < n; i++) {
            out[i * n + i] += c[first];
        }
        ProductSums.add(n, n, n, 1, sixth, sum, 1, out);
    }
}
