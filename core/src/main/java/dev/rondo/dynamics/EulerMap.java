package dev.rondo.dynamics;

import dev.rondo.linalg.Matrix;

/**
 * An autonomous discrete-time system {@code x -> G(x)}: what a network trained with Euler steps is.
 *
 * <p>It is another type than {@link VectorField} on purpose: the map at a finite step and the flow have different
 * attractors (a fixed point with flow eigenvalue mu is unstable in the map when {@code |1 + dt mu| > 1}), so every
 * result says which of the two it is about.
 */
public interface EulerMap {
    /** The number of state variables. */
    int dimension();

    /** The time that one application takes. */
    Time step();

    /** Writes {@code G(x)} into {@code next}; the two arrays may not be the same. */
    void apply(double[] x, double[] next);

    /**
     * Writes {@code DG(x) v} into {@code out}, for the derivative DG at x.
     *
     * <p>Where G has a kink, the derivative is the one with the convention of the activation (ReLU: slope 0 at 0).
     */
    void differential(double[] x, double[] v, double[] out);

    /**
     * Writes {@code DG(x) v[k]} into {@code out[k]} for every k: faster than one by one where the derivative at x is
     * costly.
     */
    default void differential(double[] x, double[][] v, double[][] out) {
        for (int k = 0; k < v.length; k++) {
            differential(x, v[k], out[k]);
        }
    }

    /** The Jacobian DG(x). */
    default Matrix jacobian(double[] x) {
        int n = dimension();
        double[][] columns = new double[n][n];
        differential(x, Matrix.identity(n).toRows(), columns);
        return Matrix.of(columns).transpose();
    }
}
