package dev.rondo.analysis.linear;

import dev.rondo.linalg.Lyapunov;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;

/**
 * Which inputs a linear network amplifies and which outputs they become: the Gramians of
 * {@code tau dx/dt = (W - I) x + input}.
 *
 * <p>The controllability Gramian C, {@code A C + C A^T = -2 I} with {@code A = W - I}, is the stationary covariance under
 * white noise (an isolated unit has variance 1): its top eigenvectors are the patterns that activity falls into. The
 * observability Gramian Q, {@code A^T Q + Q A = -2 I}, weighs starting points:
 * {@code int_0^inf |x(t)|^2 dt = x0^T Q x0/2}, its top eigenvectors are the inputs that evoke most activity (Hennequin,
 * Vogels and Gerstner 2014). Their traces are equal.
 *
 * @param modes how many eigenvectors of each are reported
 */
public record Gramians(
        @Setting(meaning = "Number of eigenvectors reported", byDefault = "5", min = 0)
        int modes) {

    /** @throws IllegalArgumentException if the number of modes is negative */
    public Gramians {
        if (modes < 0) {
            throw new IllegalArgumentException("The number of reported modes is 0 or more: modes = " + modes);
        }
    }

    /**
     * What is found.
     *
     * @param covarianceEigenvalues of C, descending
     * @param observabilityEigenvalues of Q, descending
     * @param patterns row k is the k-th principal pattern of the activity, of unit length
     * @param inputs row k is the k-th most effective starting point, of unit length
     * @param participationRatio the dimension of the activity over N, {@code (tr C)^2/(N tr C^2)}
     * @param meanVariance {@code tr C/N = 1 + A(W)}
     * @param residual of both equations, relative
     */
    public record Result(
            Vector covarianceEigenvalues,
            Vector observabilityEigenvalues,
            Matrix patterns,
            Matrix inputs,
            double participationRatio,
            double meanVariance,
            double residual) {}

    /**
     * The Gramians of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public Result of(Matrix weights) {
        Pair pair = pair(weights);
        SymmetricEigen covariance = SymmetricEigen.of(pair.covariance);
        SymmetricEigen observability = SymmetricEigen.of(pair.observability);
        int n = weights.rows();
        return new Result(
                descending(covariance.values()),
                descending(observability.values()),
                top(covariance.vectors()),
                top(observability.vectors()),
                participationRatio(pair.covariance),
                pair.covariance.trace() / n,
                pair.residual);
    }

    /**
     * C itself: the stationary covariance under white noise, relative to the variance of an isolated unit.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public static Matrix covariance(Matrix weights) {
        Matrix generator = Generators.of(weights);
        Schur schur = Schur.of(generator);
        Generators.requireStable(schur, generator);
        return Lyapunov.of(schur, Matrix.identity(weights.rows()).times(2)).solution();
    }

    /** Both Gramians themselves. */
    record Pair(Matrix covariance, Matrix observability, double residual) {}

    /**
     * Solves both equations.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    static Pair pair(Matrix weights) {
        Matrix generator = Generators.of(weights);
        Schur schur = Schur.of(generator);
        Generators.requireStable(schur, generator);
        Matrix noise = Matrix.identity(weights.rows()).times(2);
        Lyapunov covariance = Lyapunov.of(schur, noise);
        Lyapunov observability = Lyapunov.adjointOf(schur, noise);
        return new Pair(
                covariance.solution(),
                observability.solution(),
                Math.max(covariance.residual(), observability.residual()));
    }

    /** {@code (tr C)^2/(N tr C^2)}. */
    static double participationRatio(Matrix covariance) {
        double trace = covariance.trace();
        double norm = covariance.frobeniusNorm();
        return trace / norm * (trace / norm) / covariance.rows();
    }

    private static Vector descending(Vector ascending) {
        double[] out = new double[ascending.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = ascending.get(out.length - 1 - k);
        }
        return Vector.owning(out);
    }

    /** The last columns as rows, last first, each with a positive sum. */
    private Matrix top(Matrix vectors) {
        int n = vectors.rows();
        return Matrix.build(Math.min(modes, n), n, (k, i) -> vectors.get(i, n - 1 - k) * sign(vectors, n - 1 - k));
    }

    private static double sign(Matrix vectors, int column) {
        double sum = 0;
        for (int i = 0; i < vectors.rows(); i++) {
            sum += vectors.get(i, column);
        }
        return sum < 0 ? -1 : 1;
    }
}
