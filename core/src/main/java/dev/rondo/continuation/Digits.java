package dev.rondo.continuation;

import java.util.Locale;

/** Numbers as messages tell them. */
public final class Digits {
    private Digits() {}

    /** Four digits, with a point on every machine. */
    public static String few(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
