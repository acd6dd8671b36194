package dev.rondo.dynamics;

/**
 * A frequency.
 *
 * @param hertz cycles per second
 */
public record Frequency(double hertz) implements Comparable<Frequency> {
    public static Frequency hertz(double hertz) {
        return new Frequency(hertz);
    }

    /** Frequency of an angular frequency in radians per second. */
    public static Frequency radiansPerSecond(double omega) {
        return new Frequency(omega / (2 * Math.PI));
    }

    public static Frequency ofPeriod(Time period) {
        return new Frequency(1 / period.seconds());
    }

    public double radiansPerSecond() {
        return 2 * Math.PI * hertz;
    }

    public Time period() {
        return Time.seconds(1 / hertz);
    }

    @Override
    public int compareTo(Frequency other) {
        return Double.compare(hertz, other.hertz);
    }

    @Override
    public String toString() {
        return hertz + " Hz";
    }
}
