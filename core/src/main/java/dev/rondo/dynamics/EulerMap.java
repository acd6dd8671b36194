package dev.rondo.dynamics;

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
}
