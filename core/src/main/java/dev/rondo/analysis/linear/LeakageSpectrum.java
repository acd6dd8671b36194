package dev.rondo.analysis.linear;

import dev.rondo.dynamics.Frequency;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Schur;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The modes of a network's linear part: the eigenvalues of (W_rec - I)/tau (Rajakumar et al. 2021, figure 2a-b).
 *
 * <p>A mode with eigenvalue lambda of W_rec grows at the rate (Re lambda - 1)/tau and oscillates at the frequency |Im
 * lambda|/(2 pi tau). The paper's fastest mode, "0.125 radian/s = 0.02 Hz", is in radians per millisecond: 19.9 Hz.
 *
 * <p>With several time constants the modes are the eigenvalues of D (W_rec - I), D = diag(1/tau_i), and lambda stands
 * for 1 + tau times such an eigenvalue, tau the harmonic mean of the time constants.
 *
 * @param modes modes by decreasing growth rate, then decreasing imaginary part
 * @param spectralRadius spectral radius of W_rec
 * @param spectralAbscissa the largest real part of W_rec's eigenvalues
 * @param maxImaginary the largest imaginary part of W_rec's eigenvalues
 * @param growing number of eigenvalues of W_rec with a real part above 1
 * @param fastest highest frequency of a mode
 */
public record LeakageSpectrum(
        List<Mode> modes,
        double spectralRadius,
        double spectralAbscissa,
        double maxImaginary,
        int growing,
        Frequency fastest) {
    /**
     * One mode.
     *
     * @param re real part of lambda
     * @param im imaginary part of lambda
     * @param growthPerS growth rate (re - 1)/tau, 1/s
     * @param frequencyHz frequency |im|/(2 pi tau), Hz
     */
    public record Mode(double re, double im, double growthPerS, double frequencyHz) {}

    public LeakageSpectrum {
        modes = List.copyOf(modes);
    }

    /** The spectrum of a network. */
    public static LeakageSpectrum of(RateNetwork network) {
        return of(network, Schur.of(network.recurrent()).eigenvalues());
    }

    /**
     * The spectrum of a network whose W_rec has been factorised.
     *
     * @param eigenvalues eigenvalues of W_rec, in any order
     */
    static LeakageSpectrum of(RateNetwork network, ComplexVector eigenvalues) {
        ComplexVector values = sorted(eigenvalues);
        return network.timeConstants()
                .common()
                .map(tau -> of(values, values, tau.seconds()))
                .orElseGet(() -> of(values, scaled(network), meanSeconds(network)));
    }

    private static LeakageSpectrum of(ComplexVector ofWeights, ComplexVector ofModes, double tau) {
        List<Mode> modes = ofModes.stream()
                .map(c -> new Mode(c.re(), c.im(), (c.re() - 1) / tau, Math.abs(c.im()) / (2 * Math.PI * tau)))
                .toList();
        return new LeakageSpectrum(
                modes,
                ofWeights.maxAbs(),
                ofWeights.maxReal(),
                ofWeights.maxImaginary(),
                (int) modes.stream().filter(m -> m.re() > 1).count(),
                Frequency.radiansPerSecond(ofModes.maxImaginary() / tau));
    }

    /** The harmonic mean of the time constants: tau of the mean leak. */
    private static double meanSeconds(RateNetwork network) {
        return network.units()
                / Arrays.stream(network.timeConstants().rates().toArray()).sum();
    }

    /** The eigenvalues of {@code I + tau D (W_rec - I)}, D = diag(1/tau_i). */
    private static ComplexVector scaled(RateNetwork network) {
        double tau = meanSeconds(network);
        Vector rates = network.timeConstants().rates();
        Matrix w = network.recurrent();
        Matrix scaled = Matrix.build(w.rows(), w.columns(), (i, j) -> {
            double factor = tau * rates.get(i);
            return factor * w.get(i, j) + (i == j ? 1 - factor : 0);
        });
        return sorted(Schur.of(scaled).eigenvalues());
    }

    private static ComplexVector sorted(ComplexVector values) {
        return values.sorted(Comparator.comparingDouble((Complex c) -> -c.re()).thenComparingDouble(c -> -c.im()));
    }
}
