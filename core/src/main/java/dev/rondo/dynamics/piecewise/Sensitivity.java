package dev.rondo.dynamics.piecewise;

import dev.rondo.linalg.Vector;

/**
 * Derivative of the end of a path by a parameter p of its field, at fixed start and duration: {@code w = dx/dp} obeys
 *
 * <pre>
 *   dw/dt = A w + dF/dp(x),     w(0) = 0,
 * </pre>
 *
 * along the path (variation of constants; w is continuous at crossings, because the field is). Both x and w are taken as
 * Taylor series, truncated below rounding.
 */
public final class Sensitivity {
    private static final int MOST_TERMS = 48;
    private static final double NEGLIGIBLE = 0x1p-55;

    private final PiecewiseLinearField field;
    private final PiecewiseLinearField change;
    private final double[] manifolds;

    /**
     * Sensitivity of a field to its parameter.
     *
     * @param change dF/dp, with the same switching functions
     */
    public Sensitivity(PiecewiseLinearField field, PiecewiseLinearField change) {
        this.field = field;
        this.change = change;
        manifolds = new double[field.manifolds()];
    }

    /** w at the end of a path. */
    public Vector along(PatchedPath path) {
        double[] w = new double[field.dimension()];
        double reach = Expansion.REACH / field.rate();
        for (Piece piece : path.pieces()) {
            double[] x = piece.state().toArray();
            MutableActiveSet open = new MutableActiveSet(piece.region());
            int steps = (int) Math.max(1, Math.ceil(piece.duration().seconds() / reach));
            for (int k = 0; k < steps; k++) {
                advance(open, piece.duration().seconds() / steps, x, w);
            }
        }
        return Vector.owning(w);
    }

    /** Takes x and w on by h seconds within a region. */
    private void advance(MutableActiveSet open, double h, double[] x, double[] w) {
        int n = x.length;
        double[] term = new double[n];
        double[] wTerm = new double[n];
        double[] source = new double[n];
        double[] next = new double[n];
        double[] s = field.switchingAt(x);
        field.evaluateIn(open, x, s, term);
        change.evaluateIn(open, x, s, source);
        field.applyLinear(open, 1, w, manifolds, wTerm);
        Rows.add(1, source, wTerm);
        double rate = h * field.rate();
        for (int k = 1; ; k++) {
            Rows.scale(term, h / k);
            Rows.scale(wTerm, h / k);
            Rows.add(1, term, x);
            Rows.add(1, wTerm, w);
            boolean shrinks = 2 * rate <= k + 2;
            boolean small = Rows.largest(term) <= NEGLIGIBLE * Rows.largest(x)
                    && Rows.largest(wTerm) <= NEGLIGIBLE * Rows.largest(w);
            if (k == MOST_TERMS || (shrinks && small)) {
                return;
            }
            change.applyLinear(open, 1, term, manifolds, source);
            field.applyLinear(open, 1, wTerm, manifolds, next);
            Rows.add(1, next, source);
            System.arraycopy(source, 0, wTerm, 0, n);
            field.applyLinear(open, 1, term, manifolds, next);
            System.arraycopy(next, 0, term, 0, n);
        }
    }
}
