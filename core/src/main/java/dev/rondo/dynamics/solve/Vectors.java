package dev.rondo.dynamics.solve;

/** Vector operations on plain arrays, for continuation runs. */
public final class Vectors {
    private Vectors() {}

    /** {@code y += a x}. */
    public static void add(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(a, x[i], y[i]);
        }
    }

    public static void scale(double a, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= a;
        }
    }

    public static double[] difference(double[] a, double[] b) {
        double[] out = a.clone();
        add(-1, b, out);
        return out;
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** {@code sum_i w_i a_i b_i}. */
    public static double dot(double[] weights, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(weights[i] * a[i], b[i], sum);
        }
        return sum;
    }

    /** The largest absolute value; NaN if there is one. */
    public static double maxAbs(double[] x) {
        double max = 0;
        for (double v : x) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }
}
