package dev.rondo.dynamics.piecewise;

import java.util.Arrays;

/**
 * {@code phi(Z) = (e^Z - I)/Z = sum of Z^k/(k + 1)!} of a small matrix, by its Taylor polynomial in the scheme of Paterson
 * and Stockmeyer (1973): degree d takes about 2 sqrt(d) products. The degree is the least at which the first term left out
 * is below 2^-56 for the norm at hand.
 */
final class PhiFunction {
    /** The largest norm (largest row sum) that is served. */
    static final double REACH = 1.58;

    /** Degree and number of powers in a block, with the norm up to which they suffice. */
    private enum Scheme {
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

    private PhiFunction() {}

    /** phi(Z), for a norm of Z up to {@link #REACH}. */
    static double[][] of(double[][] z, double norm) {
        Scheme scheme = Arrays.stream(Scheme.values())
                .filter(s -> norm <= s.norm)
                .findFirst()
                .orElse(Scheme.TWENTY);
        int n = z.length;
        double[][][] powers = new double[scheme.block + 1][][];
        powers[1] = z;
        for (int k = 2; k <= scheme.block; k++) {
            powers[k] = new double[n][n];
            Rows.addProduct(powers[k - 1], z, powers[k]);
        }
        double[][] value = new double[n][n];
        addTimes(coefficient(scheme.degree), powers[scheme.block], value);
        int from = scheme.degree - scheme.block;
        addBlock(from, powers, scheme.block, value);
        while (from > 0) {
            double[][] next = new double[n][n];
            Rows.addProduct(value, powers[scheme.block], next);
            from -= scheme.block;
            addBlock(from, powers, scheme.block, next);
            value = next;
        }
        return value;
    }

    /** Adds the terms {@code Z^(k - from)/(k + 1)!} for k from {@code from} to {@code from + block - 1}. */
    private static void addBlock(int from, double[][][] powers, int block, double[][] value) {
        double constant = coefficient(from);
        for (int i = 0; i < value.length; i++) {
            value[i][i] += constant;
        }
        for (int k = 1; k < block; k++) {
            addTimes(coefficient(from + k), powers[k], value);
        }
    }

    private static void addTimes(double factor, double[][] a, double[][] value) {
        for (int i = 0; i < value.length; i++) {
            Rows.add(factor, a[i], value[i]);
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
