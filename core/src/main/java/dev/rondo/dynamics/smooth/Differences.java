package dev.rondo.dynamics.smooth;

/**
 * Derivatives by central differences of fourth order,
 *
 * <pre>
 *   f'(0) ~ (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / (12 h),      h = 1e-3 max(1, |scale|),
 * </pre>
 *
 * whose truncation is {@code h^4 f^(5)/30} and whose rounding {@code 1.5e-16 |f|/h}: together some 1e-12 of a function
 * that varies over lengths of 1, and no more than what {@link #error} says of another.
 */
public final class Differences {
    private static final double STEP = 1e-3;

    private Differences() {}

    /** A vector along a line. */
    @FunctionalInterface
    public interface Path {
        /** Writes {@code f(h)} into {@code value}. */
        void at(double h, double[] value);
    }

    /** Writes the derivative at h = 0 into {@code out}; {@code scale} is the length over which the path varies. */
    static void along(Path path, double scale, double[] out) {
        derivative(path, STEP * Math.max(1, scale), out);
    }

    /** An estimate of the error of {@link #along}: its largest change when the step is doubled. */
    static double error(Path path, double scale, int size) {
        double[] fine = new double[size];
        double[] coarse = new double[size];
        derivative(path, STEP * Math.max(1, scale), fine);
        derivative(path, 2 * STEP * Math.max(1, scale), coarse);
        double worst = 0;
        for (int i = 0; i < size; i++) {
            worst = Math.max(worst, Math.abs(fine[i] - coarse[i]));
        }
        return worst;
    }

    /** Writes the derivative at h = 0, from differences with a given step h, into {@code out}. */
    public static void derivative(Path path, double h, double[] out) {
        double[] value = new double[out.length];
        java.util.Arrays.fill(out, 0);
        add(path, h, 8, value, out);
        add(path, -h, -8, value, out);
        add(path, 2 * h, -1, value, out);
        add(path, -2 * h, 1, value, out);
        for (int i = 0; i < out.length; i++) {
            out[i] /= 12 * h;
        }
    }

    private static void add(Path path, double h, double weight, double[] value, double[] sum) {
        path.at(h, value);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * value[i];
        }
    }
}
