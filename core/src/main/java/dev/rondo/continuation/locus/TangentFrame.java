package dev.rondo.continuation.locus;

import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.SplittableRandom;

/**
 * Two coordinates of a surface of solutions: covectors r_1, r_2 that together with the m equations in m + 2 unknowns
 * fix a point. Immutable.
 *
 * @param rows covectors r_1 and r_2, 2 x (m + 2)
 */
record TangentFrame(Matrix rows) {
    private static final long SEED = 3;

    /** Coordinates that suit no surface in particular, and almost every one. */
    static TangentFrame any(int unknowns) {
        SplittableRandom random = new SplittableRandom(SEED);
        return new TangentFrame(Matrix.build(2, unknowns, (i, j) -> 2 * random.nextDouble() - 1));
    }

    /**
     * Coordinates along two orthonormal directions of the tangent plane.
     *
     * @param equations derivative of the equations, m x (m + 2)
     * @param weights weights of the scalar product
     * @throws dev.rondo.linalg.FactorisationException if there is no tangent plane
     */
    TangentFrame along(Matrix equations, double[] weights) {
        Matrix basis = directions(equations);
        double[] u = basis.column(0).toArray();
        double[] v = basis.column(1).toArray();
        scale(u, 1 / Math.sqrt(product(weights, u, u)));
        double overlap = product(weights, u, v);
        for (int i = 0; i < v.length; i++) {
            v[i] -= overlap * u[i];
        }
        scale(v, 1 / Math.sqrt(product(weights, v, v)));
        return new TangentFrame(Matrix.build(2, u.length, (i, j) -> weights[j] * (i == 0 ? u : v)[j]));
    }

    /**
     * The tangent vectors u_1, u_2 with {@code r_i u_j = 1} for i = j, else 0; (m + 2) x 2.
     *
     * @throws dev.rondo.linalg.FactorisationException if the frame does not suit the surface
     */
    Matrix directions(Matrix equations) {
        int m = equations.rows();
        return square(equations).solve(Matrix.build(m + 2, 2, (i, j) -> i == m + j ? 1 : 0));
    }

    /**
     * Newton's correction onto the surface that changes neither coordinate.
     *
     * @param residual residual of the equations
     * @throws dev.rondo.linalg.FactorisationException if the frame does not suit the surface
     */
    Vector correction(Matrix equations, double[] residual) {
        double[] right = new double[residual.length + 2];
        for (int i = 0; i < residual.length; i++) {
            right[i] = -residual[i];
        }
        return square(equations).solve(Vector.owning(right));
    }

    private LinearSolve square(Matrix equations) {
        int m = equations.rows();
        return LinearSolve.of(Matrix.build(m + 2, m + 2, (i, j) -> i < m ? equations.get(i, j) : rows.get(i - m, j)));
    }

    static double product(double[] weights, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(weights[i] * a[i], b[i], sum);
        }
        return sum;
    }

    private static void scale(double[] v, double factor) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= factor;
        }
    }
}
