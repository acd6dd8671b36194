package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/** Maps whose attractors are known in closed form. One application takes 10 ms. */
public final class Maps {
    public static final Time STEP = Time.ms(10);

    private Maps() {}

    /** A map by its two functions. */
    public static EulerMap of(int dimension, Step apply, Tangent differential) {
        return new EulerMap() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public Time step() {
                return STEP;
            }

            @Override
            public void apply(double[] x, double[] next) {
                apply.accept(x, next);
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                differential.accept(x, v, out);
            }
        };
    }

    /** x -> A x + b. */
    static EulerMap affine(Matrix a, Vector b) {
        return of(
                a.rows(),
                (x, next) -> System.arraycopy(a.times(Vector.of(x)).plus(b).toArray(), 0, next, 0, x.length),
                (x, v, out) -> System.arraycopy(a.times(Vector.of(v)).toArray(), 0, out, 0, v.length));
    }

    /** The rotation of the plane by an angle, times a factor. */
    static Matrix rotation(double angle, double factor) {
        double c = factor * Math.cos(angle);
        double s = factor * Math.sin(angle);
        return Matrix.of(new double[][] {{c, -s}, {s, c}});
    }

    /** x -> r x (1 - x). */
    static EulerMap logistic(double r) {
        return of(1, (x, next) -> next[0] = r * x[0] * (1 - x[0]), (x, v, out) -> out[0] = r * (1 - 2 * x[0]) * v[0]);
    }

    /** (x, y) -> (1 - a x^2 + y, b x): its Jacobian has determinant -b everywhere. */
    static EulerMap henon(double a, double b) {
        return of(
                2,
                (x, next) -> {
                    next[0] = 1 - a * x[0] * x[0] + x[1];
                    next[1] = b * x[0];
                },
                (x, v, out) -> {
                    out[0] = -2 * a * x[0] * v[0] + v[1];
                    out[1] = b * v[0];
                });
    }

    /**
     * The normal form of a Neimark-Sacker bifurcation, z -> e^(i angle) z (1 + mu - |z|^2): for mu &gt; 0 its attractor
     * is the circle of radius sqrt(mu), rotated by the angle, with the second multiplier 1 - 2 mu.
     */
    static EulerMap neimarkSacker(double mu, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return of(
                2,
                (x, next) -> {
                    double f = 1 + mu - x[0] * x[0] - x[1] * x[1];
                    next[0] = f * (c * x[0] - s * x[1]);
                    next[1] = f * (s * x[0] + c * x[1]);
                },
                (x, v, out) -> {
                    double f = 1 + mu - x[0] * x[0] - x[1] * x[1];
                    double df = -2 * (x[0] * v[0] + x[1] * v[1]);
                    double a = f * v[0] + df * x[0];
                    double b = f * v[1] + df * x[1];
                    out[0] = c * a - s * b;
                    out[1] = s * a + c * b;
                });
    }

    /**
     * The unit circle, approached by the factor {@code 1 - contraction} a step, on which the angle a moves by {@code
     * 2 pi turns/points - locking sin(points a)}: for locking &gt; 0 a cycle of so many points attracts, with the
     * multiplier {@code (1 - points locking)} a step.
     */
    static EulerMap lockedCircle(double contraction, int turns, int points, double locking) {
        Step apply = (x, next) -> {
            double angle = Math.atan2(x[1], x[0]);
            double radius = 1 + (1 - contraction) * (Math.hypot(x[0], x[1]) - 1);
            double turned = angle + 2 * Math.PI * turns / points - locking * Math.sin(points * angle);
            next[0] = radius * Math.cos(turned);
            next[1] = radius * Math.sin(turned);
        };
        return of(2, apply, (x, v, out) -> {
            double h = 1e-6;
            double[] ahead = new double[2];
            double[] behind = new double[2];
            apply.accept(new double[] {x[0] + h * v[0], x[1] + h * v[1]}, ahead);
            apply.accept(new double[] {x[0] - h * v[0], x[1] - h * v[1]}, behind);
            out[0] = (ahead[0] - behind[0]) / (2 * h);
            out[1] = (ahead[1] - behind[1]) / (2 * h);
        });
    }

    /** Two maps side by side. */
    static EulerMap both(EulerMap first, EulerMap second) {
        int n = first.dimension();
        return of(
                n + second.dimension(),
                (x, next) -> {
                    double[] a = new double[n];
                    double[] b = new double[second.dimension()];
                    first.apply(java.util.Arrays.copyOf(x, n), a);
                    second.apply(java.util.Arrays.copyOfRange(x, n, x.length), b);
                    System.arraycopy(a, 0, next, 0, n);
                    System.arraycopy(b, 0, next, n, b.length);
                },
                (x, v, out) -> {
                    double[] a = new double[n];
                    double[] b = new double[second.dimension()];
                    first.differential(java.util.Arrays.copyOf(x, n), java.util.Arrays.copyOf(v, n), a);
                    second.differential(
                            java.util.Arrays.copyOfRange(x, n, x.length),
                            java.util.Arrays.copyOfRange(v, n, x.length),
                            b);
                    System.arraycopy(a, 0, out, 0, n);
                    System.arraycopy(b, 0, out, n, b.length);
                });
    }

    public interface Step {
        void accept(double[] x, double[] next);
    }

    public interface Tangent {
        void accept(double[] x, double[] v, double[] out);
    }
}
