package dev.rondo.analysis.activity;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;

/**
 * Principal components of states over time (Rajakumar et al. 2021, figure 2d).
 *
 * <p>Columns are centred; the variance along component k is s_k^2/(T - 1), with s_k the singular values of the centred
 * T x N matrix; its share is that over the sum of all. A component points to where its largest entry is positive.
 *
 * @param variance variance along each component, descending
 * @param share share of each component in the total variance
 * @param cumulative cumulative sum of the shares
 * @param forNinety number of components that hold 90 % of the variance; 0 where nothing varies
 * @param mean mean subtracted from the states, N
 * @param components components, one per row, each of norm 1
 * @param projections projections of the states, T x components
 */
public record Pca(
        Vector variance,
        Vector share,
        Vector cumulative,
        int forNinety,
        Vector mean,
        Matrix components,
        Matrix projections) {
    private static final double NINETY = 0.9;

    /** Components of the rows of {@code states}, T x N.
     *
     * @throws IllegalArgumentException if there are fewer than two rows
     */
    public static Pca of(Matrix states) {
        int rows = states.rows();
        int n = states.columns();
        if (rows < 2) {
            throw new IllegalArgumentException("Principal components need at least two states: there are " + rows);
        }
        Vector mean = mean(states);
        Svd svd = Svd.of(Matrix.build(rows, n, (t, i) -> states.get(t, i) - mean.get(i)));
        int count = svd.values().size();
        double[] variance = new double[count];
        double total = 0;
        for (int k = 0; k < count; k++) {
            variance[k] = svd.values().get(k) * svd.values().get(k) / (rows - 1);
            total += variance[k];
        }
        double[] share = new double[count];
        double[] cumulative = new double[count];
        int forNinety = 0;
        for (int k = 0; k < count && total > 0; k++) {
            share[k] = variance[k] / total;
            cumulative[k] = share[k] + (k == 0 ? 0 : cumulative[k - 1]);
            if (k == 0 || cumulative[k - 1] < NINETY) {
                forNinety = k + 1;
            }
        }
        Matrix components = upright(svd.rightTransposed(), count);
        return new Pca(
                Vector.owning(variance),
                Vector.owning(share),
                Vector.owning(cumulative),
                forNinety,
                mean,
                components,
                projections(states, mean, components));
    }

    /** Other states along these components, T x components.
     *
     * @throws IllegalArgumentException if the states do not have N columns
     */
    public Matrix project(Matrix states) {
        if (states.columns() != mean.size()) {
            throw new IllegalArgumentException(
                    "States to project have one column per unit, " + mean.size() + ": they are " + states.shape());
        }
        return projections(states, mean, components);
    }

    private static Matrix projections(Matrix states, Vector mean, Matrix components) {
        return Matrix.build(states.rows(), components.rows(), (t, k) -> {
            double sum = 0;
            for (int i = 0; i < states.columns(); i++) {
                sum = Math.fma(states.get(t, i) - mean.get(i), components.get(k, i), sum);
            }
            return sum;
        });
    }

    private static Vector mean(Matrix states) {
        double[] mean = new double[states.columns()];
        for (int t = 0; t < states.rows(); t++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += states.get(t, i) / states.rows();
            }
        }
        return Vector.owning(mean);
    }

    /** Singular vectors have no sign of their own: this gives them one. */
    private static Matrix upright(Matrix vectors, int count) {
        double[] sign = new double[count];
        for (int k = 0; k < count; k++) {
            double largest = 0;
            for (int i = 0; i < vectors.columns(); i++) {
                double v = vectors.get(k, i);
                if (Math.abs(v) > Math.abs(largest)) {
                    largest = v;
                }
            }
            sign[k] = largest < 0 ? -1 : 1;
        }
        return Matrix.build(count, vectors.columns(), (k, i) -> sign[k] * vectors.get(k, i));
    }
}
