package dev.rondo.analysis.theory;

/**
 * Amplification in a large network of independent zero-mean weights with spectral radius R (variance R^2/N), below its
 * edge of stability.
 *
 * <p>The Schur form's feedforward part has {@code zeta = R}: exactly so at every N for complex Gaussian weights, to
 * O(1/N) for real and sparse ones. Totals hold for any profile of column variances. {@code s = sqrt(1 - R^2)}
 * throughout.
 */
public final class RandomNetworkTheory {
    private RandomNetworkTheory() {}

    /**
     * The normal part A(Lambda) of eigenvalues spread evenly over the disc: {@code 2(1 - s)/R^2 - 1 = (1 - s)/(1 + s)}.
     *
     * @throws IllegalArgumentException if R is outside [0, 1]
     */
    public static double normal(double radius) {
        if (!(radius >= 0 && radius <= 1)) {
            throw new IllegalArgumentException(
                    "The eigenvalues' disc fits left of 1 for a radius in [0, 1]: R = " + radius);
        }
        double r2 = radius * radius;
        double s = Math.sqrt(1 - r2);
        return r2 / ((1 + s) * (1 + s));
    }

    /**
     * The nonnormal part: {@code E[A_0]} at zeta = R. At the edge of stability it is 0.3282, and no more.
     *
     * @throws IllegalArgumentException if R is outside [0, 1]
     */
    public static double nonnormal(double radius) {
        return normal(radius) == 0 ? 0 : TriangularAmplification.expected(radius);
    }

    /**
     * The total A(W): {@code 1/s - 1}, from {@code E tr(e^{Jt} e^{J^T t})/N = I0(2Rt)}.
     *
     * @throws IllegalArgumentException if R is outside [0, 1)
     */
    public static double total(double radius) {
        double s = root(radius);
        return radius * radius / (s * (1 + s));
    }

    /**
     * The factor by which the population is slower than an isolated unit, {@code 1/s}.
     *
     * @throws IllegalArgumentException if R is outside [0, 1)
     */
    public static double slowing(double radius) {
        return 1 / root(radius);
    }

    /**
     * The mean autocovariance, {@code e^{-s |t|}/s}.
     *
     * @param lag time lag over tau
     * @throws IllegalArgumentException if R is outside [0, 1)
     */
    public static double autocovariance(double radius, double lag) {
        double s = root(radius);
        return StrictMath.exp(-s * Math.abs(lag)) / s;
    }

    /**
     * The mean power spectrum, {@code 1/(1 + omega^2 - R^2)}.
     *
     * @param omega angular frequency times tau
     * @throws IllegalArgumentException if R is outside [0, 1)
     */
    public static double spectrum(double radius, double omega) {
        double s = root(radius);
        return 1 / (s * s + omega * omega);
    }

    /**
     * The mean squared gain of the response a time t after a pulse, {@code E tr(e^{At} e^{A^T t})/N = e^{-2t} I0(2Rt)}.
     *
     * @param time time since the pulse, over tau
     * @throws IllegalArgumentException if R is outside [0, 1) or the time is negative
     */
    public static double squaredPropagator(double radius, double time) {
        root(radius);
        if (!(time >= 0)) {
            throw new IllegalArgumentException("A response follows its pulse: t/tau = " + time);
        }
        return StrictMath.exp(-2 * (1 - radius) * time) * Bessel.i0Scaled(2 * radius * time);
    }

    /**
     * The numerical abscissa of W, {@code sqrt(2) R}: from R = 0.7071 on, some input grows before it decays.
     *
     * @throws IllegalArgumentException if R is negative or not finite
     */
    public static double numericalAbscissa(double radius) {
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("A spectral radius is zero or positive: R = " + radius);
        }
        return Math.sqrt(2) * radius;
    }

    /** sqrt(1 - R^2), refusing what has no stationary state. */
    static double root(double radius) {
        if (!(radius >= 0 && radius < 1)) {
            throw new IllegalArgumentException("A random network has a stationary state only for a spectral radius"
                    + " in [0, 1): R = " + radius + "; at 1 it loses stability");
        }
        return Math.sqrt((1 - radius) * (1 + radius));
    }
}
