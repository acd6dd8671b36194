package dev.rondo.continuation.cycles;

import dev.rondo.continuation.CurveJacobian;
import dev.rondo.linalg.CyclicSystem;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSystem;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The derivative of the equations of multiple shooting as its blocks: as one matrix of K n + 1 rows it would be nearly
 * empty, and K^2 times as large.
 *
 * @param monodromies derivatives of the flow along the segments, K of n x n
 * @param columns derivatives of the ends of the segments in the period and the parameter, K n x 2
 * @param phase direction of the phase condition, n
 * @param scale size S by which the equations are divided
 */
record ShootingJacobian(List<Matrix> monodromies, Matrix columns, Vector phase, double scale) implements CurveJacobian {
    /** Segments from which on blocks cost less than one dense matrix. */
    private static final int FEWEST_SEGMENTS = 6;

    /** Unknowns below which a dense matrix is small enough. */
    private static final int FEWEST_UNKNOWNS = 300;

    /** Tests whether blocks cost less than one matrix. */
    static boolean isWorthwhile(int segments, int dimension) {
        return segments >= FEWEST_SEGMENTS && segments * dimension >= FEWEST_UNKNOWNS;
    }

    @Override
    public LinearSystem bordered(double[] row) {
        boolean finite = columns.isFinite() && monodromies.stream().allMatch(Matrix::isFinite);
        if (!finite || !Vector.of(row).isFinite()) {
            throw new FactorisationException("The derivative of the equations of shooting is not finite here");
        }
        double[] rows = new double[2 * row.length];
        System.arraycopy(phase.toArray(), 0, rows, 0, phase.size());
        System.arraycopy(row, 0, rows, row.length, row.length);
        CyclicSystem system = CyclicSystem.of(monodromies, columns, Matrix.owning(2, row.length, rows));
        return b -> system.solve(scaled(b));
    }

    /** A right-hand side of the equations before they are divided by S: all but the last. */
    private Vector scaled(Vector b) {
        double[] right = b.toArray();
        for (int i = 0; i < right.length - 1; i++) {
            right[i] *= scale;
        }
        return Vector.owning(right);
    }

    @Override
    public CurveJacobian towards(CurveJacobian other, double share) {
        if (!(other instanceof ShootingJacobian end)) {
            throw new IllegalArgumentException("Derivatives of one curve have one form");
        }
        return new ShootingJacobian(
                IntStream.range(0, monodromies.size())
                        .mapToObj(k -> between(monodromies.get(k), end.monodromies.get(k), share))
                        .toList(),
                between(columns, end.columns, share),
                phase,
                scale);
    }

    private static Matrix between(Matrix from, Matrix to, double share) {
        return from.plus(to.minus(from).times(share));
    }
}
