package dev.rondo.dynamics.solve;

import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.LinearSystem;
import dev.rondo.linalg.Matrix;

/** As many equations {@code F(y) = 0} as unknowns. */
public interface Equations {
    /** The number of unknowns n. */
    int size();

    /** Writes {@code F(y)} into {@code out}. */
    void residual(double[] y, double[] out);

    /** {@code DF(y)}, n x n. */
    Matrix jacobian(double[] y);

    /**
     * The linear system of {@code DF(y)}, factorised: by blocks, where the matrix has a structure.
     *
     * @throws FactorisationException if the matrix is singular or not finite
     */
    default LinearSystem linearised(double[] y) {
        Matrix jacobian = jacobian(y);
        if (!jacobian.isFinite()) {
            throw new FactorisationException("The derivative of these equations is not finite here");
        }
        return LinearSolve.of(jacobian);
    }
}
