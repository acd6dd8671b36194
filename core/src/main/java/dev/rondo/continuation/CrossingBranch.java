package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The other branch through a simple branch point (pitchfork, transcritical), by the algebraic bifurcation equation
 * (Keller 1977; Govaerts 2000, section 8.1). With null vectors u, v of the m x (m + 1) Jacobian and its left null vector
 * w, tangents {@code a u + b v} solve
 *
 * <pre>
 *   a^2 &lt;w, F''[u, u]&gt; + 2 a b &lt;w, F''[u, v]&gt; + b^2 &lt;w, F''[v, v]&gt; = 0.
 * </pre>
 *
 * The second derivatives are central differences of the first. All products are those of the curve's arclength.
 */
public final class CrossingBranch {
    /** Step of the differences, in arclength. */
    private static final double STEP = 1e-3;

    /** Part of the largest coefficient below which a coefficient is 0. */
    private static final double NONE = 1e-4;

    private final SolutionCurve curve;
    private final double[] point;
    /** Roots of the weights: unknowns times these have the usual product. */
    private final double[] scales;

    private CrossingBranch(SolutionCurve curve, double[] point) {
        this.curve = curve;
        this.point = point;
        scales = curve.weights();
        for (int i = 0; i < scales.length; i++) {
            scales[i] = Math.sqrt(scales[i]);
        }
    }

    /** The other branch; empty if none crosses there. */
    public static Optional<BranchSwitch> of(SpecialPoint point) {
        CrossingBranch crossing = new CrossingBranch(
                point.point().curve(), point.point().unknowns().toArray());
        return crossing.direction(point.point().tangent().toArray())
                .map(direction ->
                        new BranchSwitch(point.point().curve(), point.point().unknowns(), Vector.owning(direction)));
    }

    /** Both halves of a branch that begins at a point. */
    public static List<BranchSwitch> halves(BranchSwitch start) {
        return List.of(
                start,
                new BranchSwitch(start.curve(), start.point(), start.direction().times(-1)));
    }

    private Optional<double[]> direction(double[] tangent) {
        Matrix jacobian = scaled(point);
        double[] along = scaledUp(tangent);
        Svd beside = Svd.of(bordered(jacobian, along));
        int last = along.length - 1;
        Vector v = beside.right().column(last);
        Vector w = beside.left().column(last);
        Svd other = Svd.of(bordered(jacobian, v.toArray()));
        Vector u = other.right().column(last);
        double uu = curvature(w, u, u);
        double uv = curvature(w, u, v);
        double vv = curvature(w, v, v);
        double size = Math.max(Math.abs(uu), Math.max(Math.abs(uv), Math.abs(vv)));
        Vector known = Vector.of(along).times(1 / Vector.of(along).norm());
        return roots(uu, uv, vv, size).stream()
                .map(root -> u.times(root[0]).plus(v.times(root[1])))
                .map(direction -> direction.times(1 / direction.norm()))
                .min(Comparator.comparingDouble(direction -> Math.abs(direction.dot(known))))
                .map(direction -> scaledDown(direction.toArray()));
    }

    /** Pairs (a, b) with {@code p a^2 + 2 q a b + r b^2 = 0}. */
    private static List<double[]> roots(double p, double q, double r, double size) {
        List<double[]> roots = new ArrayList<>();
        double discriminant = q * q - p * r;
        if (!(size > 0) || !(discriminant > NONE * NONE * size * size)) {
            return roots;
        }
        double far = -(q + Math.copySign(Math.sqrt(discriminant), q));
        roots.add(new double[] {far, p});
        roots.add(new double[] {r, far});
        return roots;
    }

    /** {@code <w, F''[a, b]>} in scaled unknowns. */
    private double curvature(Vector w, Vector a, Vector b) {
        double[] step = scaledDown(a.toArray());
        double[] ahead = point.clone();
        double[] behind = point.clone();
        Vectors.add(STEP, step, ahead);
        Vectors.add(-STEP, step, behind);
        Vector change = scaled(ahead).minus(scaled(behind)).times(b);
        double sum = 0;
        for (int i = 0; i < change.size(); i++) {
            sum += w.get(i) * change.get(i);
        }
        return sum / (2 * STEP);
    }

    private Matrix scaled(double[] y) {
        Matrix jacobian = curve.jacobian(y);
        return Matrix.build(jacobian.rows(), jacobian.columns(), (i, j) -> jacobian.get(i, j) / scales[j]);
    }

    /** The matrix with one more row. */
    private static Matrix bordered(Matrix m, double[] row) {
        return Matrix.build(m.rows() + 1, m.columns(), (i, j) -> i < m.rows() ? m.get(i, j) : row[j]);
    }

    private double[] scaledUp(double[] v) {
        double[] out = v.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= scales[i];
        }
        return out;
    }

    private double[] scaledDown(double[] v) {
        double[] out = v.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] /= scales[i];
        }
        return out;
    }
}
