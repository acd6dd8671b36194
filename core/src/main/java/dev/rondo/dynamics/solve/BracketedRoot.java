package dev.rondo.dynamics.solve;

import java.util.function.DoubleUnaryOperator;

/**
 * A root of a continuous function between two places where its signs differ, by Chandrupatla's method: inverse quadratic
 * interpolation where it is safe, else bisection, with both ends of the bracket closing in (Chandrupatla, Adv. Eng.
 * Software 28, 1997, 145).
 *
 * @param root the end of the bracket with the smaller |f|
 * @param low lower end
 * @param high upper end
 */
public record BracketedRoot(double root, double low, double high) {
    private static final int MOST = 100;

    /**
     * A root in {@code [a, b]}, bracketed to within the tolerance. A value that is not a number ends the search early.
     *
     * @throws IllegalArgumentException if both ends have one sign
     */
    public static BracketedRoot of(DoubleUnaryOperator f, double a, double b, double fa, double fb, double tolerance) {
        if (fa * fb > 0 || Double.isNaN(fa * fb)) {
            throw new IllegalArgumentException(
                    "A bracket has a change of sign: f(" + a + ") = " + fa + ", f(" + b + ") = " + fb);
        }
        // x1 is the newest point, x2 the other end of the bracket, x3 the point before.
        double x1 = b;
        double x2 = a;
        double f1 = fb;
        double f2 = fa;
        double t = fa == fb ? 0.5 : Math.clamp(fb / (fb - fa), 0.1, 0.9);
        for (int k = 0; k < MOST && Math.abs(x2 - x1) > tolerance && f1 != 0 && f2 != 0; k++) {
            double x = x1 + t * (x2 - x1);
            double fx = f.applyAsDouble(x);
            if (Double.isNaN(fx)) {
                break;
            }
            double x3;
            double f3;
            if (Math.signum(fx) == Math.signum(f1)) {
                x3 = x1;
                f3 = f1;
            } else {
                x3 = x2;
                f3 = f2;
                x2 = x1;
                f2 = f1;
            }
            x1 = x;
            f1 = fx;
            t = next(x1, f1, x2, f2, x3, f3, tolerance);
        }
        if (f1 == 0 || f2 == 0) {
            double exact = f1 == 0 ? x1 : x2;
            return new BracketedRoot(exact, exact, exact);
        }
        return new BracketedRoot(Math.abs(f1) <= Math.abs(f2) ? x1 : x2, Math.min(x1, x2), Math.max(x1, x2));
    }

    private static double next(double x1, double f1, double x2, double f2, double x3, double f3, double tolerance) {
        double xi = (x1 - x2) / (x3 - x2);
        double phi = (f1 - f2) / (f3 - f2);
        double t = 0.5;
        if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
            t = f1 / (f2 - f1) * f3 / (f2 - f3) + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * f2 / (f3 - f2);
        }
        double margin = Math.min(0.5, 0.5 * tolerance / Math.abs(x2 - x1));
        return Math.clamp(t, margin, 1 - margin);
    }
}
