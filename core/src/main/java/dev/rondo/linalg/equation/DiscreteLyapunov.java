package dev.rondo.linalg.equation;

import dev.rondo.linalg.Certificate;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Operand;

/**
 * The discrete Lyapunov (Stein) equation {@code X = A X A^T + Q}. For a stable map {@code x <- A x + noise} with noise of
 * covariance Q, X is the stationary covariance.
 *
 * <p>Reduced to a Lyapunov equation by the Cayley transform {@code B = (A + I)^-1 (A - I)}:
 * {@code B X + X B^T + 2 (A + I)^-1 Q (A + I)^-T = 0}. An eigenvalue of A near -1 makes that inaccurate, and the equation
 * itself as well, for it has one solution only where no {@code lambda_i lambda_j = 1}.
 *
 * @param solution X; exactly symmetric where Q is
 * @param residual the Frobenius norm of {@code A X A^T + Q - X} relative to {@code |A|^2 |X| + |Q| + |X|}
 */
public record DiscreteLyapunov(Matrix solution, double residual) {
    private static final String WHAT = "A discrete Lyapunov equation";

    /**
     * Solves {@code X = A X A^T + Q}.
     *
     * @throws IllegalArgumentException if a matrix is empty, not square or not finite, or if the orders differ
     * @throws FactorisationException if the product of two eigenvalues of A is 1 (nearly), so that X is not determined
     */
    public static DiscreteLyapunov of(Matrix a, Matrix q) {
        Lyapunov.requireOneOrder(Operand.square(WHAT, a), Operand.square(WHAT, q));
        Matrix identity = Matrix.identity(a.rows());
        LinearSolve shifted = LinearSolve.of(a.plus(identity));
        Matrix b = shifted.solve(a.minus(identity));
        Matrix half = shifted.solve(q).transpose();
        Matrix right = shifted.solve(half).transpose().times(2);
        Matrix solution = Lyapunov.of(b, q.equals(q.transpose()) ? right.symmetricPart() : right)
                .solution();
        Matrix error = a.times(solution).timesTranspose(a).plus(q).minus(solution);
        double norm = a.frobeniusNorm();
        double scale = (norm * norm + 1) * solution.frobeniusNorm() + q.frobeniusNorm();
        return new DiscreteLyapunov(solution, Certificate.relative(error.frobeniusNorm(), scale));
    }
}
