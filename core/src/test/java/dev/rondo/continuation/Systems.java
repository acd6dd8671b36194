package dev.rondo.continuation;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.MapFamily;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;

/** Systems whose bifurcations are known. */
public final class Systems {
    private Systems() {}

    /** Values and Jacobian of a family. */
    public interface Smooth extends FieldFamily {
        double[] f(double[] x, double p);

        double[][] df(double[] x, double p);

        @Override
        default VectorField at(double p) {
            Smooth family = this;
            return new VectorField() {
                @Override
                public int dimension() {
                    return family.dimension();
                }

                @Override
                public void evaluate(double[] x, double[] derivative) {
                    System.arraycopy(family.f(x, p), 0, derivative, 0, x.length);
                }

                @Override
                public void differential(double[] x, double[] v, double[] out) {
                    double[][] a = family.df(x, p);
                    for (int i = 0; i < v.length; i++) {
                        out[i] = Vectors.dot(a[i], v);
                    }
                }
            };
        }
    }

    /** A scalar field, or map, with its derivative in x. */
    static FieldFamily scalar(
            java.util.function.DoubleBinaryOperator f, java.util.function.DoubleBinaryOperator slope) {
        return new Smooth() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double[] f(double[] x, double p) {
                return new double[] {f.applyAsDouble(x[0], p)};
            }

            @Override
            public double[][] df(double[] x, double p) {
                return new double[][] {{slope.applyAsDouble(x[0], p)}};
            }
        };
    }

    /** A planar field with dr/dt = r g(r^2, p), dtheta/dt = omega; g' is the derivative in r^2. */
    static FieldFamily circular(
            java.util.function.DoubleBinaryOperator g, java.util.function.DoubleBinaryOperator slope, double omega) {
        return new Smooth() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double[] f(double[] x, double p) {
                double growth = g.applyAsDouble(x[0] * x[0] + x[1] * x[1], p);
                return new double[] {growth * x[0] - omega * x[1], growth * x[1] + omega * x[0]};
            }

            @Override
            public double[][] df(double[] x, double p) {
                double s = x[0] * x[0] + x[1] * x[1];
                double growth = g.applyAsDouble(s, p);
                double d = 2 * slope.applyAsDouble(s, p);
                return new double[][] {
                    {growth + d * x[0] * x[0], d * x[0] * x[1] - omega},
                    {d * x[0] * x[1] + omega, growth + d * x[1] * x[1]}
                };
            }
        };
    }

    /** Stuart-Landau: z' = (mu + i omega) z - sign |z|^2 z: for sign 1 supercritical, for -1 subcritical. */
    static FieldFamily stuartLandau(double omega, int sign) {
        return circular((s, mu) -> mu - sign * s, (s, mu) -> -sign, omega);
    }

    /** r' = p r (r^2 - 1)(r^2 - 2), theta' = 1: for p = 1 the planar system of Rajakumar et al. 2021, figure 8. */
    static FieldFamily twoCycles() {
        return circular((s, p) -> p * (s - 1) * (s - 2), (s, p) -> p * (2 * s - 3), 1);
    }

    /** Lorenz with sigma = 10, beta = 8/3; the parameter is rho. */
    static FieldFamily lorenz() {
        return new Smooth() {
            @Override
            public int dimension() {
                return 3;
            }

            @Override
            public double[] f(double[] x, double rho) {
                return new double[] {10 * (x[1] - x[0]), x[0] * (rho - x[2]) - x[1], x[0] * x[1] - 8.0 / 3 * x[2]};
            }

            @Override
            public double[][] df(double[] x, double rho) {
                return new double[][] {{-10, 10, 0}, {rho - x[2], -1, -x[0]}, {x[1], x[0], -8.0 / 3}};
            }
        };
    }

    /** AUTO's demo ab: the A -> B reaction, p2 = 14, p3 = 2; the parameter is p1. */
    static FieldFamily reaction() {
        return new Smooth() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double[] f(double[] u, double p) {
                double rate = p * (1 - u[0]) * Math.exp(u[1]);
                return new double[] {-u[0] + rate, -u[1] + 14 * rate - 2 * u[1]};
            }

            @Override
            public double[][] df(double[] u, double p) {
                double e = p * Math.exp(u[1]);
                double rate = (1 - u[0]) * e;
                return new double[][] {{-1 - e, rate}, {-14 * e, -3 + 14 * rate}};
            }
        };
    }

    /** A map with its Jacobian. */
    interface SmoothMap extends MapFamily {
        double[] g(double[] x, double p);

        double[][] dg(double[] x, double p);

        @Override
        default EulerMap at(double p) {
            SmoothMap family = this;
            return new EulerMap() {
                @Override
                public int dimension() {
                    return family.dimension();
                }

                @Override
                public Time step() {
                    return Time.seconds(1);
                }

                @Override
                public void apply(double[] x, double[] next) {
                    System.arraycopy(family.g(x, p), 0, next, 0, x.length);
                }

                @Override
                public void differential(double[] x, double[] v, double[] out) {
                    double[] product = Matrix.of(family.dg(x, p))
                            .times(dev.rondo.linalg.Vector.of(v))
                            .toArray();
                    System.arraycopy(product, 0, out, 0, out.length);
                }
            };
        }
    }

    /** The logistic map p x (1 - x). */
    static MapFamily logistic() {
        return new SmoothMap() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double[] g(double[] x, double p) {
                return new double[] {p * x[0] * (1 - x[0])};
            }

            @Override
            public double[][] dg(double[] x, double p) {
                return new double[][] {{p * (1 - 2 * x[0])}};
            }
        };
    }

    /** The delayed logistic map (x, y) -> (p x (1 - y), x): a supercritical Neimark-Sacker point at p = 2. */
    static MapFamily delayedLogistic() {
        return new SmoothMap() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double[] g(double[] x, double p) {
                return new double[] {p * x[0] * (1 - x[1]), x[0]};
            }

            @Override
            public double[][] dg(double[] x, double p) {
                return new double[][] {{p * (1 - x[1]), -p * x[0]}, {1, 0}};
            }
        };
    }
}
