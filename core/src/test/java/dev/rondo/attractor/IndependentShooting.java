package dev.rondo.attractor;

import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * A network's equations written out entry by entry, and its cycles by Newton's method on the flow of Dormand and Prince 8(5,3):
 * nothing of it is shared with what it checks.
 *
 * @param network network under its resting input
 */
record IndependentShooting(RateNetwork network) {
    /**
     * A closed orbit.
     *
     * @param seconds its period
     * @param multipliers eigenvalues of the monodromy matrix, the largest modulus first
     */
    record Orbit(double seconds, List<Complex> multipliers) {}

    /** tau_i dx_i/dt = -x_i + sum W_ij phi(x_j) + sum W_in u + b. */
    double[] slope(double[] x) {
        double[] slope = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = network.bias().get(i) - x[i];
            for (int j = 0; j < x.length; j++) {
                sum += network.recurrent().get(i, j) * network.activation().rate(x[j]);
            }
            for (int k = 0; k < network.inputs(); k++) {
                double u = network.baselines().get(k);
                sum += network.input().get(i, k) * (network.noise().rectifyInput() ? Math.max(0, u) : u);
            }
            slope[i] = sum / network.timeConstants().of(i).seconds();
        }
        return slope;
    }

    RealMatrix jacobian(double[] x) {
        RealMatrix jacobian = new Array2DRowRealMatrix(x.length, x.length);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                double w = network.recurrent().get(i, j) * network.activation().slope(x[j]) - (i == j ? 1 : 0);
                jacobian.setEntry(i, j, w / network.timeConstants().of(i).seconds());
            }
        }
        return jacobian;
    }

    /** Eigenvalues of the Jacobian, the largest real part first. */
    List<Complex> eigenvalues(double[] x) {
        return sorted(jacobian(x), Comparator.comparingDouble(z -> -z.getRealPart()));
    }

    /** The closed orbit near a state and a period. */
    Orbit orbit(Vector near, double seconds) {
        int n = near.size();
        double[] x = near.toArray();
        double period = seconds;
        RealMatrix monodromy = new Array2DRowRealMatrix(n, n);
        for (int k = 0; k < 3; k++) {
            double[] flowed = flowed(x, period);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    monodromy.setEntry(i, j, flowed[n + i * n + j]);
                }
            }
            double[] end = Arrays.copyOf(flowed, n);
            double[] at = slope(end);
            double[] from = slope(x);
            RealMatrix system = new Array2DRowRealMatrix(n + 1, n + 1);
            ArrayRealVector gap = new ArrayRealVector(n + 1);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    system.setEntry(i, j, monodromy.getEntry(i, j) - (i == j ? 1 : 0));
                }
                system.setEntry(i, n, at[i]);
                system.setEntry(n, i, from[i]);
                gap.setEntry(i, x[i] - end[i]);
            }
            double[] step = new LUDecomposition(system).getSolver().solve(gap).toArray();
            for (int i = 0; i < n; i++) {
                x[i] += step[i];
            }
            period += step[n];
        }
        return new Orbit(period, sorted(monodromy, Comparator.comparingDouble(z -> -z.norm())));
    }

    /**
     * Eigenvalues by LAPACK: the QR iteration of Hipparchus does not converge for monodromy matrices of some twenty units,
     * whose entries differ by many orders of magnitude.
     */
    private static List<Complex> sorted(RealMatrix matrix, Comparator<Complex> order) {
        return Eigen.valuesOf(Matrix.of(matrix.getData())).stream()
                .map(z -> new Complex(z.re(), z.im()))
                .sorted(order)
                .toList();
    }

    /** State and derivative, row by row, after a time. */
    private double[] flowed(double[] x, double seconds) {
        int n = x.length;
        double[] w = network.recurrent().toRowMajor();
        double[] tau = network.timeConstants().seconds().toArray();
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return n + n * n;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] state = Arrays.copyOf(y, n);
                double[] out = Arrays.copyOf(slope(state), n + n * n);
                for (int k = 0; k < n; k++) {
                    double phi = network.activation().slope(state[k]);
                    for (int i = 0; i < n; i++) {
                        double a = (w[i * n + k] * phi - (i == k ? 1 : 0)) / tau[i];
                        for (int j = 0; a != 0 && j < n; j++) {
                            out[n + i * n + j] += a * y[n + k * n + j];
                        }
                    }
                }
                return out;
            }
        };
        double[] start = Arrays.copyOf(x, n + n * n);
        for (int i = 0; i < n; i++) {
            start[n + i * n + i] = 1;
        }
        double longest = network.timeConstants().shortest().seconds() / 10;
        return new DormandPrince853Integrator(1e-13, longest, 1e-13, 1e-13)
                .integrate(equation, new ODEState(0, start), seconds)
                .getPrimaryState();
    }
}
