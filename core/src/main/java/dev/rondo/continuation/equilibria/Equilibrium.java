package dev.rondo.continuation.equilibria;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.Equations;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Fixed point of a flow, {@code F(x) = 0}, or of a map, {@code G(x) = x}, by Newton's method, which is exact on an
 * affine piece.
 *
 * @param state state x
 * @param jacobian Jacobian DF(x), per second, or DG(x)
 * @param spectrum eigenvalues of the Jacobian: per second, or multipliers
 * @param residual residual, of a flow |F(x)| over the norm of DF and |x|, of a map |G(x) - x| over |x|; not over |x|
 *     where x is 0
 * @param onThreshold units at their thresholds, from 0: the Jacobian is that of one of the regions that meet
 */
public record Equilibrium(
        Vector state, Matrix jacobian, ComplexVector spectrum, double residual, List<Integer> onThreshold) {
    private static final int ITERATIONS = 60;
    private static final double SMALL = 1e-13;
    /** Part of |x| below which a residual is one of rounding. */
    private static final double ACCEPTED = 1e-10;

    public Equilibrium {
        onThreshold = List.copyOf(onThreshold);
    }

    /** The fixed point of a flow that Newton's method reaches from a state; empty if it reaches none. */
    public static Optional<Equilibrium> ofFlow(VectorField field, Vector start) {
        double rate = Math.max(field.jacobian(start.toArray()).oneNorm(), Double.MIN_NORMAL);
        return solve(new AtRest(field), start, rate).map(x -> atFlow(field, x));
    }

    /** The fixed point of a map that Newton's method reaches from a state; empty if it reaches none. */
    public static Optional<Equilibrium> ofMap(EulerMap map, Vector start) {
        return solve(new Repeating(map), start, 1).map(x -> atMap(map, x));
    }

    /** Equations {@code F(x) = 0} of a flow, for a solver. */
    public static Equations equations(VectorField field) {
        return new AtRest(field);
    }

    /** Number of unstable directions of a fixed point of a flow. */
    public int unstableDirections() {
        return (int) spectrum.stream().filter(z -> z.re() > 0).count();
    }

    /** Solves to a part of the size of the start, or of 1, then to the same part of the size of the solution. */
    private static Optional<Vector> solve(Equations equations, Vector start, double rate) {
        double size = start.norm() > 0 ? start.norm() : 1;
        if (!(newton(rate * size).solve(equations, start.toArray()) instanceof NewtonResult.Solution rough)) {
            return Optional.empty();
        }
        Vector x = rough.unknowns();
        if (x.norm() == 0 || x.norm() >= size) {
            return Optional.of(x);
        }
        NewtonResult fine = newton(rate * x.norm()).solve(equations, x.toArray());
        return switch (fine) {
            case NewtonResult.Solution s -> Optional.of(s.unknowns());
            case NewtonResult.NoSolution n ->
                rough.residual() <= ACCEPTED * rate * x.norm() ? Optional.of(x) : Optional.empty();
        };
    }

    private static Newton newton(double scale) {
        return new Newton(Math.max(SMALL * scale, Double.MIN_NORMAL), ITERATIONS);
    }

    private static Equilibrium atFlow(VectorField field, Vector x) {
        Matrix jacobian = field.jacobian(x.toArray());
        double[] f = new double[x.size()];
        field.evaluate(x.toArray(), f);
        double error = Vector.owning(f).norm() / Math.max(jacobian.oneNorm(), Double.MIN_NORMAL);
        return of(x, jacobian, error);
    }

    private static Equilibrium atMap(EulerMap map, Vector x) {
        double[] image = new double[x.size()];
        map.apply(x.toArray(), image);
        return of(x, map.jacobian(x.toArray()), Vector.owning(image).minus(x).norm());
    }

    private static Equilibrium of(Vector x, Matrix jacobian, double error) {
        return new Equilibrium(
                x, jacobian, Eigen.valuesOf(jacobian), x.norm() < SMALL ? error : error / x.norm(), List.of());
    }

    /** The largest modulus of an eigenvalue; of a map below 1 where the point attracts its neighbours. */
    public double leadingModulus() {
        return spectrum.stream().mapToDouble(Complex::abs).max().orElse(0);
    }

    /** Equations {@code F(x) = 0}. */
    private record AtRest(VectorField field) implements Equations {
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
    }

    /** Equations {@code G(x) - x = 0}. */
    private record Repeating(EulerMap map) implements Equations {
        @Override
        public int size() {
            return map.dimension();
        }

        @Override
        public void residual(double[] x, double[] out) {
            map.apply(x, out);
            for (int i = 0; i < x.length; i++) {
                out[i] -= x[i];
            }
        }

        @Override
        public Matrix jacobian(double[] x) {
            return map.jacobian(x).minus(Matrix.identity(x.length));
        }
    }
}
