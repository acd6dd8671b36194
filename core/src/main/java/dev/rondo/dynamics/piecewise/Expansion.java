package dev.rondo.dynamics.piecewise;

import java.util.Arrays;

/**
 * The solution from a state in one region as a polynomial of u = t/h in [0, 1]: its Taylor series, which converges
 * everywhere, cut off where the rest is below rounding. Mutable: it is made once and used for one step after the other.
 */
final class Expansion {
    /** The largest h in units of 1/(norm of A): terms then stay below 5 times the state. */
    static final double REACH = 3;

    static final int MOST_TERMS = 48;
    private static final double NEGLIGIBLE = 0x1p-55;

    private final PiecewiseLinearField field;
    private final double[][] terms;
    private final double[][] gates;
    private int degree;
    private double scale;

    Expansion(PiecewiseLinearField field) {
        this.field = field;
        terms = new double[MOST_TERMS + 2][field.dimension()];
        gates = field.gatesAreVariables() ? terms : new double[MOST_TERMS + 2][field.gates()];
    }

    /** Expands the solution from x in the region of the open gates, over a time of h seconds. */
    void expand(double[] x, boolean[] open, double h) {
        System.arraycopy(x, 0, terms[0], 0, x.length);
        System.arraycopy(field.gatesAt(x), 0, gates[0], 0, field.gates());
        scale = Math.max(Rows.largest(terms[0]), Rows.largest(gates[0]));
        field.evaluateIn(open, terms[0], gates[0], terms[1]);
        Rows.scale(terms[1], h);
        double rate = h * field.rate();
        double reference = Math.max(scale, Rows.largest(terms[1]));
        for (int k = 1; ; k++) {
            field.applyLinear(open, terms[k], gates[k], terms[k + 1]);
            Rows.scale(terms[k + 1], h / (k + 1));
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

    /** The largest entry of state and gates at u = 0. */
    double scale() {
        return scale;
    }

    /** Coefficient k of gate j. */
    double gate(int k, int j) {
        return gates[k][j];
    }

    /** For every gate, the sum of |coefficient| from 1 on: by how much it can change. */
    void gateRange(double[] range) {
        Arrays.fill(range, 0);
        for (int k = 1; k <= degree; k++) {
            double[] c = gates[k];
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
