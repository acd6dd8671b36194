package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Equations;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSystem;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Points and tangents of a curve. */
public final class Corrector {
    private Corrector() {}

    /**
     * The curve's point in the hyperplane through {@code near}, orthogonal to {@code normal} in the curve's product.
     */
    static NewtonResult onHyperplane(SolutionCurve curve, double[] near, double[] normal, Newton newton) {
        double[] covector = weighted(curve, normal);
        return newton.solve(bordered(curve, covector, Vectors.dot(covector, near)), near);
    }

    /** The point as above, beginning with the curve's Jacobian at a point nearby. */
    static NewtonResult onHyperplane(
            SolutionCurve curve, double[] near, double[] normal, Newton newton, CurveJacobian jacobian) {
        double[] covector = weighted(curve, normal);
        return newton.solve(
                bordered(curve, covector, Vectors.dot(covector, near)),
                near,
                factorised(jacobian, covector),
                curve.weights());
    }

    /**
     * The curve's point at which a function of the solution vanishes, beginning with the curve's Jacobian at a point
     * nearby and a guess of the function's gradient.
     */
    static NewtonResult where(
            SolutionCurve curve,
            ToDoubleFunction<double[]> function,
            double[] near,
            double[] gradient,
            Newton newton,
            CurveJacobian jacobian) {
        return newton.solve(bordered(curve, function, gradient), near, factorised(jacobian, gradient), curve.weights());
    }

    /**
     * The point of another branch near its beginning; empty if there is none, or the curve has no tangent there.
     *
     * @param arclength that the point is given
     */
    public static Optional<BranchPoint> point(BranchSwitch onwards, double arclength, Newton newton) {
        double[] direction = onwards.direction().toArray();
        if (!(onHyperplane(onwards.curve(), onwards.point().toArray(), direction, newton)
                instanceof NewtonResult.Solution solution)) {
            return Optional.empty();
        }
        double[] y = solution.unknowns().toArray();
        SolutionCurve near = onwards.curve().near(y);
        return tangent(near, y, direction).map(tangent -> BranchPoint.of(near, solution, tangent, arclength));
    }

    /** The curve's point at which an unknown has a value. */
    public static NewtonResult atValue(SolutionCurve curve, double[] near, int unknown, double value, Newton newton) {
        double[] start = near.clone();
        start[unknown] = value;
        return newton.solve(bordered(curve, unit(near.length, unknown), value), start);
    }

    /** The point as above, beginning with the curve's Jacobian at a point nearby. */
    public static NewtonResult atValue(
            SolutionCurve curve, double[] near, int unknown, double value, Newton newton, CurveJacobian jacobian) {
        double[] start = near.clone();
        start[unknown] = value;
        double[] unit = unit(near.length, unknown);
        return newton.solve(bordered(curve, unit, value), start, factorised(jacobian, unit), curve.weights());
    }

    /**
     * The unit tangent that has a positive product with {@code towards}; empty where the curve has no single tangent.
     */
    static Optional<double[]> tangent(SolutionCurve curve, double[] y, double[] towards) {
        return tangentAlong(curve, y, weighted(curve, towards), 1);
    }

    /** The unit tangent along which an unknown rises (sign +1) or falls (-1). */
    static Optional<double[]> tangent(SolutionCurve curve, double[] y, int unknown, int sign) {
        return tangentAlong(curve, y, unit(y.length, unknown), sign);
    }

    private static Optional<double[]> tangentAlong(SolutionCurve curve, double[] y, double[] covector, int sign) {
        double[] right = new double[y.length];
        right[y.length - 1] = sign;
        try {
            double[] t = curve.linearised(y)
                    .bordered(covector)
                    .solve(Vector.owning(right))
                    .toArray();
            double length = Math.sqrt(Vectors.dot(curve.weights(), t, t));
            if (!(length > 0) || Double.isInfinite(length)) {
                return Optional.empty();
            }
            Vectors.scale(1 / length, t);
            return Optional.of(t);
        } catch (FactorisationException e) {
            return Optional.empty();
        }
    }

    private static Equations bordered(SolutionCurve curve, double[] covector, double value) {
        return bordered(curve, y -> Vectors.dot(covector, y) - value, covector);
    }

    /** The curve's equations and one more, with a gradient that may be a guess. */
    private static Equations bordered(SolutionCurve curve, ToDoubleFunction<double[]> last, double[] gradient) {
        int m = curve.unknowns() - 1;
        return new Equations() {
            @Override
            public int size() {
                return m + 1;
            }

            @Override
            public void residual(double[] y, double[] out) {
                double[] f = new double[m];
                curve.residual(y, f);
                System.arraycopy(f, 0, out, 0, m);
                out[m] = last.applyAsDouble(y);
            }

            @Override
            public Matrix jacobian(double[] y) {
                double[] values = Arrays.copyOf(curve.jacobian(y).toRowMajor(), (m + 1) * (m + 1));
                System.arraycopy(gradient, 0, values, m * (m + 1), m + 1);
                return Matrix.owning(m + 1, m + 1, values);
            }

            @Override
            public LinearSystem linearised(double[] y) {
                return curve.linearised(y).bordered(gradient);
            }
        };
    }

    private static Optional<LinearSystem> factorised(CurveJacobian jacobian, double[] row) {
        try {
            return Optional.of(jacobian.bordered(row));
        } catch (FactorisationException e) {
            return Optional.empty();
        }
    }

    private static double[] weighted(SolutionCurve curve, double[] v) {
        double[] out = curve.weights();
        for (int i = 0; i < v.length; i++) {
            out[i] *= v[i];
        }
        return out;
    }

    private static double[] unit(int n, int i) {
        double[] e = new double[n];
        e[i] = 1;
        return e;
    }
}
