package dev.rondo.analysis.theory;

/**
 * The two ways to amplify, each in its smallest circuit: a unit that excites itself (large but slow) and a unit that
 * drives another (large and fast).
 */
public final class ToyCircuits {
    private ToyCircuits() {}

    /**
     * The variance of one unit with self-coupling lambda, {@code 1/(1 - lambda)}.
     *
     * @throws IllegalArgumentException if lambda is not below 1: the unit then has no stationary state
     */
    public static double selfCoupledVariance(double lambda) {
        return selfCoupledSlowing(lambda);
    }

    /**
     * The factor by which the self-coupled unit is slower than an isolated one, {@code 1/(1 - lambda)}: slowing and
     * variance are the same number.
     *
     * @throws IllegalArgumentException if lambda is not below 1
     */
    public static double selfCoupledSlowing(double lambda) {
        if (!(lambda < 1)) {
            throw new IllegalArgumentException(
                    "A self-coupled unit is stable only for a coupling below 1: lambda = " + lambda);
        }
        return 1 / (1 - lambda);
    }

    /** The variance of the second unit of a chain of two with weight w, {@code 1 + w^2/2}; nothing is slowed. */
    public static double drivenVariance(double w) {
        return 1 + w * w / 2;
    }

    /** The amplification of that chain, averaged over its two units: {@code w^2/4}. */
    public static double chainAmplification(double w) {
        return w * w / 4;
    }
}
