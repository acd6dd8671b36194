package dev.rondo.network;

import dev.rondo.dynamics.Time;

/**
 * Entry of noise into an Euler step of length dt, with alpha = dt/tau (conventions of Song, Yang and Wang 2016).
 *
 * <pre>
 *   n_t = sqrt(2/alpha) sigmaRec xi                          added to the recurrent drive
 *   u_t = max(0, baseline + clean_t + sqrt(2 tauIn/dt) sigmaIn xi)      the input that the network sees
 * </pre>
 *
 * @param sigmaRec scale of the recurrent noise
 * @param sigmaIn scale of the input noise
 * @param tauIn the input noise's time constant: it need not be the network's
 * @param rectifyInput whether the input is clipped at zero, noisy or not
 */
public record NoiseModel(double sigmaRec, double sigmaIn, Time tauIn, boolean rectifyInput) {
    public static final NoiseModel NONE = new NoiseModel(0, 0, Time.ms(100), true);

    /** @throws IllegalArgumentException if a scale is negative or not finite, or tauIn is not positive */
    public NoiseModel {
        requireScale("sigma_rec", sigmaRec);
        requireScale("sigma_in", sigmaIn);
        if (!(tauIn.seconds() > 0)) {
            throw new IllegalArgumentException("The input noise's time constant is positive: tau_in = " + tauIn);
        }
    }

    private static void requireScale(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("A noise scale is zero or positive: " + name + " = " + value);
        }
    }

    /** The standard deviation of n_t. */
    public double recurrentDeviation(double alpha) {
        return Math.sqrt(2 / alpha) * sigmaRec;
    }

    /** The standard deviation of the input noise, before rectification. */
    public double inputDeviation(Time dt) {
        return Math.sqrt(2 * tauIn.in(dt)) * sigmaIn;
    }
}
