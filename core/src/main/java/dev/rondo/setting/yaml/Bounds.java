package dev.rondo.setting.yaml;

/** The numbers that a setting may be; a smallest number of {@link Double#MIN_VALUE} means that 0 itself is excluded. */
record Bounds(double min, double max) {
    boolean contain(double value) {
        return Double.isFinite(value) && value >= min && value <= max;
    }

    boolean excludeZero() {
        return min == Double.MIN_VALUE;
    }

    /** For messages: {@code " above 0"}, {@code " from 0 to 1"}, or nothing. */
    String text() {
        String from = excludeZero() ? " above 0" : min == Double.NEGATIVE_INFINITY ? "" : " from " + Numbers.text(min);
        String to = max == Double.POSITIVE_INFINITY
                ? ""
                : (from.isEmpty() ? " up to " : excludeZero() ? " and up to " : " to ") + Numbers.text(max);
        return from + to;
    }

    /** Text of the bounds of a whole number; the widest, {@code lowest} and its opposite, are omitted. */
    static String text(long min, long max, long lowest) {
        return new Bounds(
                        min == lowest ? Double.NEGATIVE_INFINITY : min, max == ~lowest ? Double.POSITIVE_INFINITY : max)
                .text();
    }
}
