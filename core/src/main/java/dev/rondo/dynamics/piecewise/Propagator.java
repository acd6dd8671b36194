package dev.rondo.dynamics.piecewise;

import dev.rondo.linalg.Matrix;
import java.util.List;

/**
 * The derivative of the flow along a path: the product of the exponentials {@code e^(A dt)} of its pieces, first piece to
 * the right. At a crossing the field is continuous, so nothing jumps (the saltation matrix is the identity).
 *
 * <p>For an x-form network of one time constant only the q active units take part: with {@code A = -l I + K D},
 *
 * <pre>
 *   e^(A t) M = e^(-l t) (M + t K_q phi(t K_qq) M_q),     phi(Z) = (e^Z - I)/Z.
 * </pre>
 *
 * Elsewhere the exponential acts on M by its Taylor series, cut off below rounding.
 */
public final class Propagator {
    private static final int MOST_TERMS = 60;
    private static final double NEGLIGIBLE = 0x1p-55;
    /** The norm of the exponent of one step of the Taylor series. */
    private static final double REACH = 1.5;

    private final PiecewiseLinearField field;

    private Propagator(PiecewiseLinearField field) {
        this.field = field;
    }

    public static Propagator of(PiecewiseLinearField field) {
        return new Propagator(field);
    }

    /** The derivative of the flow along the whole path, N x N. */
    public Matrix along(PatchedPath path) {
        return along(path.pieces(), Matrix.identity(field.dimension()));
    }

    /** The derivative along the pieces, times a matrix of N rows. */
    public Matrix along(List<Piece> pieces, Matrix start) {
        return field.switchesOnVariables() && field.hasScalarLeak()
                ? new OpenGates(field, start).along(pieces)
                : byTaylorSeries(pieces, start);
    }

    private Matrix byTaylorSeries(List<Piece> pieces, Matrix start) {
        double[][] m = start.toRows();
        for (Piece piece : pieces) {
            double seconds = piece.duration().seconds();
            if (seconds > 0 && start.columns() > 0) {
                advance(field.matrix(piece.region()), seconds, m);
            }
        }
        return Matrix.of(m);
    }

    /** M becomes e^(A t) M. */
    private static void advance(Matrix a, double seconds, double[][] m) {
        double[][] rows = a.toRows();
        int steps = (int) Math.max(1, Math.ceil(seconds * Rows.norm(rows) / REACH));
        double h = seconds / steps;
        double norm = h * Rows.norm(rows);
        for (int step = 0; step < steps; step++) {
            double[][] term = new double[m.length][];
            for (int i = 0; i < m.length; i++) {
                term[i] = m[i].clone();
            }
            double size = Rows.largest(m);
            for (int k = 1; k < MOST_TERMS; k++) {
                term = product(rows, h / k, term);
                for (int i = 0; i < m.length; i++) {
                    Rows.add(1, term[i], m[i]);
                }
                if (Rows.largest(term) <= NEGLIGIBLE * size && 2 * norm <= k + 1) {
                    break;
                }
            }
        }
    }

    private static double[][] product(double[][] a, double factor, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            Rows.addProduct(a[i], factor, b, out[i]);
        }
        return out;
    }
}
