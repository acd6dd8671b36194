package dev.rondo.dynamics.solve;

import dev.rondo.dynamics.Time;
import java.util.Locale;

/** Numbers as messages tell them. */
public final class MessageNumbers {
    private MessageNumbers() {}

    /** Four digits, with a point on every machine. */
    public static String few(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** Four digits, in seconds, or below one second in milliseconds. */
    public static String few(Time time) {
        return Math.abs(time.seconds()) < 1 ? few(time.ms()) + " ms" : few(time.seconds()) + " s";
    }
}
