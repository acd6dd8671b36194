package dev.rondo.analysis.theory;

import dev.rondo.linalg.Complex;

/**
 * Elliptic law of a large network whose reciprocal weights are correlated, {@code N E[J_ij J_ji] = tau R0^2} (Sommers,
 * Crisanti, Sompolinsky and Stein 1988): its eigenvalues fill an ellipse.
 *
 * <p>Reciprocal connections between units of one type raise tau, between units of opposite type lower it
 * ({@link PairStatistics#correlation}). At a fixed spectral abscissa alpha, that is at fixed slowing, lowering tau
 * raises the feedforward weights. Everything is exact at equal column variances.
 *
 * @param radius spectral radius R0 that the same weights would have if they were independent
 * @param correlation correlation tau, from -1 (antisymmetric) to 1 (symmetric)
 */
public record EllipticLaw(double radius, double correlation) {
    /** @throws IllegalArgumentException if R0 is negative or not finite, or tau is outside [-1, 1] */
    public EllipticLaw {
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("The radius without correlation is zero or positive: R0 = " + radius);
        }
        requireCorrelation(correlation);
    }

    /**
     * The law with a given spectral abscissa: {@code R0 = alpha/(1 + tau)}.
     *
     * @throws IllegalArgumentException if tau is outside (-1, 1]: at -1 the abscissa is 0 whatever the radius
     */
    public static EllipticLaw ofAbscissa(double abscissa, double correlation) {
        requireCorrelation(correlation);
        if (correlation == -1) {
            throw new IllegalArgumentException("An antisymmetric network has abscissa 0: the abscissa " + abscissa
                    + " needs a correlation above -1");
        }
        return new EllipticLaw(abscissa / (1 + correlation), correlation);
    }

    private static void requireCorrelation(double correlation) {
        if (!(correlation >= -1 && correlation <= 1)) {
            throw new IllegalArgumentException(
                    "The correlation of reciprocal weights is in [-1, 1]: tau = " + correlation);
        }
    }

    /** The half-axis of the ellipse along the real axis, which is the spectral abscissa: {@code R0 (1 + tau)}. */
    public double realHalfAxis() {
        return radius * (1 + correlation);
    }

    /** The half-axis along the imaginary axis, the highest angular frequency times tau_m: {@code R0 (1 - tau)}. */
    public double imaginaryHalfAxis() {
        return radius * (1 - correlation);
    }

    /** The scale of the feedforward weights, {@code zeta = R0 sqrt(1 - tau^2) = alpha sqrt((1 - tau)/(1 + tau))}. */
    public double zeta() {
        return radius * Math.sqrt((1 - correlation) * (1 + correlation));
    }

    /** The numerical abscissa of W: {@code R0 sqrt(2 (1 + tau))}. */
    public double numericalAbscissa() {
        return radius * Math.sqrt(2 * (1 + correlation));
    }

    /**
     * The normal part, {@code A(Lambda) = 2 (1 - sqrt(1 - alpha^2))/alpha^2 - 1}: the abscissa alone decides.
     *
     * @throws IllegalArgumentException if the abscissa exceeds 1
     */
    public double normal() {
        return RandomNetworkTheory.normal(realHalfAxis());
    }

    /** The nonnormal part, E[A_0] at {@link #zeta}. */
    public double nonnormal() {
        return TriangularAmplification.expected(zeta());
    }

    /**
     * The total, {@code A(W) = (1/pi) int |g|^2/(1 - R0^2 |g|^2) d omega - 1} with g at {@code z = 1 + i omega}; to
     * leading orders {@code (1+tau)/2 R0^2 + (1+tau)(3+5 tau)/8 R0^4}.
     *
     * @throws IllegalArgumentException if the abscissa is not below 1
     */
    public double total() {
        requireStable();
        return Quadrature.overFrequencies(this::spectrum, scale()) - 1;
    }

    /**
     * The contribution to A(W) of a uniform mode with squared feedforward weight {@code N t_DC^2}:
     * {@code t_DC^2 (1/pi) int D/(a^2 + omega^2) d omega}, {@code a = 1 - lambda_DC}.
     *
     * @param squaredFeedforwardPerUnit squared feedforward weight t_DC^2 per unit; {@code R0^2 p/(1-p)} at exact
     *     balance
     * @param eigenvalue eigenvalue lambda_DC of the uniform mode; 0 at exact balance
     * @throws IllegalArgumentException if the abscissa or lambda_DC is not below 1
     */
    public double globalAddition(double squaredFeedforwardPerUnit, double eigenvalue) {
        requireStable();
        double a = 1 - eigenvalue;
        if (!(a > 0)) {
            throw new IllegalArgumentException(
                    "The uniform mode is stable only for an eigenvalue below 1: lambda_DC = " + eigenvalue);
        }
        return squaredFeedforwardPerUnit
                * Quadrature.overFrequencies(omega -> spectrum(omega) / (a * a + omega * omega), Math.min(scale(), a));
    }

    /**
     * The mean power spectrum, {@code D(omega) = |g|^2/(1 - R0^2 |g|^2)}.
     *
     * @param omega angular frequency times the time constant of a unit
     * @throws IllegalArgumentException if the abscissa is not below 1
     */
    public double spectrum(double omega) {
        requireStable();
        Complex g = response(omega);
        double g2 = g.re() * g.re() + g.im() * g.im();
        return g2 / (1 - radius * radius * g2);
    }

    /**
     * The largest total over all correlations at a fixed abscissa, the limit tau to -1 at {@code R0 = alpha/(1 + tau)}:
     * {@code 1 + A = (2/pi) int_{-pi/2}^{pi/2} cos^2(theta)/(1 - alpha cos(theta)) d theta}.
     *
     * @throws IllegalArgumentException if the abscissa is outside [0, 1)
     */
    public static double ceiling(double abscissa) {
        if (!(abscissa >= 0 && abscissa < 1)) {
            throw new IllegalArgumentException(
                    "The ceiling is defined for a spectral abscissa in [0, 1): alpha = " + abscissa);
        }
        return abscissa < 0.5 ? ceilingSeries(abscissa) : ceilingClosed(abscissa);
    }

    /** The integrand expanded in alpha: the closed form cancels where alpha is small. */
    private static double ceilingSeries(double abscissa) {
        // moment_k = (2/pi) int cos^k over half a circle: 1 at k = 2, 8/(3 pi) at k = 3, then times (k-1)/k every
        // second.
        double even = 1;
        double odd = 8 / (3 * Math.PI);
        double power = abscissa;
        double sum = 0;
        for (int k = 3; power > sum * 1e-18; k++, power *= abscissa) {
            if (k % 2 == 0) {
                even *= (k - 1.0) / k;
                sum += even * power;
            } else {
                odd *= k == 3 ? 1 : (k - 1.0) / k;
                sum += odd * power;
            }
        }
        return sum;
    }

    private static double ceilingClosed(double abscissa) {
        double a2 = abscissa * abscissa;
        double angle = StrictMath.atan(Math.sqrt((1 + abscissa) / (1 - abscissa)));
        return 2 / Math.PI * (4 / (a2 * Math.sqrt(1 - a2)) * angle - 2 / abscissa - Math.PI / a2) - 1;
    }

    /**
     * {@code g(z) = 2/(z + sqrt(z - 2 sqrt(c)) sqrt(z + 2 sqrt(c)))} at {@code z = 1 + i omega}, {@code c = tau R0^2}:
     * the form that neither cancels nor jumps between branches.
     */
    private Complex response(double omega) {
        double c = correlation * radius * radius;
        double root = 2 * Math.sqrt(Math.abs(c));
        Complex branch = c >= 0 ? new Complex(root, 0) : new Complex(0, root);
        Complex z = new Complex(1, omega);
        Complex product = root(z.minus(branch)).times(root(z.plus(branch)));
        return Complex.of(2).over(z.plus(product));
    }

    /** The principal square root, in the right half-plane. */
    private static Complex root(Complex z) {
        double larger = Math.sqrt((z.abs() + Math.abs(z.re())) / 2);
        double smaller = larger == 0 ? 0 : Math.abs(z.im()) / (2 * larger);
        return z.re() >= 0
                ? new Complex(larger, Math.copySign(smaller, z.im()))
                : new Complex(smaller, Math.copySign(larger, z.im()));
    }

    private double scale() {
        return Math.sqrt(1 - realHalfAxis());
    }

    private void requireStable() {
        if (!(realHalfAxis() < 1)) {
            throw new IllegalArgumentException(
                    "A network has a stationary state only for a spectral abscissa below 1: R0 (1 + tau) = "
                            + realHalfAxis() + " at R0 = " + radius + ", tau = " + correlation);
        }
    }
}
