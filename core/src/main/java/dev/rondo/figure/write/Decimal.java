package dev.rondo.figure.write;

/** Coordinates as text: rounded to hundredths of a px, without a superfluous character, the same in every country. */
final class Decimal {
    private Decimal() {}

    static String px(double value) {
        return hundredths(Math.round(value * 100));
    }

    /** The number {@code n / 100}. */
    static String hundredths(long n) {
        if (n == 0) {
            return "0";
        }
        long magnitude = Math.abs(n);
        StringBuilder out = new StringBuilder(n < 0 ? "-" : "");
        long fraction = magnitude % 100;
        if (magnitude >= 100) {
            out.append(magnitude / 100);
        }
        if (fraction != 0) {
            out.append('.').append(fraction / 10);
            if (fraction % 10 != 0) {
                out.append(fraction % 10);
            }
        }
        return out.toString();
    }
}
