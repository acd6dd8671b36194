package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;

/**
 * Networks in r-form, whose variables are rates, threshold-linear ones among them:
 *
 * <pre>
 *   tau dr/dt = -r + phi(W r + W_in u + b),   z = W_out r + b_out
 * </pre>
 *
 * <p>With one tau and a constant u, {@code y = W r + W_in u + b} obeys the x-form {@code tau dy/dt = -y + W phi(y) + W_in u + b},
 * and so do their Euler maps: fixed points, periods, eigenvalues and multipliers carry over. Such a network is kept with the
 * states y; its rates are r, which is phi(y) at a fixed point and lags behind it elsewhere:
 *
 * <pre>
 *   tau dr/dt = -r + phi(y),   in the map  r' = (1 - alpha) r + alpha phi(y)
 * </pre>
 *
 * <p>While u moves, as in a trial, the map of r is followed itself ({@link Simulator}).
 */
public final class RateForm {
    /** Singular values of W below this part of the largest do not tell r from y. */
    private static final double RANK = 1e-8;

    private RateForm() {}

    /**
     * The network with states y of one in r-form that was written down as if it were one in x-form: its x0 is r0.
     *
     * @throws IllegalArgumentException if time constants differ, or there is recurrent or input noise
     */
    public static RateNetwork toStates(RateNetwork rates) {
        return rates.change().rateForm(rates.initialState()).build();
    }

    /** @throws IllegalArgumentException if a network of this kind in r-form has no states that obey the x-form */
    static void requirePossible(TimeConstants taus, NoiseModel noise) {
        if (taus.common().isEmpty()) {
            throw new IllegalArgumentException("The r-form has an x-form only where all units have one time constant:"
                    + " those of this network are " + taus);
        }
        if (noise.sigmaRec() != 0 || noise.sigmaIn() != 0) {
            throw new IllegalArgumentException("The r-form has an x-form only without noise, inside phi where it"
                    + " would be: sigma_rec = " + noise.sigmaRec() + ", sigma_in = " + noise.sigmaIn());
        }
    }

    /**
     * Makes sure that a network is in x-form, for what is not the same of one in r-form.
     *
     * @param what name of the analysis
     * @param reason difference, as a clause
     * @throws IllegalArgumentException if it is in r-form
     */
    public static void requireStates(RateNetwork network, String what, String reason) {
        if (network.isRateForm()) {
            throw new IllegalArgumentException(what + " needs a network in x-form, got one in r-form: " + reason);
        }
    }

    /** W_in u + b without a stimulus. */
    private static Vector drive(RateNetwork network) {
        return network.bias().plus(network.input().times(network.restingInputs()));
    }

    /** y = W r + W_in u + b without a stimulus. */
    static Vector states(RateNetwork network, Vector r) {
        return network.recurrent().times(r).plus(drive(network));
    }

    /** The r of least norm whose y is nearest to a state. */
    static Vector ratesAt(RateNetwork network, Vector y) {
        Matrix row = Matrix.owning(1, y.size(), y.toArray());
        return new Inverse(network).of(row).row(0);
    }

    /**
     * Rates along an orbit without a stimulus: phi(x) of a network in x-form. In r-form they are solved from y where W has full
     * rank; what W does not see follows phi(y) with the time constant.
     *
     * @param states T x N, in equal steps of time
     * @param step time between two states
     * @param closes true if the first state follows the last
     */
    public static Matrix along(RateNetwork network, Matrix states, Time step, boolean closes) {
        Matrix phi = states.map(network.activation()::rate);
        if (!network.isRateForm() || states.rows() == 0) {
            return phi;
        }
        Inverse inverse = new Inverse(network);
        Matrix seen = inverse.of(states);
        return inverse.isComplete() ? seen : seen.plus(inverse.unseen(filtered(network, phi, step, closes)));
    }

    /** Periodic solution, or one that has passed the orbit once, of tau dr/dt = -r + phi: that of the map in its own steps. */
    private static Matrix filtered(RateNetwork network, Matrix phi, Time step, boolean closes) {
        double ratio = step.in(network.tau());
        boolean isMap = Math.abs(step.in(network.dt()) - 1) < RANK;
        double keep = isMap ? 1 - ratio : StrictMath.exp(-ratio);
        // Between samples of a flow phi is a straight line.
        double early = isMap ? ratio : (1 - keep) / ratio - keep;
        double late = isMap ? 0 : 1 - (1 - keep) / ratio;
        int rows = phi.rows();
        int n = phi.columns();
        double[] r = new double[rows * n];
        for (int i = 0; i < n; i++) {
            double after = closes ? 0 : phi.get(0, i);
            for (int k = 0; k < rows; k++) {
                after = keep * after + early * phi.get(k, i) + late * phi.get((k + 1) % rows, i);
            }
            double now = closes ? after / (1 - StrictMath.pow(keep, rows)) : after;
            for (int k = 0; k < rows; k++) {
                r[k * n + i] = now;
                now = keep * now + early * phi.get(k, i) + late * phi.get((k + 1) % rows, i);
            }
        }
        return Matrix.owning(rows, n, r);
    }

    /** Pseudoinverse of y = W r + drive. */
    private static final class Inverse {
        private final Vector drive;
        private final Svd svd;
        private final int rank;

        Inverse(RateNetwork network) {
            drive = drive(network);
            svd = Svd.of(network.recurrent());
            rank = svd.rank(RANK);
        }

        boolean isComplete() {
            return rank == drive.size();
        }

        /** Rows r of least norm for rows y. */
        Matrix of(Matrix y) {
            Matrix centred = Matrix.build(y.rows(), y.columns(), (k, i) -> y.get(k, i) - drive.get(i));
            Matrix along = centred.times(svd.left());
            return Matrix.build(
                            y.rows(),
                            drive.size(),
                            (k, j) -> j < rank ? along.get(k, j) / svd.values().get(j) : 0)
                    .times(svd.rightTransposed());
        }

        /** The part of rows r that W does not see. */
        Matrix unseen(Matrix r) {
            Matrix along = r.times(svd.right());
            return Matrix.build(r.rows(), r.columns(), (k, j) -> j < rank ? 0 : along.get(k, j))
                    .times(svd.rightTransposed());
        }
    }
}
