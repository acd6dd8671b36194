package dev.rondo.analysis.linear;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Schur;
import dev.rondo.network.RateNetwork;
import java.util.Comparator;
import java.util.List;

/**
 * The modes of a network's linear part: the eigenvalues of (W_rec - I)/tau (Rajakumar et al. 2021, figure 2a-b).
 *
 * <p>A mode with eigenvalue lambda of W_rec grows at the rate (Re lambda - 1)/tau and turns at |Im lambda|/(2 pi tau).
 * The paper's fastest mode, "0.125 radian/s = 0.02 Hz", is in radians per millisecond: 19.9 Hz.
 *
 * @param modes by decreasing growth rate, then decreasing imaginary part
 * @param spectralRadius of W_rec
 * @param spectralAbscissa the largest real part of W_rec's eigenvalues
 * @param maxImaginary the largest imaginary part of W_rec's eigenvalues
 * @param growing how many eigenvalues of W_rec have a real part above 1
 * @param fastest the highest frequency of a mode
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
     * @param re real part of W_rec's eigenvalue
     * @param im its imaginary part
     * @param growthPerS (re - 1)/tau
     * @param frequencyHz |im|/(2 pi tau)
     */
    public record Mode(double re, double im, double growthPerS, double frequencyHz) {}

    public LeakageSpectrum {
        modes = List.copyOf(modes);
    }

    /** The spectrum of a network. */
    public static LeakageSpectrum of(RateNetwork network) {
        return of(Schur.of(network.recurrent()).eigenvalues(), network.tau());
    }

    /**
     * The spectrum of a network with these eigenvalues of W_rec.
     *
     * @param eigenvalues of W_rec, in any order
     * @param tau time constant of a unit
     */
    static LeakageSpectrum of(ComplexVector eigenvalues, Time tau) {
        double seconds = tau.seconds();
        ComplexVector values = eigenvalues.sorted(
                Comparator.comparingDouble((Complex c) -> -c.re()).thenComparingDouble(c -> -c.im()));
        List<Mode> modes = values.stream()
                .map(c -> new Mode(c.re(), c.im(), (c.re() - 1) / seconds, Math.abs(c.im()) / (2 * Math.PI * seconds)))
                .toList();
        return new LeakageSpectrum(
                modes,
                values.maxAbs(),
                values.maxReal(),
                values.maxImaginary(),
                (int) modes.stream().filter(m -> m.re() > 1).count(),
                Frequency.radiansPerSecond(values.maxImaginary() / seconds));
    }
}
