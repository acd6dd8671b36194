package dev.rondo.analysis.theory;

/** Relations between the covariances of a random network and its spectral radius. */
public final class CovarianceTheory {
    private CovarianceTheory() {}

    /**
     * The spectral radius from recorded activity: {@code R = sqrt(1 - sqrt(1/(1 + N Delta^2)))} (Dahmen, Gruen,
     * Diesmann and Helias 2019).
     *
     * @param spread ratio Delta of the standard deviation of time-integrated covariances to the mean integrated
     *     variance
     * @param units number N of units
     * @throws IllegalArgumentException if Delta is negative or not finite, or N is not positive
     */
    public static double radius(double spread, int units) {
        if (!(spread >= 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException(
                    "The spread of covariances is a standard deviation, zero or positive: Delta = " + spread);
        }
        if (units < 1) {
            throw new IllegalArgumentException("A network has at least one unit: N = " + units);
        }
        double excess = units * spread * spread;
        double root = Math.sqrt(1 + excess);
        // 1 - 1/root, without cancellation
        return Math.sqrt(excess / (root * (1 + root)));
    }

    /**
     * The mean eigenvalue of the time-integrated covariance {@code (I - W)^{-1} (I - W)^{-T}}: {@code 1/(1 - R^2)} (Hu
     * and Sompolinsky 2022).
     *
     * @throws IllegalArgumentException if R is outside [0, 1)
     */
    public static double integratedVariance(double radius) {
        double s = RandomNetworkTheory.root(radius);
        return 1 / (s * s);
    }

    /**
     * The dimension of the time-integrated covariance over N, {@code (tr C)^2/(N tr C^2) = (1 - R^2)^2} (Hu and
     * Sompolinsky 2022).
     *
     * @throws IllegalArgumentException if R is outside [0, 1)
     */
    public static double participationRatio(double radius) {
        double s = RandomNetworkTheory.root(radius);
        return s * s * s * s;
    }
}
