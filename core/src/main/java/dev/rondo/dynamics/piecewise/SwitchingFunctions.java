package dev.rondo.dynamics.piecewise;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Switching functions {@code s = G x + theta} of a piecewise-linear field, with the structure of G where it has one:
 * the identity, or one variable per function. Immutable.
 */
final class SwitchingFunctions {
    private final double[] threshold;
    private final double @Nullable [][] rows;
    private final int @Nullable [] sources;

    private SwitchingFunctions(double[] threshold, double @Nullable [][] rows, int @Nullable [] sources) {
        this.threshold = threshold;
        this.rows = rows;
        this.sources = sources;
    }

    /** The variables themselves: G = I, theta = 0. */
    static SwitchingFunctions variables(int dimension) {
        return new SwitchingFunctions(
                new double[dimension], null, IntStream.range(0, dimension).toArray());
    }

    /**
     * One switching function for every kink of a rate function of every variable: number {@code k n + j} is {@code x_j
     * - at_k}.
     */
    static SwitchingFunctions ofKinks(PiecewiseLinearFunction phi, int dimension) {
        int count = phi.kinks().size() * dimension;
        double[] threshold = new double[count];
        int[] sources = new int[count];
        for (int j = 0; j < count; j++) {
            sources[j] = j % dimension;
            threshold[j] = 0 - phi.kinks().get(j / dimension).at();
        }
        return new SwitchingFunctions(threshold, null, sources);
    }

    static SwitchingFunctions of(Matrix manifolds, Vector threshold) {
        return new SwitchingFunctions(threshold.toArray(), manifolds.toRows(), null);
    }

    int count() {
        return threshold.length;
    }

    double threshold(int manifold) {
        return threshold[manifold];
    }

    /** Tests whether G = I and theta = 0. */
    boolean areVariables(int dimension) {
        return sources != null && sources.length == dimension && haveNoThreshold();
    }

    boolean haveNoThreshold() {
        return Arrays.stream(threshold).allMatch(v -> v == 0);
    }

    /** Tests whether each switching function is a shifted variable: {@code s_j = x_source(j) + theta_j}. */
    boolean haveSources() {
        return sources != null;
    }

    /** Index of the variable of a switching function; only where {@link #haveSources()}. */
    int source(int manifold) {
        return Objects.requireNonNull(sources)[manifold];
    }

    /** Writes {@code G v} into {@code s}, which may be v where G = I. */
    void write(double[] v, double[] s) {
        if (rows != null) {
            for (int j = 0; j < s.length; j++) {
                s[j] = Rows.dot(rows[j], v);
            }
        } else if (s.length == v.length) {
            System.arraycopy(v, 0, s, 0, v.length);
        } else {
            for (int start = 0; start < s.length; start += v.length) {
                System.arraycopy(v, 0, s, start, v.length);
            }
        }
    }

    /** Writes {@code G x + theta} into {@code s}. */
    void writeAt(double[] x, double[] s) {
        write(x, s);
        for (int j = 0; j < s.length; j++) {
            s[j] += threshold[j];
        }
    }

    /** The product of row {@code manifold} of G with a vector. */
    double dot(int manifold, double[] v) {
        return rows == null ? v[source(manifold)] : Rows.dot(rows[manifold], v);
    }

    /** The largest row sum of |G|. */
    double norm() {
        return rows == null ? 1 : Rows.norm(rows);
    }

    boolean areSameAs(SwitchingFunctions other) {
        return Arrays.equals(threshold, other.threshold)
                && Arrays.deepEquals(rows, other.rows)
                && Arrays.equals(sources, other.sources);
    }
}
