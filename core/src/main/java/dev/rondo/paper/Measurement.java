package dev.rondo.paper;

import dev.rondo.statistics.Normal;
import dev.rondo.statistics.Proportion;
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
        return new Value(mean, error, mean - Normal.QUANTILE_975 * error, mean + Normal.QUANTILE_975 * error);
    }

    /**
     * Share of cases, with Wilson's 95 % interval.
     *
     * <p>The share is a count of the cases at hand, so its error is 0; the interval ({@link Proportion}) says what they tell of
     * others.
     *
     * @param found number of cases of the kind in question
     * @param of number of cases; with none the share is missing, which contradicts the claim
     */
    static Measurement share(long found, long of) {
        if (of == 0) {
            return none("there is no case to count");
        }
        Proportion share = new Proportion(found, of);
        return new Value(share.value(), 0, share.low(), share.high());
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
