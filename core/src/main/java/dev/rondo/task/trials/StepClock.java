package dev.rondo.task.trials;

import dev.rondo.dynamics.Time;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Milliseconds and Euler steps, in exact decimal arithmetic on the numbers as they are written. */
final class StepClock {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int DIGITS = 12;

    private final BigDecimal step;

    StepClock(Time dt) {
        step = BigDecimal.valueOf(dt.ms());
    }

    static BigDecimal decimal(double ms) {
        return BigDecimal.valueOf(ms);
    }

    /** Number of steps nearest to a time, ties upwards. */
    long steps(BigDecimal ms) {
        BigDecimal steps =
                ms.divide(step, DIGITS, RoundingMode.HALF_UP).add(HALF).setScale(0, RoundingMode.FLOOR);
        return steps.precision() <= DIGITS + 4 ? steps.longValueExact() : Long.MAX_VALUE;
    }

    /** Tests whether a time is a whole number of steps. */
    boolean fits(double ms) {
        return decimal(ms).remainder(step).signum() == 0;
    }

    /** Time of so many steps. */
    double ms(long steps) {
        return step.multiply(BigDecimal.valueOf(steps)).doubleValue();
    }

    /** Whole number of steps nearest to a time within bounds; the nearest of all if there is none within them. */
    double nearest(double ms, double from, double to) {
        double nearest = ms(steps(decimal(ms)));
        double down = ms(steps(decimal(ms)) - 1);
        double up = ms(steps(decimal(ms)) + 1);
        if (nearest > to && down >= from) {
            return down;
        }
        return nearest < from && up <= to ? up : nearest;
    }

    double stepMs() {
        return step.doubleValue();
    }
}
