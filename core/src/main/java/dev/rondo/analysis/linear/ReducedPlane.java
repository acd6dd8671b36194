package dev.rondo.analysis.linear;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.SymmetricEigen;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * The dynamics of a network on the plane of its two leading symmetric modes (Rajakumar, Rinzel and Chen 2021, appendix
 * D, closed as in Susman, Brenner and Barak 2019).
 *
 * <p>W = sym + skew; sym is approximated by lambda1 u u' + lambda2 v v' and skew by rho (u v' - v u'), with
 * rho = argmin |skew - rho (u v' - v u')|_F = u' skew v. With x = sqrt(N) (p_u u + p_v v) (the paper's print misses the
 * square root) and entries of u and v that are Gaussian, the rates project to q = p g(r), r^2 = p_u^2 + p_v^2,
 * g(r) = E[phi'(r z)] over standard normal z, so that
 *
 * <pre>
 *   tau p_u' = -p_u + (lambda1 p_u + rho p_v) g(r),     tau p_v' = -p_v + (lambda2 p_v - rho p_u) g(r)
 * </pre>
 *
 * <p>With a saturating phi and lambda1, lambda2 &gt; 1 there is one stable cycle where rho &gt; (lambda1 - lambda2)/2,
 * created by a saddle-node bifurcation on an invariant circle, of period 2 pi tau a/sqrt(rho^2 - d^2) with a = (lambda1
 * + lambda2)/2 and d = (lambda1 - lambda2)/2: the same for every such phi, since on the cycle the mean of 1/g is fixed
 * by the radial balance. ReLU and softplus both give g = 1/2: a linear plane, without a cycle.
 *
 * @param lambda1 largest eigenvalue of the symmetric part
 * @param lambda2 second largest eigenvalue of the symmetric part
 * @param rho strength rho of the rotation
 * @param gain gain function g(r)
 * @param tau the time constant
 */
public record ReducedPlane(double lambda1, double lambda2, double rho, Gain gain, Time tau) implements VectorField {
    private static final double DIFFERENCE = 1e-6;

    /** g(r) = E[phi'(r z)] for standard normal z, through which the activation enters the plane. */
    public enum Gain {
        /** phi = erf(sqrt(pi) x/2), slope 1 at 0: g = 1/sqrt(1 + pi r^2/2). */
        ERF {
            @Override
            public double at(double r) {
                return 1 / Math.sqrt(1 + Math.PI * r * r / 2);
            }
        },
        /** phi = tanh x. */
        TANH {
            @Override
            public double at(double r) {
                return GaussianMean.of(z -> {
                    double t = StrictMath.tanh(r * z);
                    return 1 - t * t;
                });
            }
        },
        /** phi = max(0, x): half of the units are active, whatever r is. */
        RELU {
            @Override
            public double at(double r) {
                return 0.5;
            }
        },
        /** phi = log(1 + e^x): slopes at z and -z sum to 1. */
        SOFTPLUS {
            @Override
            public double at(double r) {
                return 0.5;
            }
        };

        /** g(r), r &gt;= 0. */
        public abstract double at(double r);
    }

    /**
     * The plane of a matrix.
     *
     * @param plane the reduced system
     * @param u the leading eigenvector of the symmetric part
     * @param v second eigenvector of the symmetric part
     * @param symmetricError relative error of the symmetric part, |sym - lambda1 u u' - lambda2 v v'|_F/|sym|_F
     * @param skewError relative error of the skew part, |skew - rho (u v' - v u')|_F/|skew|_F
     */
    public record Reduction(ReducedPlane plane, Vector u, Vector v, double symmetricError, double skewError) {}

    /**
     * The plane of a square matrix; the sign of v is chosen such that rho is not negative.
     *
     * @throws IllegalArgumentException if W is not square or has fewer than two rows
     */
    public static Reduction of(Matrix w, Gain gain, Time tau) {
        if (!w.isSquare() || w.rows() < 2) {
            throw new IllegalArgumentException(
                    "A plane is taken out of a square matrix of two or more rows: W is " + w.shape());
        }
        Matrix symmetric = w.symmetricPart();
        Matrix skew = w.minus(symmetric);
        SymmetricEigen eigen = SymmetricEigen.of(symmetric);
        int first = largest(eigen.values(), -1);
        int second = largest(eigen.values(), first);
        Vector u = eigen.vectors().column(first);
        Vector v = eigen.vectors().column(second);
        double turn = u.dot(skew.times(v));
        if (turn < 0) {
            v = v.times(-1);
            turn = -turn;
        }
        ReducedPlane plane =
                new ReducedPlane(eigen.values().get(first), eigen.values().get(second), turn, gain, tau);
        return new Reduction(plane, u, v, symmetricError(symmetric, plane, u, v), skewError(skew, turn, u, v));
    }

    private static int largest(Vector values, int without) {
        int best = -1;
        for (int k = 0; k < values.size(); k++) {
            if (k != without && (best < 0 || values.get(k) > values.get(best))) {
                best = k;
            }
        }
        return best;
    }

    private static double symmetricError(Matrix symmetric, ReducedPlane plane, Vector u, Vector v) {
        Matrix two = Matrix.build(
                u.size(),
                u.size(),
                (i, j) -> plane.lambda1 * u.get(i) * u.get(j) + plane.lambda2 * v.get(i) * v.get(j));
        return relative(symmetric.minus(two), symmetric);
    }

    private static double skewError(Matrix skew, double rho, Vector u, Vector v) {
        Matrix one = Matrix.build(u.size(), u.size(), (i, j) -> rho * (u.get(i) * v.get(j) - v.get(i) * u.get(j)));
        return relative(skew.minus(one), skew);
    }

    private static double relative(Matrix error, Matrix whole) {
        double norm = whole.frobeniusNorm();
        return norm == 0 ? 0 : error.frobeniusNorm() / norm;
    }

    /** The rotation above which there is a cycle. */
    public double criticalRho() {
        return (lambda1 - lambda2) / 2;
    }

    /** The exact period of the stable cycle; nothing where there is none. */
    public Optional<Time> period() {
        boolean saturates = gain == Gain.ERF || gain == Gain.TANH;
        double d = criticalRho();
        if (!saturates || !(lambda1 > 1 && lambda2 > 1) || !(rho > Math.abs(d))) {
            return Optional.empty();
        }
        double a = (lambda1 + lambda2) / 2;
        return Optional.of(tau.times(2 * Math.PI * a / Math.sqrt(rho * rho - d * d)));
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public void evaluate(double[] p, double[] derivative) {
        double g = gain.at(Math.hypot(p[0], p[1]));
        derivative[0] = (-p[0] + (lambda1 * p[0] + rho * p[1]) * g) / tau.seconds();
        derivative[1] = (-p[1] + (lambda2 * p[1] - rho * p[0]) * g) / tau.seconds();
    }

    @Override
    public void differential(double[] p, double[] v, double[] out) {
        double r = Math.hypot(p[0], p[1]);
        double g = gain.at(r);
        double slope = (gain.at(r + DIFFERENCE) - gain.at(Math.max(0, r - DIFFERENCE)))
                / (DIFFERENCE + Math.min(r, DIFFERENCE));
        double along = r == 0 ? 0 : slope * (p[0] * v[0] + p[1] * v[1]) / r;
        out[0] = (-v[0] + (lambda1 * v[0] + rho * v[1]) * g + (lambda1 * p[0] + rho * p[1]) * along) / tau.seconds();
        out[1] = (-v[1] + (lambda2 * v[1] - rho * v[0]) * g + (lambda2 * p[1] - rho * p[0]) * along) / tau.seconds();
    }
}
