package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;
import java.util.Arrays;

/**
 * Response of a linear network to a periodic input: the singular values of {@code (i omega tau - A)^{-1}},
 * {@code A = W - I}, are the gains along its orthogonal input patterns at angular frequency omega.
 *
 * @param tau the time constant of a unit
 * @param points number of frequencies, evenly spaced from 0 to beyond the frequency of every mode
 * @param gains number of largest gains that are reported
 */
public record FrequencyResponse(
        @Setting(meaning = "Time constant of a unit", byDefault = "50", unit = "ms")
        Time tau,

        @Setting(meaning = "Number of frequencies", byDefault = "64", min = 2)
        int points,

        @Setting(meaning = "Number of gains reported", byDefault = "3", min = 1)
        int gains)
        implements Analysis<FrequencyResponse.Result> {

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
     * Gains, spectrum and peak.
     *
     * @param hertz frequencies, Hz
     * @param gain gains, frequencies x gains: row k holds the largest at frequency k, descending; 1 is that of an
     *     isolated unit at frequency 0
     * @param meanSpectrum the mean power spectrum under white noise, {@code sum sigma^2/N}; its integral over
     *     {@code omega tau}, divided by pi, is {@code 1 + A(W)}
     * @param steadyGain the largest gain at frequency 0, {@code sigma_1((I - W)^{-1})}
     * @param peakGain the largest gain at any frequency (the H-infinity norm), to ten digits
     * @param peakFrequency frequency at which the largest gain is attained
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

    @Override
    public Card card() {
        return Card.ofMatrix(
                        "frequency-response",
                        "largest gains of a periodic input over its frequency, and the mean power spectrum")
                .field("hertz", "Hz", "omega/(2 pi)", "frequencies")
                .field(
                        "gain",
                        "",
                        "sigma_k((i omega tau - A)^-1)",
                        "largest gains at each frequency, descending; 1 for an isolated unit at rest")
                .field("mean_spectrum", "", "sum_k sigma_k^2/N", "mean power spectrum under white noise")
                .field("steady_gain", "", "sigma_1((I - W)^-1)", "largest gain at frequency 0")
                .field("peak_gain", "", "max_omega sigma_1", "largest gain at any frequency, the H-infinity norm")
                .field("peak_frequency_hz", "Hz", "argmax_omega", "frequency of the largest gain")
                .certificate(
                        "peak_error",
                        "",
                        "|sigma_1(i omega tau - A)^-1 - peak|/peak",
                        "difference of the peak from a full decomposition at its frequency")
                .certificate(
                        "parseval_error",
                        "",
                        "|(1/pi) int S d(omega tau) - tr C/N|/(tr C/N)",
                        "the spectrum's integral up to the last frequency, by trapezoids, against the stationary variance")
                .example("rondo analyze frequency-response W.npy", "largest gains over frequency")
                .example(
                        "rondo analyze frequency-response W.npy --set tau_ms=20 --figure gains.svg",
                        "the same as a figure, with another time constant");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Result result = of(subject.matrix());
        return Answer.ofMatrix(result, certificate(result, subject.matrix()));
    }

    /**
     * Certificate of a response.
     *
     * @param peakError relative difference of the peak from a full decomposition at its frequency
     * @param parsevalError relative difference of the spectrum's integral, by trapezoids up to the last frequency, from
     *     the stationary variance
     */
    public record Certificate(double peakError, double parsevalError) {}

    private Certificate certificate(Result result, Matrix weights) {
        Matrix generator = Generators.of(weights);
        double omega = result.peakFrequency().radiansPerSecond() * tau.seconds();
        Vector distances = Svd.valuesOf(distance(generator, omega));
        double peak = 1 / distances.get(distances.size() - 1);
        double integral = 0;
        for (int k = 1; k < result.hertz().size(); k++) {
            double width = 2
                    * Math.PI
                    * tau.seconds()
                    * (result.hertz().get(k) - result.hertz().get(k - 1));
            integral += width
                    * (result.meanSpectrum().get(k) + result.meanSpectrum().get(k - 1))
                    / 2
                    / Math.PI;
        }
        // The spectrum is even: frequencies below 0 hold as much. S = 2/(1 + omega^2) has the integral 1 over omega/(2
        // pi).
        double variance = Gramians.covariance(weights).trace() / weights.rows();
        return new Certificate(
                Math.abs(peak - result.peakGain()) / result.peakGain(), Math.abs(2 * integral - variance) / variance);
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        double[] hertz = result.hertz().toArray();
        Panel gains = Panel.of(Axis.x("frequency", "Hz").from(0), Axis.y("gain").from(0))
                .legend(Legend.ABOVE);
        for (int g = 0; g < result.gain().columns(); g++) {
            gains = gains.with(Line.of(hertz, result.gain().column(g).toArray())
                    .colour(Palette.colour(g))
                    .label(g == 0 ? "largest gain" : "gain " + (g + 1)));
        }
        double peakHertz = result.peakFrequency().hertz();
        gains = gains.with(Line.of(hertz, isolated(hertz, 0.5))
                        .dashed()
                        .colour(Palette.GREY)
                        .label("isolated unit"))
                .with(Points.of(new double[] {peakHertz}, new double[] {result.peakGain()})
                        .colour(Palette.VERMILION)
                        .label("peak"));
        Panel spectrum = Panel.of(
                        Axis.x("frequency", "Hz").from(0), Axis.y("mean power").log())
                .legend(Legend.ABOVE)
                .with(Line.of(hertz, result.meanSpectrum().toArray())
                        .colour(Palette.BLUE)
                        .label("mean over units"))
                .with(Line.of(hertz, isolated(hertz, 1))
                        .dashed()
                        .colour(Palette.GREY)
                        .label("isolated unit"));
        return Drawing.of(Figure.row(gains, spectrum)
                .width(Length.mm(174))
                .height(Length.mm(80))
                .lettered()
                .described(
                        "Frequency response",
                        "Largest gains of a periodic input over its frequency, and the mean power spectrum under white noise, each"
                                + " with that of an isolated unit."));
    }

    /** {@code (1 + (omega tau)^2)^-power}. */
    private double[] isolated(double[] hertz, double power) {
        return Arrays.stream(hertz)
                .map(f -> {
                    double omegaTau = 2 * Math.PI * f * tau.seconds();
                    return StrictMath.pow(1 + omegaTau * omegaTau, -power);
                })
                .toArray();
    }
}
