package dev.rondo.analysis.linear;

import dev.rondo.linalg.Certificate;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexSchur;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.SpectralOrder;
import dev.rondo.linalg.StabilitySpectrum;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.equation.TriangularLyapunov;
import java.util.Comparator;

/**
 * A connectivity in its Schur basis, {@code W = U (Lambda + T) U^H}, with the eigenvalues in the order of
 * {@link SpectralOrder#DECREASING_REAL_PART}: it separates slow from fast amplification (Hennequin, Vogels and Gerstner
 * 2012).
 *
 * <p>Mode k receives from the modes after it; the last is the source of the feedforward chain, the first its end. The
 * nonnormal part depends (little) on the order, so the order is fixed.
 */
public final class SchurModes {
    private final ComplexSchur schur;
    /** Rounding error of the eigenvalues of W - I. */
    private final double rounding;

    private SchurModes(Matrix weights, ComplexSchur schur) {
        this.schur = schur;
        rounding = StabilitySpectrum.rounding(weights.minus(Matrix.identity(weights.rows())));
    }

    /**
     * The modes of W.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static SchurModes of(Matrix weights) {
        return new SchurModes(weights, ComplexSchur.of(weights).ordered(SpectralOrder.DECREASING_REAL_PART));
    }

    /**
     * The modes of a W all of whose rows have one sum, so that the uniform vector is a mode: that one comes first, at
     * the end of the chain, and receives what the mean weights pass on; the others follow in the usual order.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite, or the row sums differ
     */
    public static SchurModes uniformModeFirst(Matrix weights) {
        ComplexSchur schur = ComplexSchur.of(weights);
        int n = weights.rows();
        Vector sums = weights.times(Vector.constant(n, 1));
        double sum = mean(sums);
        double spread = sums.minus(Vector.constant(n, sum)).norm();
        if (spread > 1e-9 * Math.max(1, weights.frobeniusNorm())) {
            throw new IllegalArgumentException(
                    "The uniform vector is a mode only where all rows of W have one sum: theirs" + " differ by "
                            + spread / Math.sqrt(n) + " around " + sum + "; wire the network with row balance");
        }
        Complex uniform = schur.eigenvalues().stream()
                .min(Comparator.comparingDouble(z -> z.minus(Complex.of(sum)).abs()))
                .orElseThrow();
        Comparator<Complex> uniformFirst = Comparator.comparing(z -> !z.equals(uniform));
        return new SchurModes(weights, schur.ordered(uniformFirst.thenComparing(SpectralOrder.DECREASING_REAL_PART)));
    }

    public int units() {
        return schur.eigenvalues().size();
    }

    /** Eigenvalues of W, in the order of the modes. */
    public ComplexVector eigenvalues() {
        return schur.eigenvalues();
    }

    /** {@code max Re lambda}. */
    public double spectralAbscissa() {
        return eigenvalues().maxReal();
    }

    /**
     * Stability test: true if the spectral abscissa is below 1, by more than the rounding of W - I,
     * {@code N eps |W - I|_F}.
     */
    public boolean isStable() {
        return spectralAbscissa() < 1 - rounding;
    }

    /** T: entry (k, l), l &gt; k, is the weight from mode l to mode k. */
    public ComplexMatrix feedforward() {
        return schur.strictlyTriangular();
    }

    /** U: column k is mode k. */
    public ComplexMatrix basis() {
        return schur.unitary();
    }

    /** The Henrici departure from normality, {@code ||T||_F = sqrt(||W||_F^2 - sum |lambda|^2)}. */
    public double henrici() {
        return feedforward().frobeniusNorm();
    }

    /** {@code zeta^2 = 2 ||T||_F^2/(N-1)}: N times the mean square of an entry of T; 0 for a single unit. */
    public double zetaSquared() {
        double departure = henrici();
        return units() == 1 ? 0 : 2 * departure * departure / (units() - 1);
    }

    /**
     * N times the mean squared modulus of the weights into each mode; 0 for the last, which receives nothing. A mode
     * that receives from all others stands out.
     */
    public Vector rowVariance() {
        ComplexMatrix t = feedforward();
        int n = t.rows();
        double[] variance = new double[n];
        for (int k = 0; k < n - 1; k++) {
            for (int l = k + 1; l < n; l++) {
                variance[k] += t.re(k, l) * t.re(k, l) + t.im(k, l) * t.im(k, l);
            }
            variance[k] *= (double) n / (n - 1 - k);
        }
        return Vector.owning(variance);
    }

    /**
     * A(Lambda), the amplification by the eigenvalues alone: {@code (1/N) sum 1/(1 - Re lambda) - 1}.
     *
     * @throws IllegalArgumentException if W is unstable
     */
    public double normal() {
        requireStable();
        double sum = 0;
        for (int k = 0; k < units(); k++) {
            double re = eigenvalues().re(k);
            sum += re / (1 - re);
        }
        return sum / units();
    }

    /** A(T), the amplification by the feedforward weights alone. */
    public double nonnormal() {
        return mean(feedforwardVariances()) - 1;
    }

    /**
     * A(W), the total: the mean stationary variance minus that of isolated units.
     *
     * @throws IllegalArgumentException if W is unstable
     */
    public double total() {
        requireStable();
        ComplexMatrix generator =
                feedforward().plus(ComplexMatrix.diagonal(eigenvalues())).minus(ComplexMatrix.identity(units()));
        return mean(variances(generator)) - 1;
    }

    /**
     * The variance of every mode where all eigenvalues are taken as 0: 1 at the source, the last mode.
     *
     * @throws FactorisationException if the feedforward weights are so large that the leak is lost in their rounding
     */
    public Vector feedforwardVariances() {
        try {
            return variances(feedforward().minus(ComplexMatrix.identity(units())));
        } catch (FactorisationException lostLeak) {
            throw new FactorisationException(
                    "The variances of the feedforward part of W cannot be computed: its weights, "
                            + henrici()
                            + " in the Frobenius norm, are so large that the leak, 1, is lost in their rounding; scale"
                            + " the weights down");
        }
    }

    /** Certificate: error of {@code U (Lambda + T) U^H} as W, and of U as a unitary matrix. */
    public Certificate certificate() {
        return schur.certificate();
    }

    /** Message that W is unstable, by how much and because of which mode. */
    String instability() {
        Complex first = eigenvalues().get(0);
        return "W has no stationary state: its spectral abscissa is " + spectralAbscissa()
                + ", it must be below 1 by more than rounding (eigenvalue " + first + ")";
    }

    void requireStable() {
        if (!isStable()) {
            throw new IllegalArgumentException(instability());
        }
    }

    /** The diagonal of X in {@code A X + X A^H = -2 I}. */
    private static Vector variances(ComplexMatrix generator) {
        ComplexMatrix noise = ComplexMatrix.identity(generator.rows()).times(2);
        return TriangularLyapunov.solve(generator, noise).diagonal().real();
    }

    private static double mean(Vector values) {
        return values.dot(Vector.constant(values.size(), 1.0 / values.size()));
    }
}
