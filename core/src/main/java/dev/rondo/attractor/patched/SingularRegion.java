package dev.rondo.attractor.patched;

import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Region in which {@code dx/dt = A x + b} and A has the eigenvalue 0, to rounding: d times, with as many null vectors,
 * while all others decay. With the projection P onto the null space along the range of A, the state drifts by
 * {@code P b}; if there is no drift it ends on the fixed point with {@code P x = P x_0}, one of a line, a ring or a
 * plane of them.
 */
public final class SingularRegion {
    /** Singular values below this times n, relative to the largest, are 0 to rounding. */
    private static final double ROUNDING = 16 * 0x1p-52;

    private static final double NO_DRIFT = 1e-10;
    private static final double SLACK = 1e-12;
    private static final double STEEPEST = 1e8;

    private final PiecewiseLinearField field;
    private final ActiveSet region;
    private final Vector offset;
    private final Svd svd;
    private final Matrix right;
    private final Matrix left;

    private SingularRegion(PiecewiseLinearField field, ActiveSet region, Svd svd, int rank) {
        this.field = field;
        this.region = region;
        this.svd = svd;
        int n = field.dimension();
        offset = field.offset(region);
        right = Matrix.build(n - rank, n, (k, i) -> svd.rightTransposed().get(rank + k, i));
        left = Matrix.build(n - rank, n, (k, i) -> svd.left().get(i, rank + k));
    }

    /** The region, if its A is singular to rounding. */
    public static Optional<SingularRegion> of(PiecewiseLinearField field, ActiveSet region) {
        Svd svd = Svd.of(field.matrix(region));
        int rank = svd.rank(ROUNDING * field.dimension());
        return rank == field.dimension() ? Optional.empty() : Optional.of(new SingularRegion(field, region, svd, rank));
    }

    /** Modulus below which an eigenvalue is 0 to rounding, in proportion to the field's rate. */
    static double rounding(PiecewiseLinearField field) {
        return ROUNDING * field.dimension() * field.rate();
    }

    /** An orthonormal basis of the null space of A, d x N. */
    public Matrix directions() {
        return right;
    }

    /** The eigenvalues of A without the d that are 0. */
    ComplexVector others(ComplexVector eigenvalues) {
        List<Complex> rising = eigenvalues.stream()
                .sorted(Comparator.comparingDouble(Complex::abs))
                .toList();
        return ComplexVector.of(rising.subList(right.rows(), rising.size()));
    }

    /** Projection {@code P v}; empty where 0 is a defective eigenvalue. */
    private Optional<Vector> projected(Vector v) {
        try {
            LinearSolve product = LinearSolve.of(left.timesTranspose(right));
            return product.condition() > STEEPEST
                    ? Optional.empty()
                    : Optional.of(right.transpose().times(product.solve(left.times(v))));
        } catch (FactorisationException defective) {
            return Optional.empty();
        }
    }

    /**
     * Drift {@code P b}, exactly 0 where rounding alone makes it differ from 0; empty where 0 is a defective
     * eigenvalue.
     */
    Optional<Vector> drift() {
        return projected(offset).map(d -> d.norm() <= NO_DRIFT * offset.norm() ? Vector.zeros(offset.size()) : d);
    }

    /** Existence of fixed points: the offset lies in the range of A. */
    public boolean isConsistent() {
        return left.times(offset).norm() <= NO_DRIFT * offset.norm();
    }

    /** The x with {@code A x + b = P b} and {@code P x = P x_0}, if it lies in the region. */
    Optional<Vector> end(Vector start, Vector drift) {
        Vector particular = leastNorm(drift.minus(offset));
        return projected(start.minus(particular)).map(particular::plus).filter(this::contains);
    }

    /** The solution of least norm of {@code A x = v}. */
    public Vector leastNorm(Vector v) {
        int rank = field.dimension() - right.rows();
        Vector x = Vector.zeros(v.size());
        for (int k = 0; k < rank; k++) {
            double part = svd.left().column(k).dot(v) / svd.values().get(k);
            x = x.plus(svd.rightTransposed().row(k).times(part));
        }
        return x;
    }

    /** Test that a drift keeps the state in the region for ever. */
    boolean keeps(Vector drift) {
        double[] origin = field.switchingAt(new double[drift.size()]);
        double[] ahead = field.switchingAt(drift.toArray());
        for (int j = 0; j < origin.length; j++) {
            double slope = ahead[j] - origin[j];
            if (region.contains(j) ? slope < -SLACK * drift.norm() : slope > SLACK * drift.norm()) {
                return false;
            }
        }
        return true;
    }

    /** Test that a state lies in the region, to rounding. */
    public boolean contains(Vector x) {
        double[] manifolds = field.switchingAt(x.toArray());
        double slack = SLACK * Math.max(x.norm(), Double.MIN_NORMAL);
        for (int j = 0; j < manifolds.length; j++) {
            if (region.contains(j) ? manifolds[j] < -slack : manifolds[j] > slack) {
                return false;
            }
        }
        return true;
    }
}
