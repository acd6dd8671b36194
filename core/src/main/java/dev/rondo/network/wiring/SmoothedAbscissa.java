package dev.rondo.network.wiring;

import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.equation.Lyapunov;

/**
 * A smooth bound on the spectral abscissa alpha (Vanbiervliet et al. 2009): the s above alpha at which
 * {@code tr P(s)/2 = 1/epsilon}, with {@code (W - sI) P + P (W - sI)^T = -2I}. It takes transients into account, and unlike
 * alpha it has a gradient everywhere, {@code ds/dW = Q P/tr(Q P)} with the adjoint solution Q.
 *
 * @param value s
 * @param gradient {@code ds/dW[i, j]} at entry (i, j); its trace is 1
 */
public record SmoothedAbscissa(double value, Matrix gradient) {
    private static final int MOST_STEPS = 100;

    /**
     * The smoothed abscissa of W.
     *
     * @param epsilon how far from alpha it keeps: alpha itself as epsilon goes to 0
     * @throws IllegalArgumentException if W is empty, not square or not finite, or epsilon is not positive
     */
    public static SmoothedAbscissa of(Matrix weights, double epsilon) {
        Requirement.positive("The smoothing", "epsilon", epsilon);
        double lowest = Eigen.valuesOf(weights).maxReal();
        double wanted = 1 / epsilon;
        // tr P(s) >= N/(s - alpha), so s is above this; 1/tr P is nearly linear in s, where Newton's method excels.
        double s = lowest + weights.rows() * epsilon;
        for (int step = 0; step < MOST_STEPS; step++) {
            Shifted shifted = Shifted.of(weights, s);
            double trace = shifted.covariance.trace() / 2;
            double slope = -shifted.product.trace() / 2;
            double next = s - (1 / trace - 1 / wanted) * -(trace * trace) / slope;
            if (Math.abs(next - s) <= 1e-13 * Math.max(1, Math.abs(s))) {
                return new SmoothedAbscissa(next, shifted.gradient());
            }
            s = Math.max(next, lowest + (s - lowest) / 10);
        }
        throw new ArithmeticException("The smoothed spectral abscissa did not settle for epsilon = " + epsilon
                + " at spectral abscissa " + lowest);
    }

    /** The gradient of the smoothed abscissa whose value is s, for the epsilon that belongs to it. */
    static Matrix gradientAt(Matrix weights, double s) {
        return Shifted.of(weights, s).gradient();
    }

    /** P, and Q P whose trace is {@code -d tr P/ds}. */
    private record Shifted(Matrix covariance, Matrix product) {
        static Shifted of(Matrix weights, double s) {
            int n = weights.rows();
            Matrix identity = Matrix.identity(n);
            Schur schur = Schur.of(weights.minus(identity.times(s)));
            Matrix noise = identity.times(2);
            Matrix covariance = Lyapunov.of(schur, noise).solution();
            Matrix observability = Lyapunov.adjointOf(schur, noise).solution();
            return new Shifted(covariance, observability.times(covariance));
        }

        Matrix gradient() {
            return product.times(1 / product.trace());
        }
    }
}
