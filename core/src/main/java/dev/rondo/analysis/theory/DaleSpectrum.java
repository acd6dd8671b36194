package dev.rondo.analysis.theory;

/**
 * The eigenvalues of a random network whose excitatory and inhibitory columns differ in variance, in units of the
 * spectral radius (Rajan and Abbott 2006).
 *
 * <p>Columns of type b, a fraction n_b of all, have N times variance sigma_b^2 with {@code sum n_b sigma_b^2 = 1}. At
 * gamma other than 1 the eigenvalues crowd towards the centre; the radius stays, so more of {@code ||W||_F^2} is left
 * for the feedforward part and zeta exceeds R.
 *
 * @param excitatoryFraction fraction f of excitatory units
 * @param dominance ratio gamma of the inhibitory to the excitatory weight
 */
public record DaleSpectrum(double excitatoryFraction, double dominance) {
    /** @throws IllegalArgumentException if f is outside (0, 1) or gamma is not positive */
    public DaleSpectrum {
        if (!(excitatoryFraction > 0 && excitatoryFraction < 1)) {
            throw new IllegalArgumentException(
                    "The excitatory fraction is between 0 and 1, both excluded: f = " + excitatoryFraction);
        }
        if (!(dominance > 0) || Double.isInfinite(dominance)) {
            throw new IllegalArgumentException("The inhibitory dominance is positive: gamma = " + dominance);
        }
    }

    /**
     * The fraction of eigenvalues within a radius, n(r).
     *
     * <p>{@code n = sum_b n_b r^2/(r^2 + sigma_b^2 x)} with x from {@code 1 = sum_b n_b sigma_b^2/(r^2 + sigma_b^2 x)}.
     * Every term of n is {@code n_b (1 - sigma_b^2 x/(r^2 + sigma_b^2 x))}, so {@code n = 1 - x}.
     *
     * @param radius radius r over the spectral radius
     */
    public double cumulative(double radius) {
        if (radius >= 1) {
            return 1;
        }
        double q = radius * radius;
        // sigma_E^2 sigma_I^2 x^2 + b x - q (1 - q) = 0
        double e = excitatoryVariance();
        double i = inhibitoryVariance();
        double b = q * (e + i) - e * i;
        double c = q * (1 - q);
        double root = Math.sqrt(b * b + 4 * e * i * c);
        double x = b > 0 ? 2 * c / (b + root) : (root - b) / (2 * e * i);
        return 1 - x;
    }

    /** The density of eigenvalues per area of the disc of radius 1, {@code n'(r)/(2 pi r)}; 0 outside. */
    public double density(double radius) {
        if (radius > 1) {
            return 0;
        }
        double q = radius * radius;
        double e = excitatoryVariance();
        double i = inhibitoryVariance();
        double x = 1 - cumulative(radius);
        // Differentiate the quadratic: (2 e i x + b) dx/dq + (e + i) x - 1 + 2 q = 0, and n' = -dx/dq dq/dr.
        double slope = (1 - 2 * q - (e + i) * x) / (2 * e * i * x + q * (e + i) - e * i);
        return -slope / Math.PI;
    }

    /** The mean squared modulus of an eigenvalue over R^2: {@code int_0^1 r^2(n) dn}; 1/2 for the uniform disc. */
    public double meanSquaredModulus() {
        return Quadrature.over(0, 1, this::squaredRadius);
    }

    /** {@code zeta^2/R^2 = 2 (1 - E|lambda|^2/R^2)}. */
    public double squaredZetaRatio() {
        return dominance == 1 ? 1 : 2 * (1 - meanSquaredModulus());
    }

    /** The squared radius within which a fraction n of the eigenvalues lies: the inverse of {@link #cumulative}. */
    private double squaredRadius(double n) {
        double x = 1 - n;
        double e = excitatoryVariance();
        double i = inhibitoryVariance();
        // q^2 + b q - e i x (1 - x) = 0
        double b = (e + i) * x - 1;
        double c = e * i * x * n;
        double root = Math.sqrt(b * b + 4 * c);
        return b > 0 ? 2 * c / (b + root) : (root - b) / 2;
    }

    private double excitatoryVariance() {
        return 1 / (excitatoryFraction + (1 - excitatoryFraction) * dominance * dominance);
    }

    private double inhibitoryVariance() {
        return dominance * dominance * excitatoryVariance();
    }
}
