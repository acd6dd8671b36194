package dev.rondo.analysis.theory;

/**
 * Modified Bessel functions of the first kind, exponentially scaled, so that no argument overflows.
 *
 * <p>Both are means over a circle, {@code I_n(x) e^{-x} = <cos(n theta) e^{x (cos theta - 1)}>}, and a mean of an
 * analytic periodic function over m equidistant points errs by no more than the m-th Fourier coefficient: some
 * {@code 9 sqrt(x)} points give every digit. Large arguments take the asymptotic series, whose smallest term is
 * {@code e^{-2x}} of the first.
 */
final class Bessel {
    private static final double ASYMPTOTIC = 50;

    private Bessel() {}

    /** {@code I0(x) e^{-x}} for x &gt;= 0. */
    static double i0Scaled(double x) {
        if (x > ASYMPTOTIC) {
            return asymptotic(0, x);
        }
        int points = points(x);
        double sum = 0;
        for (int j = 0; j < points; j++) {
            sum += StrictMath.exp(-x * versine(j, points));
        }
        return sum / points;
    }

    /** {@code I1(x) e^{-x}} for x &gt;= 0. */
    static double i1Scaled(double x) {
        if (x > ASYMPTOTIC) {
            return asymptotic(1, x);
        }
        if (x < 1) {
            return i1PowerSeries(x) * StrictMath.exp(-x);
        }
        int points = points(x);
        double sum = 0;
        for (int j = 0; j < points; j++) {
            double v = versine(j, points);
            sum += (1 - v) * StrictMath.exp(-x * v);
        }
        return sum / points;
    }

    /** Positive terms, where the mean over the circle would cancel. */
    private static double i1PowerSeries(double x) {
        double term = x / 2;
        double sum = term;
        for (int k = 1; term > sum * 1e-18; k++) {
            term *= x * x / (4.0 * k * (k + 1));
            sum += term;
        }
        return sum;
    }

    /** Abramowitz and Stegun 9.7.1. */
    private static double asymptotic(int order, double x) {
        double mu = 4.0 * order * order;
        double term = 1;
        double sum = 1;
        for (int k = 1; Math.abs(term) > 1e-18; k++) {
            double odd = 2 * k - 1;
            term *= (odd * odd - mu) / (8 * k * x);
            sum += term;
        }
        return sum / Math.sqrt(2 * Math.PI * x);
    }

    private static int points(double x) {
        return 24 + (int) Math.ceil(9 * Math.sqrt(x));
    }

    /** 1 - cos(2 pi j/points), without cancellation. */
    private static double versine(int j, int points) {
        double half = StrictMath.sin(Math.PI * j / points);
        return 2 * half * half;
    }
}
