package dev.rondo.continuation;

import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.LinearSystem;
import dev.rondo.linalg.Matrix;

/** The derivative DF of a curve's equations, m x (m + 1), in a form that knows its structure. */
public interface CurveJacobian {
    /**
     * The square system that a row below makes of it, factorised.
     *
     * @throws FactorisationException if the matrix is singular or not finite
     */
    LinearSystem bordered(double[] row);

    /** {@code (1 - share) DF + share DF'}, DF' of the same curve at another point. */
    CurveJacobian towards(CurveJacobian other, double share);

    /** A matrix without any structure. */
    static CurveJacobian of(Matrix matrix) {
        return new Dense(matrix);
    }

    /**
     * A derivative as a matrix.
     *
     * @param matrix DF, m x (m + 1)
     */
    record Dense(Matrix matrix) implements CurveJacobian {
        @Override
        public LinearSystem bordered(double[] row) {
            double[] values = new double[row.length * row.length];
            System.arraycopy(matrix.toRowMajor(), 0, values, 0, values.length - row.length);
            System.arraycopy(row, 0, values, values.length - row.length, row.length);
            Matrix square = Matrix.owning(row.length, row.length, values);
            if (!square.isFinite()) {
                throw new FactorisationException("The derivative of a curve is not finite here");
            }
            return LinearSolve.of(square);
        }

        @Override
        public CurveJacobian towards(CurveJacobian other, double share) {
            if (!(other instanceof Dense end)) {
                throw new IllegalArgumentException("Derivatives of one curve have one form");
            }
            return new Dense(matrix.plus(end.matrix.minus(matrix).times(share)));
        }
    }
}
