package dev.rondo.dynamics.solve;

import dev.rondo.linalg.Matrix;

/** As many equations {@code F(y) = 0} as unknowns. */
public interface Equations {
    /** The number of unknowns n. */
    int size();

    /** Writes {@code F(y)} into {@code out}. */
    void residual(double[] y, double[] out);

    /** {@code DF(y)}, n x n. */
    Matrix jacobian(double[] y);
}
