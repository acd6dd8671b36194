package dev.rondo.dynamics.piecewise;

import dev.rondo.linalg.lapack.ProductSums;
import java.util.Arrays;

/**
 * {@code phi(Z) = (e^Z - I)/Z = sum of Z^k/(k + 1)!} of a small matrix, by its Taylor polynomial in the scheme of Paterson
 * and Stockmeyer (1973): degree d takes about 2 sqrt(d) products. The degree is the least at which the first term left out
 * is below 2^-56 for the norm at hand. Mutable: it owns its working memory and is used for one matrix after the other.
 */
final class PhiFunction {
    /** The largest norm (largest row sum) that is served. */
    static final double REACH = 1.58;

    /** Products of matrices that the largest norm costs. */
    static final double COST = 7;

    private static final int LARGEST_BLOCK = 4;

    /** Degree and number of powers in a block, with the norm up to which they suffice. */
    private enum Scheme {
        SIX(6, 3, 0.018),
        NINE(9, 3, 0.119),
        TWELVE(12, 3, 0.35),
        SIXTEEN(16, 4, 0.868),
        TWENTY(20, 4, REACH);

        private final int degree;
        private final int block;
        private final double norm;

        Scheme(int degree, int block, double norm) {
            this.degree = degree;
            this.block = block;
            this.norm = norm;
        }
    }

    private final double[][] powers = new double[LARGEST_BLOCK + 1][];
    private double[] value;
    private double[] next;

    /** For matrices up to an order. */
    PhiFunction(int largestOrder) {
        int entries = largestOrder * largestOrder;
        for (int k = 2; k < powers.length; k++) {
            powers[k] = new double[entries];
        }
        value = new double[entries];
        next = new double[entries];
    }

    /**
     * phi(Z).
     *
     * @param z Z row by row, n x n
     * @param norm norm of Z, up to {@link #REACH}
     * @return phi(Z) row by row; overwritten by the next call
     */
    double[] of(int n, double[] z, double norm) {
        Scheme scheme = Arrays.stream(Scheme.values())
                .filter(s -> norm <= s.norm)
                .findFirst()
                .orElse(Scheme.TWENTY);
        int entries = n * n;
        powers[1] = z;
        for (int k = 2; k <= scheme.block; k++) {
            ProductSums.add(n, n, n, 1, powers[k - 1], z, 0, powers[k]);
        }
        Arrays.fill(value, 0, entries, 0);
        addTimes(coefficient(scheme.degree), powers[scheme.block], entries, value);
        int from = scheme.degree - scheme.block;
        addBlock(from, scheme.block, n, value);
        while (from > 0) {
            from -= scheme.block;
            Arrays.fill(next, 0, entries, 0);
            addBlock(from, scheme.block, n, next);
            ProductSums.add(n, n, n, 1, value, powers[scheme.block], 1, next);
            double[] swapped = value;
            value = next;
            next = swapped;
        }
        return value;
    }

    /** Adds the terms {@code Z^(k - from)/(k + 1)!} for k from {@code from} to {@code from + block - 1}. */
    private void addBlock(int from, int block, int n, double[] sum) {
        double constant = coefficient(from);
        for (int i = 0; i < n; i++) {
            sum[i * n + i] += constant;
        }
        for (int k = 1; k < block; k++) {
            addTimes(coefficient(from + k), powers[k], n * n, sum);
        }
    }

    private static void addTimes(double factor, double[] a, int entries, double[] sum) {
        for (int i = 0; i < entries; i++) {
            sum[i] = Math.fma(factor, a[i], sum[i]);
        }
    }

    /** 1/(k + 1)!. */
    private static double coefficient(int k) {
        double factorial = 1;
        for (int i = 2; i <= k + 1; i++) {
            factorial *= i;
        }
        return 1 / factorial;
    }
}
