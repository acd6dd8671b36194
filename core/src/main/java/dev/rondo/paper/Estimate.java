package dev.rondo.paper;

import java.util.Arrays;

/**
 * A quantity measured over several draws.
 *
 * @param mean over the draws that have a value
 * @param standardError standard error of the mean
 * @param median over the same draws: near the edge of stability the mean is carried by a few of them
 * @param draws number of draws with a value
 * @param unstable number of draws without one
 */
public record Estimate(double mean, double standardError, double median, int draws, int unstable) {
    /** Of values per draw, NaN where there is none. */
    public static Estimate of(double... values) {
        double[] found =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = found.length;
        if (n == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, 0, values.length);
        }
        double mean = Arrays.stream(found).sum() / n;
        double squares = Arrays.stream(found).map(v -> (v - mean) * (v - mean)).sum();
        double error = n == 1 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
        double median = (found[(n - 1) / 2] + found[n / 2]) / 2;
        return new Estimate(mean, error, median, n, values.length - n);
    }

    /** A value without randomness. */
    public static Estimate exact(double value) {
        return new Estimate(value, 0, value, 1, 0);
    }

    /** The difference of two independent quantities. */
    public Estimate minus(Estimate other) {
        return new Estimate(
                mean - other.mean,
                Math.hypot(standardError, other.standardError),
                median - other.median,
                Math.min(draws, other.draws),
                unstable + other.unstable);
    }

    /** This quantity times a number. */
    public Estimate times(double factor) {
        return new Estimate(mean * factor, standardError * Math.abs(factor), median * factor, draws, unstable);
    }
}
