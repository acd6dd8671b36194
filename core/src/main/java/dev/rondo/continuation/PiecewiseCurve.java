package dev.rondo.continuation;

/**
 * A curve of solutions of a piecewise smooth system, in one of its pieces: some unknowns keep their sign there, and the
 * equations may be evaluated as if the piece did not end where such an unknown vanishes. Immutable.
 */
public interface PiecewiseCurve extends SolutionCurve {
    /** Signs of the unknowns: +1 or -1 if the unknown keeps that sign within this piece, else 0. */
    int[] signs();

    /**
     * The piece on the other side of the switching manifold where the unknown is 0.
     *
     * @throws IllegalArgumentException if there is no such manifold
     */
    PiecewiseCurve across(int unknown);

    @Override
    default PiecewiseCurve near(double[] y) {
        return this;
    }
}
