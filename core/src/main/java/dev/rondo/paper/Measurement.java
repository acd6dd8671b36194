package dev.rondo.paper;

import java.util.Arrays;

/**
 * Measurement that a claim is compared with: a finite number with its error, or the reason why there is none.
 *
 * <p>A comparison takes numbers from {@link Value} alone, whose components are finite by construction, so that NaN cannot
 * pass it.
 */
public sealed interface Measurement {
    /**
     * A number.
     *
     * @param value measured value, finite
     * @param standardError standard error of the value, finite and at least 0; 0 where nothing is random
     * @param low lower end of the 95 % interval
     * @param high upper end of the 95 % interval
     */
    record Value(double value, double standardError, double low, double high) implements Measurement {
        /** @throws IllegalArgumentException if a component is not finite, or the error is negative */
        public Value {
            if (!Double.isFinite(value + standardError + low + high) || standardError < 0) {
                throw new IllegalArgumentException("A measured value must be finite with an error >= 0, got " + value
                        + " +- " + standardError + " in [" + low + ", " + high + "]");
            }
        }
    }

    /**
     * No number.
     *
     * @param reason reason, as a sentence without a full stop
     * @param decides true if the absence itself contradicts the claim (a period where there is no cycle), false if more
     *     draws might tell
     */
    record Missing(String reason, boolean decides) implements Measurement {}

    /** Number of standard errors of the 95 % interval of a mean. */
    double NORMAL_95 = 1.959963984540054;

    /** A number without error; missing if it is not finite. */
    static Measurement exact(double value) {
        return Double.isFinite(value)
                ? new Value(value, 0, value, value)
                : new Missing("the measurement gave no finite number", false);
    }

    /** Mean over draws with a normal interval; missing if fewer than two draws have a value. */
    static Measurement of(Estimate estimate) {
        double mean = estimate.mean();
        double error = estimate.standardError();
        if (!Double.isFinite(mean) || !Double.isFinite(error)) {
            return new Missing("too few draws are stable", false);
        }
        return new Value(mean, error, mean - NORMAL_95 * error, mean + NORMAL_95 * error);
    }

    /**
     * Share of cases, with Wilson's 95 % interval.
     *
     * <p>(p + z^2/2n -+ z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n) with z = 1.96 (Wilson 1927). The share is a count of
     * the cases at hand, so its error is 0; the interval says what they tell of others.
     *
     * @param found number of cases of the kind in question
     * @param of number of cases; with none the share is missing, which contradicts the claim
     */
    static Measurement share(long found, long of) {
        if (of == 0) {
            return none("there is no case to count");
        }
        double n = of;
        double p = found / n;
        double z2 = NORMAL_95 * NORMAL_95;
        double middle = p + z2 / (2 * n);
        double half = NORMAL_95 * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        double scale = 1 + z2 / n;
        return new Value(p, 0, Math.clamp((middle - half) / scale, 0, p), Math.clamp((middle + half) / scale, p, 1));
    }

    /** Nothing of the kind that the claim is about: the claim fails for this reason. */
    static Measurement none(String reason) {
        return new Missing(reason, true);
    }

    /** Largest of some numbers; missing if one is not finite, and contradicting the claim if there is none. */
    static Measurement largest(double[] values, String ifNone) {
        if (values.length == 0) {
            return none(ifNone);
        }
        return Arrays.stream(values).allMatch(Double::isFinite)
                ? exact(Arrays.stream(values).max().orElseThrow())
                : exact(Double.NaN);
    }
}
