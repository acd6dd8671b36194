package dev.rondo.continuation;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.Differences;
import dev.rondo.dynamics.smooth.ReturnMap;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexLinearSolve;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.TwoSidedEigen;
import dev.rondo.linalg.Vector;
import java.util.function.ToDoubleFunction;

/**
 * The cubic coefficients that decide whether a bifurcation is super- or subcritical (Kuznetsov 2004, equations 5.34 for
 * Hopf, 5.67 for Neimark-Sacker, 5.65 for period doubling). The second and third derivatives of the system are
 * differences of its first, so the coefficients are good to some 1e-6 of their terms; where they are smaller than that,
 * they decide nothing.
 */
public final class NormalForms {
    private static final double STEP = 1e-3;
    private static final double ACCURACY = 1e-6;
    /** Rounding error of second differences, relative to the Jacobian and over the accuracy. */
    private static final double FLOOR = 1e-3;

    private NormalForms() {}

    /**
     * A coefficient of a normal form.
     *
     * @param value value of the coefficient: below 0 for a supercritical Hopf or Neimark-Sacker point, above 0 for a
     *     supercritical doubling
     * @param scale size of the terms of which it is the sum
     * @param softSign sign of a supercritical coefficient
     */
    public record Coefficient(double value, double scale, int softSign) {
        /** Coefficient that could not be computed. */
        public static final Coefficient UNKNOWN = new Coefficient(Double.NaN, 0, 1);

        /** The value; 0 where that is within its accuracy. */
        public double decisive() {
            return criticality() == Criticality.DEGENERATE ? 0 : value;
        }

        /** The criticality that it decides. */
        public Criticality criticality() {
            if (Math.abs(value) <= ACCURACY * scale || Double.isNaN(value)) {
                return Criticality.DEGENERATE;
            }
            return value * softSign > 0 ? Criticality.SUPERCRITICAL : Criticality.SUBCRITICAL;
        }
    }

    /**
     * The first Lyapunov coefficient of a Hopf point,
     *
     * <pre>
     *   l1 = Re( &lt;p, C(q, q, q*)&gt; - 2 &lt;p, B(q, A^-1 B(q, q*))&gt;
     *           + &lt;p, B(q*, (2 i w - A)^-1 B(q, q))&gt; ) / (2 w),
     * </pre>
     *
     * A q = i w q, A^T p = -i w p, &lt;p, q&gt; = 1, |q| = 1. Negative: supercritical.
     */
    public static Coefficient hopf(VectorField field, double[] x) {
        Forms forms = new Forms((at, v, out) -> field.differential(at, v, out), Vector.of(x));
        Critical c = Critical.of(field.jacobian(x), z -> Math.abs(z.re()) + (z.im() > 0 ? 0 : 1e6 + Math.abs(z.im())));
        double w = c.value.im();
        int n = x.length;
        ComplexMatrix a = ComplexMatrix.of(c.matrix);
        ComplexMatrix shifted =
                ComplexMatrix.identity(n).times(new Complex(0, 2 * w)).minus(a);
        Complex cubic = c.project(forms.cubic(c.q, c.q, conjugate(c.q)));
        Complex mean = c.project(forms.quadratic(c.q, solve(a, forms.quadratic(c.q, conjugate(c.q)))));
        Complex double2 = c.project(forms.quadratic(conjugate(c.q), solve(shifted, forms.quadratic(c.q, c.q))));
        double value = (cubic.re() - 2 * mean.re() + double2.re()) / (2 * w);
        return new Coefficient(
                value, (cubic.abs() + 2 * mean.abs() + double2.abs() + FLOOR * c.matrix.maxAbs()) / (2 * w), -1);
    }

    /**
     * The coefficient of a Neimark-Sacker point,
     *
     * <pre>
     *   d = Re( e^(-i t) ( &lt;p, C(q, q, q*)&gt; + 2 &lt;p, B(q, (1 - A)^-1 B(q, q*))&gt;
     *          + &lt;p, B(q*, (e^(2 i t) - A)^-1 B(q, q))&gt; ) ) / 2
     * </pre>
     *
     * with A q = e^(i t) q. Negative: supercritical.
     */
    public static Coefficient neimarkSacker(EulerMap map, double[] x) {
        return neimarkSacker(new Forms((at, v, out) -> map.differential(at, v, out), Vector.of(x)), map.jacobian(x));
    }

    /**
     * The coefficient of a Neimark-Sacker point of a cycle, from its return map.
     *
     * @param step step of the differences that approximate its derivatives, a length in state space
     */
    public static Coefficient neimarkSacker(ReturnMap map, double step) {
        return neimarkSacker(new Forms(map::differential, map.state(), step), map.jacobian());
    }

    private static Coefficient neimarkSacker(Forms forms, Matrix jacobian) {
        Critical c = Critical.of(jacobian, z -> Math.abs(z.abs() - 1) + (z.im() > 0 ? 0 : 1e6));
        ComplexMatrix a = ComplexMatrix.of(c.matrix);
        ComplexMatrix one = ComplexMatrix.identity(jacobian.rows());
        Complex cubic = c.project(forms.cubic(c.q, c.q, conjugate(c.q)));
        Complex mean = c.project(forms.quadratic(c.q, solve(one.minus(a), forms.quadratic(c.q, conjugate(c.q)))));
        Complex square = c.value.times(c.value);
        Complex double2 = c.project(
                forms.quadratic(conjugate(c.q), solve(one.times(square).minus(a), forms.quadratic(c.q, c.q))));
        Complex sum = cubic.plus(mean.times(2)).plus(double2).times(c.value.conjugate());
        double floor = FLOOR * c.matrix.maxAbs() * (STEP / forms.step) * (STEP / forms.step);
        return new Coefficient(sum.re() / 2, (cubic.abs() + 2 * mean.abs() + double2.abs() + floor) / 2, -1);
    }

    /**
     * The coefficient of a period doubling, {@code b = <p, C(q, q, q) + 3 B(q, (1 - A)^-1 B(q, q))>/6} with A q = -q.
     * Positive: supercritical.
     */
    public static Coefficient periodDoubling(EulerMap map, double[] x) {
        Forms forms = new Forms((at, v, out) -> map.differential(at, v, out), Vector.of(x));
        Critical c = Critical.of(map.jacobian(x), z -> z.plus(Complex.ONE).abs());
        ComplexMatrix one = ComplexMatrix.identity(x.length);
        Complex cubic = c.project(forms.cubic(c.q, c.q, c.q));
        Complex square = c.project(
                forms.quadratic(c.q, solve(one.minus(ComplexMatrix.of(c.matrix)), forms.quadratic(c.q, c.q))));
        return new Coefficient(
                (cubic.re() + 3 * square.re()) / 6,
                (cubic.abs() + 3 * square.abs() + FLOOR * c.matrix.maxAbs()) / 6,
                1);
    }

    /** The critical eigenvalue with its right vector q, |q| = 1, and its left vector p, &lt;p, q&gt; = 1. */
    private record Critical(Matrix matrix, Complex value, ComplexVector q, ComplexVector p) {
        static Critical of(Matrix a, ToDoubleFunction<Complex> distance) {
            TwoSidedEigen eigen = TwoSidedEigen.of(a);
            int best = 0;
            for (int k = 1; k < a.rows(); k++) {
                if (distance.applyAsDouble(eigen.values().get(k))
                        < distance.applyAsDouble(eigen.values().get(best))) {
                    best = k;
                }
            }
            ComplexVector q = scaled(
                    eigen.right().column(best),
                    Complex.of(1 / eigen.right().column(best).norm()));
            ComplexVector left = eigen.left().column(best);
            return new Critical(
                    a,
                    eigen.values().get(best),
                    q,
                    scaled(left, Complex.ONE.over(inner(left, q)).conjugate()));
        }

        Complex project(ComplexVector v) {
            return inner(p, v);
        }
    }

    /** Derivative along a vector, DF(x) v. */
    @FunctionalInterface
    private interface Differential {
        void apply(double[] x, double[] v, double[] out);
    }

    /** The second and third derivatives B and C at a point, as forms of complex vectors. */
    private record Forms(Differential df, Vector at, double step) {
        Forms(Differential df, Vector at) {
            this(df, at, STEP);
        }

        ComplexVector quadratic(ComplexVector u, ComplexVector v) {
            Vector re = real(u.real(), v.real()).minus(real(u.imaginary(), v.imaginary()));
            Vector im = real(u.real(), v.imaginary()).plus(real(u.imaginary(), v.real()));
            return ComplexVector.of(re, im);
        }

        ComplexVector cubic(ComplexVector u, ComplexVector v, ComplexVector w) {
            ComplexVector withReal = cubic(u, v, w.real());
            ComplexVector withImaginary = cubic(u, v, w.imaginary());
            return ComplexVector.of(
                    withReal.real().minus(withImaginary.imaginary()),
                    withReal.imaginary().plus(withImaginary.real()));
        }

        private ComplexVector cubic(ComplexVector u, ComplexVector v, Vector w) {
            Vector re = real(u.real(), v.real(), w).minus(real(u.imaginary(), v.imaginary(), w));
            Vector im = real(u.real(), v.imaginary(), w).plus(real(u.imaginary(), v.real(), w));
            return ComplexVector.of(re, im);
        }

        /** Second derivative, B(u, v) = d/dh DF(x + h u) v. */
        private Vector real(Vector u, Vector v) {
            double[] out = new double[at.size()];
            double[] direction = u.toArray();
            double length = Vectors.maxAbs(direction);
            if (length == 0) {
                return Vector.zeros(at.size());
            }
            double[] along = v.toArray();
            Differences.derivative(
                    (h, value) -> {
                        double[] moved = at.toArray();
                        Vectors.add(h / length, direction, moved);
                        df.apply(moved, along, value);
                    },
                    step,
                    out);
            return Vector.owning(out).times(length);
        }

        /** Third derivative, C(u, v, w) = d^2/dh^2 DF(x + h a) w, polarised in a. */
        private Vector real(Vector u, Vector v, Vector w) {
            return second(u.plus(v), w).minus(second(u.minus(v), w)).times(0.25);
        }

        private Vector second(Vector a, Vector w) {
            double length = Vectors.maxAbs(a.toArray());
            if (length == 0) {
                return Vector.zeros(at.size());
            }
            Vector unit = a.times(1 / length);
            double h = 2 * step;
            Vector sum = valueAt(unit, 2 * h, w)
                    .times(-1)
                    .plus(valueAt(unit, h, w).times(16))
                    .plus(valueAt(unit, 0, w).times(-30))
                    .plus(valueAt(unit, -h, w).times(16))
                    .plus(valueAt(unit, -2 * h, w).times(-1));
            return sum.times(length * length / (12 * h * h));
        }

        private Vector valueAt(Vector direction, double h, Vector w) {
            double[] moved = at.toArray();
            Vectors.add(h, direction.toArray(), moved);
            double[] out = new double[at.size()];
            df.apply(moved, w.toArray(), out);
            return Vector.owning(out);
        }
    }

    private static ComplexVector solve(ComplexMatrix a, ComplexVector b) {
        ComplexMatrix column = ComplexMatrix.build(b.size(), 1, (i, j) -> b.get(i));
        return ComplexLinearSolve.of(a).solve(column).column(0);
    }

    /** Inner product {@code a^H b}. */
    private static Complex inner(ComplexVector a, ComplexVector b) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < a.size(); i++) {
            sum = sum.plus(a.get(i).conjugate().times(b.get(i)));
        }
        return sum;
    }

    private static ComplexVector conjugate(ComplexVector v) {
        return ComplexVector.of(v.real(), v.imaginary().times(-1));
    }

    private static ComplexVector scaled(ComplexVector v, Complex factor) {
        return ComplexVector.of(v.stream().map(z -> z.times(factor)).toList());
    }
}
