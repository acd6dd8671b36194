package dev.rondo.analysis.linear;

import dev.rondo.linalg.Certificate;
import dev.rondo.linalg.EigenvectorCondition;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Amplification of a connectivity, by slow modes or by feedforward chains hidden between its modes (Hennequin, Vogels
 * and Gerstner 2012).
 *
 * <p>The network is linear and driven by white noise, {@code tau dx = (W - I) x dt + noise}; C is its stationary
 * covariance relative to isolated units, {@code A C + C A^T = -2 I} with {@code A = W - I}. The Schur form
 * {@code W = U (Lambda + T) U^H} is upper triangular, its eigenvalues in the order of decreasing real part (rounded to
 * 1e-9), then decreasing imaginary part.
 *
 * @param frobeniusSquared {@code ||W||_F^2}
 * @param traceOfSquare {@code tr W^2 = sum lambda^2}
 * @param spectralAbscissa {@code max Re lambda}; stable below 1, by more than rounding
 * @param spectralRadius {@code max |lambda|}
 * @param maxImaginary {@code max Im lambda}
 * @param henrici {@code ||T||_F}, the departure from normality
 * @param relativeHenrici {@code ||T||_F/||W||_F}, from 0 (normal) to 1 (all eigenvalues 0); 0 of a W without weights
 * @param zetaSquared {@code 2 ||T||_F^2/(N-1)}, to compare with random chains
 * @param commutatorNorm {@code ||W W^T - W^T W||_F}
 * @param numericalAbscissa the largest eigenvalue of {@code (W + W^T)/2}; some input grows if it exceeds 1
 * @param amplification total amplification, its normal and its nonnormal part
 * @param variance variance of units and of the uniform mode, in C
 * @param topCovarianceEigenvalue largest eigenvalue of C
 * @param topObservabilityEigenvalue largest eigenvalue of Q, {@code A^T Q + Q A = -2 I}
 * @param steadyGain the largest response to a constant input, {@code sigma_1((I - W)^{-1})}
 * @param participationRatio {@code (tr C)^2/(N tr C^2)}
 * @param eigenvectorCondition {@code sigma_1(V)/sigma_N(V)} of the matrix of unit eigenvectors
 * @param transient_ largest growth of a response
 * @param kreiss {@code sup_{Re z > 0} Re z |(z - A)^{-1}|}
 * @param certificate relative errors of the decompositions behind the numbers
 */
public record Amplification(
        @MissingBecause(TOO_LARGE) double frobeniusSquared,
        @MissingBecause(TOO_LARGE) double traceOfSquare,
        double spectralAbscissa,
        double spectralRadius,
        double maxImaginary,
        double henrici,
        double relativeHenrici,
        @MissingBecause(TOO_LARGE) double zetaSquared,
        @MissingBecause(TOO_LARGE) double commutatorNorm,
        double numericalAbscissa,
        Parts amplification,
        @MissingBecause(UNSTABLE) @Nullable Variance variance,
        @MissingBecause(UNSTABLE) @Nullable Double topCovarianceEigenvalue,
        @MissingBecause(UNSTABLE) @Nullable Double topObservabilityEigenvalue,
        @MissingBecause(UNSTABLE) @Nullable Double steadyGain,
        @MissingBecause(UNSTABLE) @Nullable Double participationRatio,

        @MissingBecause("it is infinite: W is defective to rounding, its eigenvectors do not span the space") @Nullable
        Double eigenvectorCondition,

        @MissingBecause(UNSTABLE) @Nullable TransientGain transient_,
        @MissingBecause(UNSTABLE) @Nullable Double kreiss,
        Residuals certificate) {

    @SuppressWarnings("UnusedVariable") // read by the annotations above
    private static final String UNSTABLE =
            "W is unstable: its spectral abscissa is not below 1 by more than rounding, activity never settles";

    @SuppressWarnings("UnusedVariable") // read by the annotations above
    private static final String TOO_LARGE = "the weights are so large that it leaves the range of numbers";

    /**
     * The amplification and its parts, which do not quite add up.
     *
     * @param total {@code A(W) = tr C/N - 1}; null if W is unstable
     * @param normal {@code A(Lambda) = (1/N) sum 1/(1 - Re lambda) - 1}; null if W is unstable
     * @param nonnormal amplification A(T) with all eigenvalues taken as 0; infinite where the feedforward weights are
     *     so large that the leak is lost in their rounding
     */
    public record Parts(
            @MissingBecause(UNSTABLE) @Nullable Double total,
            @MissingBecause(UNSTABLE) @Nullable Double normal,
            @MissingBecause(TOO_LARGE) double nonnormal) {}

    /**
     * Variances relative to that of an isolated unit.
     *
     * @param globalMode variance of {@code (x_1 + ... + x_N)/sqrt(N)}
     * @param min smallest variance of a unit
     * @param max largest variance of a unit
     */
    public record Variance(double globalMode, double min, double max) {}

    /**
     * Relative errors of the decompositions behind the numbers.
     *
     * @param schur {@code |W - U (Lambda + T) U^H|/|W|}
     * @param unitarity {@code |U^H U - I|/sqrt(N)}
     * @param lyapunov relative residual of the Lyapunov equations of both Gramians; null if W is unstable
     */
    public record Residuals(
            double schur, double unitarity, @Nullable Double lyapunov) {}

    /**
     * Every measure of a connectivity; those that need a stationary state are null where there is none.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static Amplification of(Matrix weights) {
        Generators.of(weights);
        return new Measurement(weights).run();
    }

    private static final class Measurement {
        private final Matrix weights;
        private final SchurModes modes;
        private final boolean isStable;
        private final Gramians.@Nullable Pair gramians;

        Measurement(Matrix weights) {
            this.weights = weights;
            this.modes = SchurModes.of(weights);
            this.isStable = modes.isStable() && Generators.isStable(Generators.of(weights));
            this.gramians = isStable ? Gramians.pair(weights) : null;
        }

        Amplification run() {
            Matrix transposed = weights.transpose();
            double norm = weights.frobeniusNorm();
            Certificate schur = modes.certificate();
            Double kreiss = ofStable(() -> KreissConstant.of(weights).value());
            return new Amplification(
                    norm * norm,
                    traceOfSquare(),
                    modes.spectralAbscissa(),
                    modes.eigenvalues().maxAbs(),
                    modes.eigenvalues().maxImaginary(),
                    modes.henrici(),
                    norm == 0 ? 0 : modes.henrici() / norm,
                    modes.zetaSquared(),
                    weights.times(transposed).minus(transposed.times(weights)).frobeniusNorm(),
                    NumericalAbscissa.of(weights),
                    parts(),
                    variance(),
                    ofStable(() -> top(stable().covariance())),
                    ofStable(() -> top(stable().observability())),
                    ofStable(this::steadyGain),
                    ofStable(() -> Gramians.participationRatio(stable().covariance())),
                    eigenvectorCondition(),
                    ofStable(() -> TransientGain.of(weights).notBelow(kreiss)),
                    kreiss,
                    new Residuals(
                            schur.residual(), schur.orthogonality(), gramians == null ? null : gramians.residual()));
        }

        private Gramians.Pair stable() {
            return java.util.Objects.requireNonNull(gramians, "asked for in a stable network only");
        }

        private <T> @Nullable T ofStable(Supplier<T> value) {
            return isStable ? value.get() : null;
        }

        private double traceOfSquare() {
            double sum = 0;
            for (int i = 0; i < weights.rows(); i++) {
                for (int j = 0; j < weights.rows(); j++) {
                    sum = Math.fma(weights.get(i, j), weights.get(j, i), sum);
                }
            }
            return sum;
        }

        private Parts parts() {
            return new Parts(
                    ofStable(() -> stable().covariance().trace() / weights.rows() - 1),
                    ofStable(modes::normal),
                    nonnormal());
        }

        private double nonnormal() {
            try {
                return modes.nonnormal();
            } catch (FactorisationException lostLeak) {
                return Double.POSITIVE_INFINITY;
            }
        }

        private @Nullable Variance variance() {
            return ofStable(() -> {
                Matrix c = stable().covariance();
                int n = c.rows();
                double min = Double.POSITIVE_INFINITY;
                double max = 0;
                for (int i = 0; i < n; i++) {
                    min = Math.min(min, c.get(i, i));
                    max = Math.max(max, c.get(i, i));
                }
                Vector uniform = Vector.constant(n, 1 / Math.sqrt(n));
                return new Variance(uniform.dot(c.times(uniform)), min, max);
            });
        }

        private static double top(Matrix symmetric) {
            return SymmetricEigen.valuesOf(symmetric).get(symmetric.rows() - 1);
        }

        private double steadyGain() {
            return Svd.norm(LinearSolve.of(Generators.of(weights)).inverse());
        }

        private @Nullable Double eigenvectorCondition() {
            OptionalDouble condition = EigenvectorCondition.of(weights);
            return condition.isPresent() ? condition.getAsDouble() : null;
        }
    }
}
