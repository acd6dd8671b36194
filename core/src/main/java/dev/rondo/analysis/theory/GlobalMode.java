package dev.rondo.analysis.theory;

/**
 * Contribution of the mean weights of an Erdos-Renyi E/I network to the amplification, beside its random part, when
 * every row of W sums to the same value (row balance): the uniform mode {@code u = (1, ..., 1)/sqrt(N)} is then an
 * eigenvector, the last of the feedforward chain.
 *
 * <p>A connection exists with probability p and weighs {@code w0/sqrt(N)} from an excitatory and
 * {@code -gamma w0/sqrt(N)} from an inhibitory unit. {@code a = 1 - lambda_DC}, {@code s = sqrt(1 - R^2)}.
 *
 * @param units number N of units
 * @param density connection probability p
 * @param excitatoryFraction fraction f of excitatory units
 * @param dominance ratio gamma of the inhibitory to the excitatory weight; {@code f/(1 - f)} is exact balance, above it
 *     inhibition dominates
 * @param radius spectral radius R of the random part
 */
public record GlobalMode(int units, double density, double excitatoryFraction, double dominance, double radius) {
    /** @throws IllegalArgumentException if N &lt; 2, p or f is outside (0, 1), gamma is not positive or R is outside
     *     [0, 1) */
    public GlobalMode {
        if (units < 2) {
            throw new IllegalArgumentException("A uniform mode needs at least two units: N = " + units);
        }
        requireFraction("The density", "p", density);
        requireFraction("The excitatory fraction", "f", excitatoryFraction);
        if (!(dominance > 0) || Double.isInfinite(dominance)) {
            throw new IllegalArgumentException("The inhibitory dominance is positive: gamma = " + dominance);
        }
        RandomNetworkTheory.root(radius);
    }

    private static void requireFraction(String name, String symbol, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is between 0 and 1, both excluded: " + symbol + " = " + value);
        }
    }

    /** The excitatory weight times sqrt(N): {@code w0 = R/sqrt(p (1-p) (f + (1-f) gamma^2))}. */
    public double w0() {
        return radius / Math.sqrt(density * (1 - density) * meanSquaredSign());
    }

    /** The uniform mode's eigenvalue, {@code lambda_DC = w0 p sqrt(N) (f - gamma (1-f))}. */
    public double eigenvalue() {
        return w0() * density * Math.sqrt(units) * meanSign();
    }

    /**
     * The squared feedforward weight into the uniform mode, per unit:
     * {@code t_DC^2 = p^2 w0^2 f (1-f) (1+gamma)^2}; at exact balance {@code R^2 p/(1-p)}.
     */
    public double squaredFeedforwardPerUnit() {
        double w0 = w0();
        double f = excitatoryFraction;
        return density * density * w0 * w0 * f * (1 - f) * (1 + dominance) * (1 + dominance);
    }

    /**
     * The scale of the random feedforward weights: R at gamma = 1, more where the columns' variances differ
     * ({@link DaleSpectrum#squaredZetaRatio}).
     */
    public double zeta() {
        return radius * Math.sqrt(new DaleSpectrum(excitatoryFraction, dominance).squaredZetaRatio());
    }

    /**
     * The contribution of the mode to A_0 at the end of the chain: {@code (t_DC^2/zeta^2) (e^x I0(x) - 1)},
     * {@code x = zeta^2/2}; the same in both regimes apart from t_DC. In another order of the modes it adds less.
     */
    public double nonnormalAddition() {
        return squaredFeedforwardPerUnit() * excessPerSquaredWeight();
    }

    /** A_0 of the network with its uniform mode. */
    public double nonnormal() {
        return TriangularAmplification.expected(zeta()) + nonnormalAddition();
    }

    /**
     * The uniform mode's variance with all eigenvalues removed: {@code 1 + (N t_DC^2 + R^2)/zeta^2 (e^x I0(x) - 1)}.
     */
    public double nonnormalVariance() {
        return 1 + (units * squaredFeedforwardPerUnit() + radius * radius) * excessPerSquaredWeight();
    }

    /** The contribution of the mode to A(W): {@code t_DC^2/(a s (a + s))}; O(1/N) where inhibition dominates. */
    public double totalAddition() {
        return squaredFeedforwardPerUnit() * responsePerSquaredWeight();
    }

    /** A(W): {@code 1/s - 1} plus the addition; at exact balance {@code (1/s - 1)/(1 - p)}. */
    public double total() {
        return RandomNetworkTheory.total(radius) + totalAddition();
    }

    /**
     * The variance of the population's mean activity, times N: {@code 1/a + (N t_DC^2 + R^2)/(a s (a + s))}.
     *
     * <p>O(N) at exact balance; where inhibition dominates it stays finite, see {@link #largeNetworkVariance}.
     */
    public double variance() {
        return 1 / (1 - eigenvalue())
                + (units * squaredFeedforwardPerUnit() + radius * radius) * responsePerSquaredWeight();
    }

    /**
     * The limit of {@link #variance} for N to infinity: {@code ((1+gamma)/(gamma-1))^2/s} at f = 1/2 and gamma &gt; 1,
     * in general {@code t_DC^2 N/(lambda_DC^2 s)}; infinite at exact balance.
     */
    public double largeNetworkVariance() {
        double f = excitatoryFraction;
        double ratio = f * (1 - f) * (1 + dominance) * (1 + dominance) / (meanSign() * meanSign());
        return ratio * RandomNetworkTheory.slowing(radius);
    }

    /** The mean covariance of two units over their mean variance: {@code (var - tr C/N)/((N - 1) tr C/N)}. */
    public double meanCorrelation() {
        double meanVariance = 1 + total();
        return (variance() - meanVariance) / ((units - 1) * meanVariance);
    }

    /** The shift of the whole spectrum by forbidding self-connections: {@code -lambda_DC/N}. */
    public double shiftWithoutAutapses() {
        return -eigenvalue() / units;
    }

    /**
     * The largest eigenvalue of the symmetric part of the mean weights alone:
     * {@code sqrt(N) p w0 (f - gamma (1-f) + sqrt(f + (1-f) gamma^2))/2}.
     */
    public double numericalAbscissaOfMean() {
        return Math.sqrt(units) * density * w0() * (meanSign() + Math.sqrt(meanSquaredSign())) / 2;
    }

    private double meanSign() {
        return excitatoryFraction - dominance * (1 - excitatoryFraction);
    }

    private double meanSquaredSign() {
        return excitatoryFraction + (1 - excitatoryFraction) * dominance * dominance;
    }

    /**
     * (e^x I0(x) - 1)/zeta^2 with x = zeta^2/2, as its positive series: the excess variance at the end of the chain.
     */
    private double excessPerSquaredWeight() {
        double z = zeta() * zeta();
        double term = 0.5;
        double sum = 0;
        for (int k = 1; term > sum * 1e-18; k++) {
            sum += term;
            term *= z * (2 * k + 1) / (2.0 * (k + 1) * (k + 1));
        }
        return sum;
    }

    private double responsePerSquaredWeight() {
        double a = 1 - eigenvalue();
        double s = RandomNetworkTheory.root(radius);
        if (!(a > 0)) {
            throw new IllegalArgumentException("Excitation dominates and the uniform mode is unstable: its eigenvalue"
                    + " is " + eigenvalue() + ", it must be below 1; raise gamma above f/(1-f)");
        }
        return 1 / (a * s * (a + s));
    }
}
