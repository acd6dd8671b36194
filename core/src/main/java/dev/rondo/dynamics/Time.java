package dev.rondo.dynamics;

/**
 * A span of time. No API takes a bare number for one.
 *
 * @param seconds its length in seconds
 */
public record Time(double seconds) implements Comparable<Time> {
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

    /** How many times {@code unit} fits into this: a plain number. */
    public double in(Time unit) {
        return seconds / unit.seconds;
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
