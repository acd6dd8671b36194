package dev.rondo.dynamics.piecewise;

/**
 * First sign change of a polynomial in (0, 1).
 *
 * <p>The polynomial is written in Bernstein form, whose coefficients change their sign at least as often as the polynomial
 * does (Descartes' rule) and tell it exactly when there are none or one such change; else the interval is halved (de
 * Casteljau). No root is overlooked, however close two of them are; what touches zero within rounding is not a change of
 * sign, and is counted as a graze. Not thread-safe: it owns its working memory.
 */
final class FirstRoot {
    /** Result where there is no root. */
    static final double NONE = Double.POSITIVE_INFINITY;

    private static final int HALVINGS = 40;

    private final int capacity;
    private final double[][] stack;
    private final double[][] binomial;
    private double[] power = new double[0];
    private int degree;
    private boolean grazed;

    FirstRoot(int largestDegree) {
        capacity = largestDegree + 1;
        stack = new double[HALVINGS + 2][capacity];
        binomial = new double[capacity][capacity];
        for (int n = 0; n < capacity; n++) {
            binomial[n][0] = 1;
            for (int k = 1; k <= n; k++) {
                binomial[n][k] = binomial[n - 1][k - 1] + (k < n ? binomial[n - 1][k] : 0);
            }
        }
    }

    /** The first root of {@code sum of coefficients[k] u^k, k <= degree}. */
    double of(double[] coefficients, int polynomialDegree) {
        power = coefficients;
        degree = polynomialDegree;
        grazed = false;
        double[] b = stack[0];
        for (int j = 0; j <= degree; j++) {
            double sum = 0;
            for (int k = 0; k <= j; k++) {
                sum += binomial[j][k] / binomial[degree][k] * power[k];
            }
            b[j] = sum;
        }
        return search(0, 0, 1);
    }

    /** Tests whether the last search met a place that could not be told from a double root. */
    boolean grazed() {
        return grazed;
    }

    private double search(int depth, double from, double width) {
        double[] b = stack[depth];
        int changes = signChanges(b);
        if (changes == 0) {
            return NONE;
        }
        if (changes == 1) {
            return refine(from, from + width, firstSign(b));
        }
        if (depth == HALVINGS) {
            grazed = true;
            return firstSign(b) * lastSign(b) < 0 ? from + width / 2 : NONE;
        }
        double[] half = stack[depth + 1];
        halve(b, half);
        double leftSign = lastSign(half);
        double root = search(depth + 1, from, width / 2);
        if (root != NONE) {
            return root;
        }
        if (leftSign * firstSign(b) < 0) {
            return from + width / 2;
        }
        System.arraycopy(b, 0, half, 0, degree + 1);
        return search(depth + 1, from + width / 2, width / 2);
    }

    /** De Casteljau: the left half into {@code left}, the right half in place. */
    private void halve(double[] b, double[] left) {
        left[0] = b[0];
        for (int level = 1; level <= degree; level++) {
            for (int j = 0; j <= degree - level; j++) {
                b[j] = (b[j] + b[j + 1]) / 2;
            }
            left[level] = b[0];
        }
    }

    private int signChanges(double[] b) {
        int changes = 0;
        double last = 0;
        for (int j = 0; j <= degree; j++) {
            if (b[j] != 0) {
                if (last * b[j] < 0 || (last != 0 && last > 0 != b[j] > 0)) {
                    changes++;
                }
                last = b[j];
            }
        }
        return changes;
    }

    private double firstSign(double[] b) {
        for (int j = 0; j <= degree; j++) {
            if (b[j] != 0) {
                return Math.signum(b[j]);
            }
        }
        return 0;
    }

    private double lastSign(double[] b) {
        for (int j = degree; j >= 0; j--) {
            if (b[j] != 0) {
                return Math.signum(b[j]);
            }
        }
        return 0;
    }

    /** Newton's method inside a bracket that shrinks, to the last bits. */
    private double refine(double low, double high, double signAtLow) {
        double a = low;
        double c = high;
        double u = (low + high) / 2;
        for (int iteration = 0; iteration < 100 && c - a > 2 * Math.ulp(c); iteration++) {
            double value = 0;
            double slope = 0;
            for (int k = degree; k >= 0; k--) {
                slope = Math.fma(slope, u, value);
                value = Math.fma(value, u, power[k]);
            }
            if (value == 0) {
                return u;
            }
            if (value * signAtLow > 0) {
                a = u;
            } else {
                c = u;
            }
            double next = u - value / slope;
            boolean inside = next > a && next < c;
            if (inside && Math.abs(next - u) <= Math.ulp(u)) {
                return next;
            }
            u = inside ? next : (a + c) / 2;
        }
        return u;
    }
}
