package dev.rondo.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plan of the Pade approximation of a matrix exponential: the degree m, the scaling 2^-s, and the even powers of the
 * matrix that the choice already needed. Al-Mohy and Higham (2009), algorithm 5.1, in logarithms: the powers are those
 * of {@code B = 2^-k A}, whose largest entry lies in [1, 2), so that none overflows. Their norms are computed, not
 * estimated, and that of the tenth power is left out: it costs the product that it could save.
 *
 * <p>A matrix whose square is zero, an exactly balanced network of rank one, needs no approximant, however large it is.
 */
final class PadePlan {
    /** For degree m the approximant is exact to rounding while the norms of the powers stay below this (table 3.1). */
    private static final double THETA_3 = 1.495585217958292e-2;

    private static final double THETA_5 = 2.539398330063230e-1;
    private static final double THETA_7 = 9.504178996162932e-1;
    private static final double THETA_9 = 2.097847961257068;
    private static final double THETA_13 = 4.25;

    private static final double LOG2_ROUNDING = -53;

    private final Matrix b;
    private final List<Matrix> evenPowers;
    private final int k;

    /** m; 1 where the square is zero and the exponential {@code I + A}. */
    private final int degree;

    private final int squarings;

    private PadePlan(Matrix b, List<Matrix> evenPowers, int k, int degree, int squarings) {
        this.b = b;
        this.evenPowers = evenPowers;
        this.k = k;
        this.degree = degree;
        this.squarings = squarings;
    }

    /** The plan for {@code e^a}. */
    static PadePlan of(Matrix a) {
        Scale scale = Scale.of(a);
        int k = scale.exponent();
        Matrix b = a.times(scale.down());
        Matrix b2 = b.times(b);
        if (vanishes(b, b2)) {
            return new PadePlan(b, List.of(), k, 1, 0);
        }
        Matrix b4 = b2.times(b2);
        Matrix b6 = b4.times(b2);
        double d4 = k + log2(b4.oneNorm()) / 4;
        double d6 = k + log2(b6.oneNorm()) / 6;
        if (Math.max(d4, d6) <= log2(THETA_3) && extra(b, k, 3) == 0) {
            return new PadePlan(b, List.of(b2), k, 3, 0);
        }
        if (Math.max(d4, d6) <= log2(THETA_5) && extra(b, k, 5) == 0) {
            return new PadePlan(b, List.of(b2, b4), k, 5, 0);
        }
        // d6 <= max(d6, d8) <= max(d4, d6): the eighth power is needed only where these bounds make a difference.
        if (d6 > log2(THETA_9) && squarings(d6) == squarings(Math.max(d4, d6))) {
            return ofDegree13(b, List.of(b2, b4, b6), k, d6);
        }
        Matrix b8 = b4.times(b4);
        double d8 = k + log2(b8.oneNorm()) / 8;
        double eta = Math.max(d6, d8);
        if (eta <= log2(THETA_7) && extra(b, k, 7) == 0) {
            return new PadePlan(b, List.of(b2, b4, b6), k, 7, 0);
        }
        if (eta <= log2(THETA_9) && extra(b, k, 9) == 0) {
            return new PadePlan(b, List.of(b2, b4, b6, b8), k, 9, 0);
        }
        return ofDegree13(b, List.of(b2, b4, b6), k, eta);
    }

    private static PadePlan ofDegree13(Matrix b, List<Matrix> evenPowers, int k, double eta) {
        int s = squarings(eta);
        return new PadePlan(b, evenPowers, k, 13, s + extra(b, k - s, 13));
    }

    /** Number of halvings that degree 13 needs for a matrix whose powers have a norm of 2^eta. */
    private static int squarings(double eta) {
        return (int) Math.max(0, Math.ceil(eta - log2(THETA_13)));
    }

    int degree() {
        return degree;
    }

    /** s: the approximant is that of {@code 2^-s A}. */
    int squarings() {
        return squarings;
    }

    /** The Pade approximant {@code (V - U)^-1 (V + U)} of the exponential of {@code 2^-s A}, or {@code I + A}. */
    Matrix approximant() {
        if (degree == 1) {
            return Matrix.identity(b.rows()).plus(scaled(b, 1));
        }
        double[] c = coefficients(degree);
        List<Matrix> powers = scaledEvenPowers();
        Matrix odd;
        Matrix even;
        if (degree < 13) {
            odd = polynomial(powers, c, 1, 0, powers.size());
            even = polynomial(powers, c, 0, 0, powers.size());
        } else {
            Matrix sixth = powers.get(2);
            odd = sixth.times(polynomial(powers, c, 7, 1, 3)).plus(polynomial(powers, c, 1, 0, 3));
            even = sixth.times(polynomial(powers, c, 6, 1, 3)).plus(polynomial(powers, c, 0, 0, 3));
        }
        Matrix u = scaled(b, 1).times(odd);
        return LinearSolve.of(even.minus(u)).solve(even.plus(u));
    }

    /**
     * Tests whether each entry of the square is no larger than what rounding leaves of the terms in its sum, as for an
     * exactly balanced network of rank one; entry by entry, because small eigenvalues beside large weights must not be
     * lost.
     */
    private static boolean vanishes(Matrix b, Matrix square) {
        double rounding = b.rows() * Math.ulp(1.0);
        if (square.oneNorm() > rounding * b.oneNorm() * b.oneNorm()) {
            return false;
        }
        double[] terms = b.map(Math::abs).times(b.map(Math::abs)).values();
        double[] sums = square.values();
        return IntStream.range(0, sums.length).allMatch(i -> Math.abs(sums[i]) <= rounding * terms[i]);
    }

    /** The sum over {@code from <= j <= to} of {@code c[offset + 2 j] X^(2 j)}, {@code X = 2^-s A}. */
    private static Matrix polynomial(List<Matrix> powers, double[] c, int offset, int from, int to) {
        int n = powers.getFirst().rows();
        double[] sum = new double[n * n];
        for (int j = from; j <= to; j++) {
            double coefficient = c[offset + 2 * j];
            if (j == 0) {
                for (int i = 0; i < n; i++) {
                    sum[i * n + i] += coefficient;
                }
            } else {
                double[] power = powers.get(j - 1).values();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = Math.fma(coefficient, power[i], sum[i]);
                }
            }
        }
        return Matrix.owning(n, n, sum);
    }

    /** {@code X^2, X^4, ...}, {@code X = 2^-s A}. */
    private List<Matrix> scaledEvenPowers() {
        return IntStream.range(0, evenPowers.size())
                .mapToObj(j -> scaled(evenPowers.get(j), 2 * j + 2))
                .toList();
    }

    private Matrix scaled(Matrix power, int exponent) {
        return power.timesPowerOfTwo(exponent * (k - squarings));
    }

    /**
     * Number of further squarings of {@code 2^k B} that the rounding of the approximant asks for: the function "ell" of
     * the paper, from the norm of the power 2m + 1 of the matrix of absolute values.
     */
    private static int extra(Matrix b, int k, int m) {
        double norm = log2(b.oneNorm());
        double power = log2(normOfPowerOfAbsoluteValues(b, 2 * m + 1));
        double alpha = log2(leadingError(m)) + power - norm + 2.0 * m * k;
        return (int) Math.max(0, Math.ceil((alpha - LOG2_ROUNDING) / (2 * m)));
    }

    /** The 1-norm of {@code |B|^p}, from p products of a row of ones with |B|. */
    private static double normOfPowerOfAbsoluteValues(Matrix b, int p) {
        int n = b.rows();
        double[] values = b.values();
        double[] row = new double[n];
        Arrays.fill(row, 1);
        for (int step = 0; step < p; step++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double weight = row[i];
                for (int j = 0; j < n; j++) {
                    next[j] = Math.fma(weight, Math.abs(values[i * n + j]), next[j]);
                }
            }
            row = next;
        }
        return Arrays.stream(row).max().orElse(0);
    }

    /** The first coefficient of the backward error of degree m, {@code (m!)^2 / ((2m)! (2m+1)!)}. */
    private static double leadingError(int m) {
        return factorial(m) * factorial(m) / (factorial(2 * m) * factorial(2 * m + 1));
    }

    private static double factorial(int m) {
        return IntStream.rangeClosed(2, m).asDoubleStream().reduce(1, (x, y) -> x * y);
    }

    /** The integers of the approximant of degree m, lowest power first, with 1 for the highest. */
    private static double[] coefficients(int m) {
        double[] c = new double[m + 1];
        long value = 1;
        c[m] = 1;
        for (int j = m - 1; j >= 0; j--) {
            value = value * (2L * m - j) * (j + 1) / (m - j);
            c[j] = value;
        }
        return c;
    }

    private static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }
}
