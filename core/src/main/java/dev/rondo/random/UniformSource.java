package dev.rondo.random;

import java.util.SplittableRandom;

/** A sequence of independent numbers, uniform in [0, 1). */
@FunctionalInterface
public interface UniformSource {
    /** The next number, at least 0 and below 1. */
    double nextDouble();

    /**
     * {@code new java.util.SplittableRandom(seed).nextDouble()} in sequence: numbers that any Java program can repeat.
     */
    static UniformSource splittable(long seed) {
        return new SplittableRandom(seed)::nextDouble;
    }
}
