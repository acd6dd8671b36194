package dev.rondo.paper.rajakumar2021.circuits;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexLinearSolve;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import java.util.List;
import java.util.Optional;

/**
 * A ReLU network while the same units stay active: inside one orthant the flow is linear (Rajakumar, Rinzel and Chen
 * 2021, appendices A and B),
 *
 * <pre>
 *   x' = A x + B u(s) + k,    A = (-I + W D)/tau,   D = diag(active),   B = W_in/tau,   k = (W_in baseline + b)/tau
 * </pre>
 *
 * with the input u(s) = c1 e^(-c2 s). Where A has a basis of eigenvectors, x = V p and each mode is
 *
 * <pre>
 *   p_i(s) = e^(zeta_i s) p_i(0) + m_i c1 (e^(zeta_i s) - e^(-c2 s))/(zeta_i + c2) + n_i (e^(zeta_i s) - 1)/zeta_i
 * </pre>
 *
 * with m = V^-1 B, n = V^-1 k and the limits s e^(zeta s) where zeta = -c2 and s where zeta = 0. <b>zeta are the
 * eigenvalues of A, 1/tau included</b>: the paper's A.16 to A.20 leave 1/tau out. With one unit of two active A has a
 * Jordan block and no such basis; {@link #at} therefore uses the exponential of A extended by the input, which needs
 * none.
 *
 * @param active active units
 * @param generator A, per second
 * @param input B, per second
 * @param tonic k, per second
 */
public record OrthantFlow(List<Boolean> active, Matrix generator, Vector input, Vector tonic) {
    /** Relative to the condition of V: beyond it modes are no longer told apart. */
    private static final double WORST_CONDITION = 1e7;

    public OrthantFlow {
        active = List.copyOf(active);
    }

    /**
     * The flow of a network in the orthant in which the given units, and no others, are active.
     *
     * @throws IllegalArgumentException if the network is not a ReLU network with one input, or active has another size
     */
    public static OrthantFlow of(RateNetwork network, List<Boolean> active) {
        if (!network.activation().equals(Activation.RELU)
                || network.inputs() != 1
                || active.size() != network.units()) {
            throw new IllegalArgumentException(
                    "An orthant is that of a ReLU network with one input, one entry per unit: "
                            + network.activation().key() + ", " + network.inputs() + " inputs, " + network.units()
                            + " units, "
                            + active.size() + " entries");
        }
        int n = network.units();
        double tau = network.tau().seconds();
        Matrix a = Matrix.build(
                n, n, (i, j) -> ((active.get(j) ? network.recurrent().get(i, j) : 0) - (i == j ? 1 : 0)) / tau);
        Vector b = network.input().column(0).times(1 / tau);
        Vector k = network.bias().times(1 / tau).plus(b.times(network.baseline()));
        return new OrthantFlow(active, a, b, k);
    }

    /** The eigenvalues zeta of A, per second. */
    public ComplexVector eigenvalues() {
        return Eigen.valuesOf(generator);
    }

    /** The state at a time after the state was x0, the input's onset being there; exact in every orthant. */
    public Vector at(Vector x0, DecayingInput u, Time s) {
        int n = x0.size();
        Matrix extended = Matrix.build(n + 2, n + 2, (i, j) -> {
            if (i < n) {
                return j < n ? generator.get(i, j) : j == n ? input.get(i) : tonic.get(i);
            }
            return i == n && j == n ? -u.perSecond() : 0;
        });
        double[] state = new double[n + 2];
        for (int i = 0; i < n; i++) {
            state[i] = x0.get(i);
        }
        state[n] = u.height();
        state[n + 1] = 1;
        double[] after = MatrixExponential.of(extended, s.seconds())
                .value()
                .times(Vector.owning(state))
                .toArray();
        return Vector.of(java.util.Arrays.copyOf(after, n));
    }

    /** x' at a state under an input. */
    public Vector derivative(Vector x, double u) {
        return generator.times(x).plus(input.times(u)).plus(tonic);
    }

    /** Solution mode by mode; nothing where A has no basis of eigenvectors. */
    public Optional<Modes> modes() {
        Eigen eigen = Eigen.of(generator);
        if (!(eigen.condition() < WORST_CONDITION)) {
            return Optional.empty();
        }
        return Optional.of(new Modes(
                eigen.values(), eigen.vectors(), solve(eigen.vectors(), input), solve(eigen.vectors(), tonic)));
    }

    private static ComplexVector solve(ComplexMatrix v, Vector b) {
        Matrix column = Matrix.build(b.size(), 1, (i, j) -> b.get(i));
        return ComplexLinearSolve.of(v).solve(ComplexMatrix.of(column)).column(0);
    }

    /**
     * The closed form in modes.
     *
     * @param zeta eigenvalues of A, per second
     * @param vectors V, one per column
     * @param m V^-1 B
     * @param n V^-1 k
     */
    public record Modes(ComplexVector zeta, ComplexMatrix vectors, ComplexVector m, ComplexVector n) {
        /** p(s), with p(0) = V^-1 x0. */
        public ComplexVector amplitudes(Vector x0, DecayingInput u, Time s) {
            ComplexVector p0 = solve(vectors, x0);
            Complex[] p = new Complex[zeta.size()];
            for (int i = 0; i < p.length; i++) {
                Complex free = exponential(zeta.get(i), s.seconds()).times(p0.get(i));
                Complex driven = m.get(i).times(u.height()).times(response(zeta.get(i), -u.perSecond(), s.seconds()));
                p[i] = free.plus(driven).plus(n.get(i).times(response(zeta.get(i), 0, s.seconds())));
            }
            return ComplexVector.of(p);
        }

        /** x(s) = V p(s). */
        public Vector at(Vector x0, DecayingInput u, Time s) {
            ComplexVector p = amplitudes(x0, u, s);
            double[] x = new double[p.size()];
            for (int i = 0; i < x.length; i++) {
                Complex sum = Complex.ZERO;
                for (int k = 0; k < p.size(); k++) {
                    sum = sum.plus(vectors.get(i, k).times(p.get(k)));
                }
                x[i] = sum.re();
            }
            return Vector.owning(x);
        }

        /** (e^(zeta s) - e^(mu s))/(zeta - mu), and s e^(zeta s) where the two meet. */
        private static Complex response(Complex zeta, double mu, double s) {
            Complex gap = zeta.minus(Complex.of(mu));
            if (gap.abs() * s < 1e-4) {
                // the series of (e^w - 1)/w, w = gap s, which the difference would lose in rounding
                Complex w = gap.times(s);
                Complex series = Complex.ONE
                        .plus(w.times(1 / 2.0))
                        .plus(w.times(w).times(1 / 6.0))
                        .plus(w.times(w).times(w).times(1 / 24.0));
                return series.times(s * StrictMath.exp(mu * s));
            }
            return exponential(zeta, s)
                    .minus(Complex.of(StrictMath.exp(mu * s)))
                    .over(gap);
        }

        private static Complex exponential(Complex zeta, double s) {
            return Complex.polar(StrictMath.exp(zeta.re() * s), zeta.im() * s);
        }
    }
}
