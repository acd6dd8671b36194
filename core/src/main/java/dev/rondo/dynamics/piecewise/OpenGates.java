package dev.rondo.dynamics.piecewise;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.lapack.ProductSums;
import java.util.List;

/**
 * The derivative of an x-form network's flow, times a matrix M, piece by piece: only the q active units take part,
 *
 * <pre>
 *   e^(A t) M = e^(-l t) (M + t K_q phi(t K_qq) M_q),     phi(Z) = (e^Z - I)/Z,     A = -l I + K D.
 * </pre>
 *
 * Where the norm of t K_qq asks for many steps, and M has many columns, phi of the whole time costs less
 * ({@link PadePhi}). All matrices lie row by row in arrays that are used again from piece to piece.
 */
final class OpenGates {
    private final PiecewiseLinearField field;
    private final int n;
    private final int columns;
    private final double[] m;
    private final double[] coupling;
    private final double[] among;
    private final double[] open;
    private final double[] sum;
    private final PhiFunction phi;
    private final PadePhi pade;

    OpenGates(PiecewiseLinearField field, Matrix start) {
        this.field = field;
        n = field.dimension();
        columns = start.columns();
        m = start.toRowMajor();
        coupling = new double[n * n];
        among = new double[n * n];
        open = new double[n * columns];
        sum = new double[n * columns];
        phi = new PhiFunction(n);
        pade = new PadePhi(n);
    }

    Matrix along(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece.duration().seconds() > 0 && columns > 0) {
                advance(piece.region().indices(), piece.duration().seconds());
            }
        }
        return Matrix.ofRowMajor(n, columns, m);
    }

    private void advance(int[] gates, double seconds) {
        int q = gates.length;
        gatherCoupling(gates);
        double norm = norm(q);
        int most = (int) Math.max(1, Math.ceil(seconds * norm / PhiFunction.REACH));
        int steps = most > 1 && isPadeCheaper(q, most, seconds * norm) ? 1 : most;
        double h = seconds / steps;
        double decay = StrictMath.exp(-field.leak() * h);
        for (int k = 0; k < q * q; k++) {
            among[k] *= h;
        }
        double[] value = steps == most ? phi.of(q, among, h * norm) : pade.of(q, among, h * norm);
        for (int step = 0; step < steps; step++) {
            for (int k = 0; k < q; k++) {
                System.arraycopy(m, gates[k] * columns, open, k * columns, columns);
            }
            ProductSums.add(q, q, columns, 1, value, open, 0, sum);
            ProductSums.add(n, q, columns, decay * h, coupling, sum, decay, m);
        }
    }

    /** Compares multiplications: one phi of the whole time, or many steps with the phi of one. */
    private boolean isPadeCheaper(int q, int steps, double norm) {
        double square = (double) q * q;
        double step = (square + (double) n * q) * columns;
        return (PadePhi.cost(norm) - PhiFunction.COST) * square * q < (steps - 1) * step;
    }

    /** Gathers K_q, n x q, and its rows of the active units, K_qq, q x q. */
    private void gatherCoupling(int[] gates) {
        int q = gates.length;
        for (int k = 0; k < q; k++) {
            double[] column = field.manifoldColumn(gates[k]);
            for (int i = 0; i < n; i++) {
                coupling[i * q + k] = column[i];
            }
        }
        for (int k = 0; k < q; k++) {
            System.arraycopy(coupling, gates[k] * q, among, k * q, q);
        }
    }

    /** The largest row sum of K_qq. */
    private double norm(int q) {
        double norm = 0;
        for (int k = 0; k < q; k++) {
            double row = 0;
            for (int l = 0; l < q; l++) {
                row += Math.abs(among[k * q + l]);
            }
            norm = Math.max(norm, row);
        }
        return norm;
    }
}
