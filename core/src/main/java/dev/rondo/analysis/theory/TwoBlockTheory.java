package dev.rondo.analysis.theory;

import dev.rondo.linalg.Complex;

/**
 * The random part of a large E/I network with pair statistics where the two types differ (gamma other than 1, or
 * different kappa): the two-type generalisation of {@link EllipticLaw}.
 *
 * <p>The response of type a solves {@code g_a = 1/(z - sum_b n_b c_ab g_b)}, where {@code c_ab = N E[J_ij J_ji]}:
 * {@code c_EE = kEE s}, {@code c_EI = -gamma kEI s}, {@code c_II = gamma^2 kII s}, {@code s = w0^2 p (1-p)}. Columns
 * have N times variance {@code sigma_E^2 = s}, {@code sigma_I^2 = gamma^2 s}. The eigenvalues lie where
 * {@code sum_b n_b sigma_b^2 |g_b|^2} exceeds 1.
 *
 * @param excitatoryFraction fraction f = n_E of excitatory units
 * @param dominance ratio gamma of the inhibitory to the excitatory weight
 * @param radius spectral radius R0 that the same weights have without correlation: {@code R0^2 = s (f + (1-f) gamma^2)}
 * @param pairs reciprocity kappa per pair of types
 */
public record TwoBlockTheory(double excitatoryFraction, double dominance, double radius, PairStatistics pairs) {
    private static final int PATH_STEPS = 24;
    private static final int NEWTON_STEPS = 40;

    /**
     * @throws IllegalArgumentException if f is outside (0, 1), gamma is not positive or R0 is negative or not finite
     */
    public TwoBlockTheory {
        if (!(excitatoryFraction > 0 && excitatoryFraction < 1)) {
            throw new IllegalArgumentException(
                    "The excitatory fraction is between 0 and 1, both excluded: f = " + excitatoryFraction);
        }
        if (!(dominance > 0) || Double.isInfinite(dominance)) {
            throw new IllegalArgumentException("The inhibitory dominance is positive: gamma = " + dominance);
        }
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("The radius without correlation is zero or positive: R0 = " + radius);
        }
    }

    /** The spectral abscissa of the bulk: the largest real z with {@code sum_b n_b sigma_b^2 g_b^2 = 1}. */
    public double abscissa() {
        double inside = 0;
        double outside = 4 * radius + 1e-300;
        for (double z = outside / 2; inside < z && z < outside; z = (inside + outside) / 2) {
            if (isOutsideBulk(z)) {
                outside = z;
            } else {
                inside = z;
            }
        }
        return outside;
    }

    /**
     * The total of the bulk, {@code A(W) = (1/pi) int sum_a n_a |g_a|^2/(1 - sum_b n_b sigma_b^2 |g_b|^2) d omega - 1}
     * at {@code z = 1 + i omega}.
     *
     * @throws IllegalArgumentException if the abscissa is not below 1
     */
    public double total() {
        double abscissa = abscissa();
        if (!(abscissa < 1)) {
            throw new IllegalArgumentException(
                    "A network has a stationary state only for a spectral abscissa below 1: it is " + abscissa
                            + " at R0 = " + radius + "; choose a smaller radius");
        }
        return Quadrature.overFrequencies(this::spectrum, Math.sqrt(1 - abscissa)) - 1;
    }

    /**
     * The mean power spectrum of a stable network.
     *
     * @param omega angular frequency times the time constant of a unit
     */
    public double spectrum(double omega) {
        Responses g = responses(new Complex(1, omega));
        if (!g.solved) {
            throw new ArithmeticException("The two-type response did not settle at omega = " + omega + " for " + this);
        }
        double n = excitatoryFraction;
        return (n * squared(g.excitatory) + (1 - n) * squared(g.inhibitory)) / (1 - load(g));
    }

    /** {@code sum_b n_b sigma_b^2 |g_b|^2}: 1 on the edge of the bulk. */
    private double load(Responses g) {
        double n = excitatoryFraction;
        return excitatoryVariance()
                * (n * squared(g.excitatory) + (1 - n) * dominance * dominance * squared(g.inhibitory));
    }

    /** {@code s = w0^2 p (1-p)}. */
    private double excitatoryVariance() {
        return radius * radius / (excitatoryFraction + (1 - excitatoryFraction) * dominance * dominance);
    }

    private boolean isOutsideBulk(double z) {
        Responses g = responses(new Complex(z, 0));
        return g.solved && load(g) < 1;
    }

    /** Follows the solution from infinitely weak correlations, where {@code g = 1/z}, to the full ones. */
    private Responses responses(Complex z) {
        Complex start = Complex.ONE.over(z);
        Responses g = new Responses(start, start, true);
        for (int k = 1; k <= PATH_STEPS && g.solved; k++) {
            g = coupling((double) k / PATH_STEPS).solve(z, g);
        }
        return g;
    }

    private static double squared(Complex z) {
        return z.re() * z.re() + z.im() * z.im();
    }

    private Coupling coupling(double weight) {
        double s = excitatoryVariance() * weight;
        double n = excitatoryFraction;
        return new Coupling(
                n * pairs.excitatory() * s,
                -(1 - n) * dominance * pairs.mixed() * s,
                -n * dominance * pairs.mixed() * s,
                (1 - n) * dominance * dominance * pairs.inhibitory() * s);
    }

    private record Responses(Complex excitatory, Complex inhibitory, boolean solved) {}

    /** The matrix {@code n_b c_ab}. */
    private record Coupling(double ee, double ei, double ie, double ii) {
        /** Newton's method on {@code g_a (z - sum_b n_b c_ab g_b) - 1 = 0}. */
        Responses solve(Complex z, Responses from) {
            Complex e = from.excitatory;
            Complex i = from.inhibitory;
            for (int step = 0; step < NEWTON_STEPS; step++) {
                Complex freeE = z.minus(e.times(ee)).minus(i.times(ei));
                Complex freeI = z.minus(e.times(ie)).minus(i.times(ii));
                Complex residualE = e.times(freeE).minus(Complex.ONE);
                Complex residualI = i.times(freeI).minus(Complex.ONE);
                Complex slopeEE = freeE.minus(e.times(ee));
                Complex slopeII = freeI.minus(i.times(ii));
                Complex slopeEI = e.times(-ei);
                Complex slopeIE = i.times(-ie);
                Complex determinant = slopeEE.times(slopeII).minus(slopeEI.times(slopeIE));
                Complex changeE =
                        slopeII.times(residualE).minus(slopeEI.times(residualI)).over(determinant);
                Complex changeI =
                        slopeEE.times(residualI).minus(slopeIE.times(residualE)).over(determinant);
                e = e.minus(changeE);
                i = i.minus(changeI);
                double change = squared(changeE) + squared(changeI);
                if (change <= 1e-28 * (squared(e) + squared(i))) {
                    return new Responses(e, i, true);
                }
            }
            return new Responses(e, i, false);
        }
    }
}
