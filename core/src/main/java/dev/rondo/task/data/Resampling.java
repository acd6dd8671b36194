package dev.rondo.task.data;

import java.math.BigDecimal;
import java.util.OptionalInt;

/** Samples in Euler steps: whole samples to a step, or whole steps to a sample. */
public final class Resampling {
    private Resampling() {}

    /** Samples to a step; 0 where a sample is several steps long; nothing if neither is a whole number. */
    public static OptionalInt factor(double sampleMs, double stepMs) {
        BigDecimal sample = BigDecimal.valueOf(sampleMs);
        BigDecimal step = BigDecimal.valueOf(stepMs);
        if (step.remainder(sample).signum() == 0) {
            return OptionalInt.of(step.divide(sample).intValueExact());
        }
        return sample.remainder(step).signum() == 0 ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /** Message where neither is a whole number. */
    public static String objection(double sampleMs, double stepMs) {
        return "samples of " + sampleMs + " ms do not fit into steps of " + stepMs
                + " ms: one must be a whole multiple of the other (network.dt_ms, or resample the file)";
    }
}
