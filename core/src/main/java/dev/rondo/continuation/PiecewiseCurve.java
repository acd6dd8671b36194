package dev.rondo.continuation;

/**
 * A curve of solutions of a piecewise smooth system, in one of its pieces: switching functions keep their sign there, and
 * the equations may be evaluated as if the piece did not end where such a function vanishes. Immutable.
 */
public interface PiecewiseCurve extends SolutionCurve {
    /**
     * Signs of the switching functions {@code y[source(j)] - threshold(j)}, which are the unknowns themselves as a rule:
     * +1 or -1 if the function keeps that sign within this piece, else 0.
     */
    int[] signs();

    /** Index of the unknown of a switching function. */
    default int source(int function) {
        return function;
    }

    /** Value of that unknown on the switching manifold. */
    default double threshold(int function) {
        return 0;
    }

    /**
     * The piece on the other side of the switching manifold where the function is 0.
     *
     * @throws IllegalArgumentException if there is no such manifold
     */
    PiecewiseCurve across(int function);

    @Override
    default PiecewiseCurve near(double[] y) {
        return this;
    }
}
