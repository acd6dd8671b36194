package dev.rondo.attractor;

/**
 * Averages along an orbit with the bump weights of weighted Birkhoff sums (Das, Saiki, Sander and Yorke 2017,
 * Nonlinearity 30, 4111):
 *
 * <pre>
 *   w(s) = e^(-1/(s (1 - s))),   s = (n + 1)/(T + 1),   n = 0..T-1,   divided by their sum
 * </pre>
 *
 * Plain averages over a window err by 1/T because the window does not end where it began; the weights vanish with all
 * derivatives at both ends, and on a smooth quasi-periodic orbit the error falls faster than any power of T.
 */
public final class WeightedAverage {
    private WeightedAverage() {}

    /** The weights of n samples; their sum is 1. */
    public static double[] weights(int n) {
        double[] w = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double s = (k + 1.0) / (n + 1.0);
            w[k] = StrictMath.exp(-1 / (s * (1 - s)));
            sum += w[k];
        }
        for (int k = 0; k < n; k++) {
            w[k] /= sum;
        }
        return w;
    }

    /** The weighted average of the samples from {@code from} to {@code to}, the latter excluded. */
    static double of(double[] samples, int from, int to) {
        double[] w = weights(to - from);
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += w[k - from] * samples[k];
        }
        return sum;
    }
}
