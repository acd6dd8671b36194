package dev.rondo.dynamics.solve;

import java.util.SplittableRandom;

/**
 * Small perturbation of an orbit that would stay on an unstable fixed point or cycle because it begins there, or
 * because it is as symmetric as the network. Its direction was drawn once for all, so that searches repeat to the bit.
 */
public final class Perturbation {
    /** Its usual size, as a part of the orbit's. */
    public static final double PART = 1e-6;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Perturbation() {}

    /**
     * A state beside another one.
     *
     * @param size the largest distance
     */
    public static double[] off(double[] x, double size) {
        return off(x, size, 1);
    }

    /**
     * A state beside another one, in the direction of a seed.
     *
     * @param size the largest distance
     */
    public static double[] off(double[] x, double size, long seed) {
        SplittableRandom random = new SplittableRandom(x.length + GOLDEN * (seed - 1));
        double most = size / Math.sqrt(x.length);
        double[] beside = x.clone();
        for (int i = 0; i < x.length; i++) {
            beside[i] += most * (2 * random.nextDouble() - 1);
        }
        return beside;
    }
}
