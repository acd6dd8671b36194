package dev.rondo.dynamics.piecewise;

import java.util.Arrays;

/**
 * The solution from a state in one region as a polynomial of u = t/h in [0, 1]: its Taylor series, which converges
 * everywhere, truncated where the remainder is below rounding. Mutable: it is made once and used for one step after the
 * other.
 */
final class Expansion {
    /** The largest h in units of 1/(norm of A): terms then stay below 5 times the state. */
    static final double REACH = 3;

    static final int MOST_TERMS = 48;
    private static final double NEGLIGIBLE = 0x1p-55;

    /** Length of a stretch that is to hold the next crossing, in units of the expected time to it. */
    private static final double MARGIN = 1.2;

    /**
     * Its least length as a part of the longest: a switching function that only comes near 0 would always shorten it.
     */
    private static final double LEAST = 1.0 / 16;

    private final PiecewiseLinearField field;
    private final double[][] terms;
    private final double[][] manifolds;
    private int degree;
    private double scale;
    private double rounding;

    Expansion(PiecewiseLinearField field) {
        this.field = field;
        terms = new double[MOST_TERMS + 2][field.dimension()];
        manifolds = field.switchesOnVariables() ? terms : new double[MOST_TERMS + 2][field.manifolds()];
    }

    /** Number of stretches within {@link #REACH} into which a time is divided. */
    static int stretches(PiecewiseLinearField field, double seconds) {
        return (int) Math.max(1, Math.ceil(Math.abs(seconds) * field.rate() / REACH));
    }

    /** Expands the solution from x in the region of the active set, over a time of h seconds. */
    void expand(double[] x, MutableActiveSet open, double h) {
        begin(x, open);
        expand(open, h);
    }

    /**
     * Expands the solution over a time that is to hold the next crossing and little more, from the present slopes of
     * the switching functions: terms of a shorter stretch fall faster.
     *
     * @param longest largest length in seconds
     * @return h
     */
    double expandToCrossing(double[] x, MutableActiveSet open, double longest) {
        begin(x, open);
        field.writeSwitchingSlopes(terms[1], manifolds[1]);
        double h = longest;
        for (int j = 0; j < manifolds[0].length; j++) {
            double value = manifolds[0][j];
            double slope = manifolds[1][j];
            if (value * slope < 0) {
                h = Math.min(h, -MARGIN * value / slope);
            }
        }
        h = Math.max(h, LEAST * longest);
        expand(open, h);
        return h;
    }

    /** Sets the state, its switching functions and its derivative per second. */
    private void begin(double[] x, MutableActiveSet open) {
        System.arraycopy(x, 0, terms[0], 0, x.length);
        field.writeSwitchingAt(x, manifolds[0]);
        scale = Math.max(Rows.largest(terms[0]), Rows.largest(manifolds[0]));
        rounding = 8 * Math.ulp(scale);
        field.evaluateIn(open, terms[0], manifolds[0], terms[1]);
    }

    private void expand(MutableActiveSet open, double h) {
        Rows.scale(terms[1], h);
        double rate = h * field.rate();
        double reference = Math.max(scale, Rows.largest(terms[1]));
        for (int k = 1; ; k++) {
            field.applyLinear(open, h / (k + 1), terms[k], manifolds[k], terms[k + 1]);
            boolean shrinks = 2 * rate <= k + 2;
            if (k == MOST_TERMS || (shrinks && Rows.largest(terms[k + 1]) <= NEGLIGIBLE * reference)) {
                degree = k;
                return;
            }
        }
    }

    int degree() {
        return degree;
    }

    /** Largest entry of the state and the switching functions at u = 0. */
    double scale() {
        return scale;
    }

    /** Rounding error of the switching functions at u = 0: those within it cannot be told from 0. */
    double rounding() {
        return rounding;
    }

    /** Coefficient k of switching function j. */
    double manifold(int k, int j) {
        return manifolds[k][j];
    }

    /** Largest possible change of every switching function: the sum of |coefficient| from 1 on. */
    void switchingRange(double[] range) {
        Arrays.fill(range, 0);
        for (int k = 1; k <= degree; k++) {
            double[] c = manifolds[k];
            for (int j = 0; j < range.length; j++) {
                range[j] += Math.abs(c[j]);
            }
        }
    }

    /** Writes the state at u. */
    void at(double u, double[] x) {
        System.arraycopy(terms[degree], 0, x, 0, x.length);
        for (int k = degree - 1; k >= 0; k--) {
            double[] term = terms[k];
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.fma(x[i], u, term[i]);
            }
        }
    }

    /** Adds the integrals of {@code x - origin} and of its square over u from 0 to 1, both exact. */
    void addMoments(double[] origin, double factor, double[] first, double[] second) {
        double[] shifted = terms[0].clone();
        Rows.add(-1, origin, shifted);
        for (int k = 0; k <= degree; k++) {
            double[] term = k == 0 ? shifted : terms[k];
            Rows.add(factor / (k + 1), term, first);
            addProduct(factor / (2 * k + 1), term, term, second);
            for (int l = k + 1; l <= degree; l++) {
                addProduct(2 * factor / (k + l + 1), term, terms[l], second);
            }
        }
    }

    private static void addProduct(double factor, double[] a, double[] b, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.fma(factor * a[i], b[i], sum[i]);
        }
    }
}
