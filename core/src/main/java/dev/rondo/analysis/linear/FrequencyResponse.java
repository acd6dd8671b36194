package dev.rondo.analysis.linear;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;

/**
 * What a linear network makes of a periodic input: the singular values of {@code (i omega tau - A)^{-1}}, {@code A = W - I},
 * are the gains along its orthogonal input patterns at angular frequency omega.
 *
 * @param tau the time constant of a unit
 * @param points frequencies, evenly spaced from 0 to where every mode has passed
 * @param gains how many of the largest gains are reported
 */
public record FrequencyResponse(
        @Setting(meaning = "Time constant of a unit", byDefault = "50", unit = "ms")
        Time tau,

        @Setting(meaning = "Number of frequencies", byDefault = "64", min = 2)
        int points,

        @Setting(meaning = "Number of gains reported", byDefault = "3", min = 1)
        int gains) {

    private static final double PEAK_ACCURACY = 1e-10;

    /** @throws IllegalArgumentException if tau is not positive, or there are fewer than 2 frequencies or 1 gain */
    public FrequencyResponse {
        if (!(tau.seconds() > 0)) {
            throw new IllegalArgumentException("A time constant is positive: tau = " + tau);
        }
        if (points < 2 || gains < 1) {
            throw new IllegalArgumentException(
                    "At least two frequencies and one gain are needed: points = " + points + ", gains = " + gains);
        }
    }

    /**
     * What is found.
     *
     * @param hertz the frequencies
     * @param gain row k holds the largest gains at frequency k, descending; 1 is that of an isolated unit at rest
     * @param meanSpectrum the mean power spectrum under white noise, {@code sum sigma^2/N}; its integral over
     *     {@code omega tau}, divided by pi, is {@code 1 + A(W)}
     * @param steadyGain the largest gain at frequency 0, {@code sigma_1((I - W)^{-1})}
     * @param peakGain the largest gain at any frequency (the H-infinity norm), to ten digits
     * @param peakFrequency where it is attained
     */
    public record Result(
            Vector hertz,
            Matrix gain,
            Vector meanSpectrum,
            double steadyGain,
            double peakGain,
            Frequency peakFrequency) {}

    /**
     * The response of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public Result of(Matrix weights) {
        Matrix generator = Generators.of(weights);
        ComplexVector eigenvalues = Eigen.valuesOf(generator);
        Generators.requireStable(eigenvalues, generator);
        int n = weights.rows();
        int reported = Math.min(gains, n);
        double highest = 4 + 2 * eigenvalues.maxImaginary();
        double[] hertz = new double[points];
        double[] spectrum = new double[points];
        double[] gain = new double[points * reported];
        for (int k = 0; k < points; k++) {
            double omega = highest * k / (points - 1);
            hertz[k] = inHertz(omega).hertz();
            Vector distances = Svd.valuesOf(distance(generator, omega));
            for (int i = 0; i < n; i++) {
                double sigma = distances.get(i);
                spectrum[k] += 1 / (sigma * sigma) / n;
            }
            for (int g = 0; g < reported; g++) {
                gain[k * reported + g] = 1 / distances.get(n - 1 - g);
            }
        }
        ResolventLevels.Lowest peak =
                new ResolventLevels(generator).lowest(0, eigenvalues.imaginary().toArray(), PEAK_ACCURACY);
        return new Result(
                Vector.owning(hertz),
                Matrix.owning(points, reported, gain),
                Vector.owning(spectrum),
                gain[0],
                1 / peak.value(),
                inHertz(peak.y()));
    }

    private Frequency inHertz(double omegaTau) {
        return Frequency.radiansPerSecond(omegaTau / tau.seconds());
    }

    private static ComplexMatrix distance(Matrix generator, double omega) {
        int n = generator.rows();
        return ComplexMatrix.build(n, n, (i, j) -> new Complex(-generator.get(i, j), i == j ? omega : 0));
    }
}
