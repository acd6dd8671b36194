package dev.rondo.analysis.theory;

import java.util.function.DoubleUnaryOperator;

/** Integrals of analytic functions by rules whose error falls exponentially with the number of nodes. */
final class Quadrature {
    /** Three times the nodes cube the error, so two values that agree to this are followed by one with every digit. */
    private static final double TRIPLING_SETTLED = 1e-7;

    /** Twice the nodes square the error. */
    private static final double HALVING_SETTLED = 1e-9;

    private static final int MOST_NODES = 1 << 19;

    private Quadrature() {}

    /**
     * {@code (1/pi) int f(omega) d omega} over the real line, for an even f that falls as 1/omega^2.
     *
     * <p>With {@code omega = scale tan(theta)} the integrand is periodic and analytic in theta, where the midpoint rule
     * converges exponentially.
     *
     * @param scale width of the narrowest feature of f
     */
    static double overFrequencies(DoubleUnaryOperator f, double scale) {
        double last = Double.NaN;
        for (int nodes = 9; nodes < MOST_NODES; nodes *= 3) {
            double sum = 0;
            double h = Math.PI / 2 / nodes;
            for (int k = 0; k < nodes; k++) {
                double omega = scale * StrictMath.tan((k + 0.5) * h);
                sum += f.applyAsDouble(omega) * (scale + omega * omega / scale);
            }
            double value = sum / nodes;
            if (Math.abs(value - last) <= TRIPLING_SETTLED * Math.abs(value)) {
                return value;
            }
            last = value;
        }
        throw new ArithmeticException("An integral over all frequencies did not settle within " + MOST_NODES
                + " nodes: the network is too close to its edge of stability");
    }

    /** {@code int_a^b f(x) dx} by the tanh-sinh rule (Takahasi and Mori 1974); f may have integrable ends. */
    static double over(double a, double b, DoubleUnaryOperator f) {
        double centre = (a + b) / 2;
        double half = (b - a) / 2;
        double last = Double.NaN;
        for (double h = 0.25; h > 1e-4; h /= 2) {
            double sum = f.applyAsDouble(centre);
            for (int k = 1; k * h < 3.2; k++) {
                double u = Math.PI / 2 * StrictMath.sinh(k * h);
                double cosh = StrictMath.cosh(u);
                double weight = StrictMath.cosh(k * h) / (cosh * cosh);
                double x = half * StrictMath.tanh(u);
                sum += weight * (f.applyAsDouble(centre + x) + f.applyAsDouble(centre - x));
            }
            double value = sum * h * half * Math.PI / 2;
            if (Math.abs(value - last) <= HALVING_SETTLED * Math.abs(value)) {
                return value;
            }
            last = value;
        }
        throw new ArithmeticException("An integral from " + a + " to " + b + " did not settle");
    }
}
