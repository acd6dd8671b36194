package dev.rondo.network;

import dev.rondo.linalg.Matrix;

/**
 * A weight matrix stored column by column, for {@code s += W r} with a sum over the sending units in their order.
 *
 * <p>Every entry is {@code s[i] = fma(W[i][j], r[j], s[i])} for j = 0, 1, ...: the inner loop runs over i, whose sums
 * do not depend on each other, so that it vectorises without changing a bit. (One array per column: the compiler
 * vectorises only where all arrays have the same index.) Four columns are taken at a time, so that the sums are read
 * and written once for four products. A sender at rate 0 adds {@code W[i][j] * 0 = +-0}, which changes nothing but
 * perhaps the sign of a sum that is zero; it is left out where the caller says that this sign does not matter. In a
 * ReLU network that saves about half of the work.
 */
public final class WeightColumns {
    private final double[][] columns;
    /** Weights row by row, for Jacobians. */
    private final double[] rows;

    /** Those of a matrix W[post, pre]. */
    public WeightColumns(Matrix w) {
        columns = w.transpose().toRows();
        rows = w.toRowMajor();
    }

    /** Writes the Jacobian {@code (-I + W diag(slopes))/tau}, row by row, into {@code out}; W is square. */
    public void jacobian(double[] slopes, double tau, double[] out) {
        int n = slopes.length;
        double[] factors = new double[n];
        for (int j = 0; j < n; j++) {
            factors[j] = slopes[j] / tau;
        }
        for (int start = 0; start < rows.length; start += n) {
            for (int j = 0; j < n; j++) {
                out[start + j] = rows[start + j] * factors[j];
            }
        }
        for (int i = 0; i < n; i++) {
            out[i * (n + 1)] -= 1 / tau;
        }
    }

    /** Weights where row i has a time constant tau_i. */
    void jacobian(double[] slopes, double[] tau, double[] out) {
        int n = slopes.length;
        for (int i = 0; i < n; i++) {
            double perSecond = 1 / tau[i];
            for (int j = 0; j < n; j++) {
                out[i * n + j] = rows[i * n + j] * slopes[j] * perSecond;
            }
            out[i * (n + 1)] -= perSecond;
        }
    }

    /** Adds {@code W r} to s, leaving out the senders at rate 0 if told to. */
    public void addProduct(double[] rates, boolean skipSilent, double[] s) {
        int[] senders = new int[columns.length];
        int count = 0;
        for (int j = 0; j < columns.length; j++) {
            if (!skipSilent || rates[j] != 0) {
                senders[count++] = j;
            }
        }
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            addFour(senders[k], senders[k + 1], senders[k + 2], senders[k + 3], rates, s);
        }
        for (; k < count; k++) {
            addOne(columns[senders[k]], rates[senders[k]], s);
        }
    }

    private void addFour(int a, int b, int c, int d, double[] rates, double[] s) {
        addFour(columns[a], rates[a], columns[b], rates[b], columns[c], rates[c], columns[d], rates[d], s);
    }

    private static void addFour(
            double[] a, double ra, double[] b, double rb, double[] c, double rc, double[] d, double rd, double[] s) {
        for (int i = 0; i < s.length; i++) {
            double sum = Math.fma(a[i], ra, s[i]);
            sum = Math.fma(b[i], rb, sum);
            sum = Math.fma(c[i], rc, sum);
            s[i] = Math.fma(d[i], rd, sum);
        }
    }

    private static void addOne(double[] column, double rate, double[] s) {
        for (int i = 0; i < s.length; i++) {
            s[i] = Math.fma(column[i], rate, s[i]);
        }
    }
}
