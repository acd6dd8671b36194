package dev.rondo.attractor.smooth;

import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.Equations;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * A fixed point of a flow, by Newton's method.
 *
 * @param state x
 * @param eigenvalues of DF(x), per second
 * @param residual |F(x)| over the norm of DF(x) and |x|; over the norm alone where x is 0
 */
public record RestPoint(Vector state, ComplexVector eigenvalues, double residual) {
    private static final int ITERATIONS = 30;
    private static final double SMALL = 1e-13;

    /** The fixed point that Newton's method reaches from a state; empty if it reaches none. */
    public static Optional<RestPoint> near(VectorField field, Vector start) {
        Equations equations = new Equations() {
            @Override
            public int size() {
                return field.dimension();
            }

            @Override
            public void residual(double[] x, double[] out) {
                field.evaluate(x, out);
            }

            @Override
            public Matrix jacobian(double[] x) {
                return field.jacobian(x);
            }
        };
        double rate = field.jacobian(start.toArray()).oneNorm();
        double size = Math.max(start.norm(), SMALL);
        return new Newton(Math.max(SMALL * rate * size, Double.MIN_NORMAL), ITERATIONS)
                                .solve(equations, start.toArray())
                        instanceof NewtonResult.Solution found
                ? Optional.of(at(field, found.unknowns()))
                : Optional.empty();
    }

    /** How many directions the point pushes away. */
    public int unstableDirections() {
        return (int) eigenvalues.stream().filter(z -> z.re() > 0).count();
    }

    private static RestPoint at(VectorField field, Vector x) {
        Matrix jacobian = field.jacobian(x.toArray());
        double[] f = new double[x.size()];
        field.evaluate(x.toArray(), f);
        double error = Vector.owning(f).norm() / Math.max(jacobian.oneNorm(), Double.MIN_NORMAL);
        return new RestPoint(x, Eigen.valuesOf(jacobian), x.norm() < SMALL ? error : error / x.norm());
    }
}
