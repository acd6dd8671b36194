package dev.rondo.dynamics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A span of time. No API takes a bare number for one.
 *
 * @param seconds its length in seconds
 */
public record Time(double seconds) implements Comparable<Time> {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(Integer.MAX_VALUE);

    public static final Time ZERO = new Time(0);

    public static Time seconds(double seconds) {
        return new Time(seconds);
    }

    public static Time ms(double milliseconds) {
        return new Time(milliseconds / 1000);
    }

    public double ms() {
        // 1000 * (ms / 1000) is not always ms: round to the nearest value of 12 digits that gives these seconds back.
        double direct = seconds * 1000;
        double rounded = Math.rint(direct * 1e9) / 1e9;
        return rounded / 1000 == seconds ? rounded : direct;
    }

    public Time plus(Time other) {
        return new Time(seconds + other.seconds);
    }

    public Time minus(Time other) {
        return new Time(seconds - other.seconds);
    }

    public Time times(double factor) {
        return new Time(seconds * factor);
    }

    /** Ratio of this time to {@code unit}: a plain number. */
    public double in(Time unit) {
        return seconds / unit.seconds;
    }

    /**
     * Whole number of steps nearest to this, ties upwards: {@code floor(T/dt + 1/2)}, in exact arithmetic on the shortest
     * decimals that stand for the two times, so that 300 ms are 3 steps of 100 ms although 0.3/0.1 is below 3 in binary.
     *
     * @param dt length of a step, above 0
     * @throws IllegalArgumentException if there are more steps than an int can count
     */
    public int steps(Time dt) {
        BigDecimal steps = BigDecimal.valueOf(seconds)
                .divide(BigDecimal.valueOf(dt.seconds), 12, RoundingMode.HALF_UP)
                .add(HALF)
                .setScale(0, RoundingMode.FLOOR);
        if (steps.abs().compareTo(MOST_STEPS) > 0) {
            throw new IllegalArgumentException(this + " are " + steps.toPlainString() + " steps of " + dt + ": at most "
                    + MOST_STEPS + " can be counted");
        }
        return steps.intValueExact();
    }

    @Override
    public int compareTo(Time other) {
        return Double.compare(seconds, other.seconds);
    }

    @Override
    public String toString() {
        return Math.abs(seconds) < 1 ? ms() + " ms" : seconds + " s";
    }
}
