package dev.rondo.random;

import java.util.SplittableRandom;

/** A source of uniform numbers in [0, 1), drawn one after the other. */
@FunctionalInterface
public interface UniformSource {
    /**
     * {@code new java.util.SplittableRandom(seed).nextDouble()} in sequence: numbers that any Java program can repeat.
     */
    static UniformSource splittable(long seed) {
        return new SplittableRandom(seed)::nextDouble;
    }

    /** The next number. */
    double nextDouble();

    /** A standard normal number, by Marsaglia's polar method (both numbers of a pair are drawn, one is used). */
    default double nextGaussian() {
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double s = x * x + y * y;
            if (s < 1 && s > 0) {
                return x * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** A number from the gamma distribution of shape 2 and the given scale: the sum of two exponentials. */
    default double nextGammaOfShapeTwo(double scale) {
        double u = 1 - nextDouble();
        double v = 1 - nextDouble();
        return -scale * (StrictMath.log(u) + StrictMath.log(v));
    }

    /** A whole number from 0 to {@code bound - 1}. */
    default int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }
}
