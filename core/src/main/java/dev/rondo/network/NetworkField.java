package dev.rondo.network;

import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;

/**
 * The flow of a network under a constant input u and without noise:
 *
 * <pre>
 *   F(x) = (-x + W_rec phi(x) + W_in u + b)/tau,      DF(x) = (-I + W_rec diag(phi'(x)))/tau      per second
 * </pre>
 *
 * where row i is divided by tau_i.
 *
 * Its Euler map with the network's dt is {@link NetworkMap}. Immutable, usable from any thread.
 */
public final class NetworkField implements VectorField {
    private final Rates rates;
    private final WeightColumns recurrent;
    private final double[] drive;
    private final double[] tau;

    private NetworkField(Rates rates, Matrix recurrent, double[] drive, TimeConstants timeConstants) {
        this.rates = rates;
        this.recurrent = new WeightColumns(recurrent);
        this.drive = drive;
        tau = timeConstants.seconds().toArray();
    }

    private static NetworkField of(RateNetwork network, double[] u) {
        double[] drive = network.bias().toArray();
        new WeightColumns(network.input()).addProduct(u, false, drive);
        return new NetworkField(Rates.of(network.activation()), network.recurrent(), drive, network.timeConstants());
    }

    /**
     * The flow of any rate equation.
     *
     * @param rates phi
     * @param recurrent W_rec, N x N
     * @param drive W_in u + b, N
     * @param timeConstants tau, N
     */
    public static NetworkField of(Rates rates, Matrix recurrent, Vector drive, TimeConstants timeConstants) {
        return new NetworkField(rates, recurrent, drive.toArray(), timeConstants);
    }

    /** The autonomous network, under its {@linkplain RateNetwork#restingInput() resting input}. */
    public static NetworkField atRest(RateNetwork network) {
        return of(network, network.restingInputs().toArray());
    }

    /**
     * The network under a constant input that replaces stimulus and baseline.
     *
     * @throws IllegalArgumentException if there is not one value per input
     */
    public static NetworkField under(RateNetwork network, double... u) {
        if (u.length != network.inputs()) {
            throw new IllegalArgumentException(
                    "An input has one value per input of the network, " + network.inputs() + ": it has " + u.length);
        }
        return of(network, u);
    }

    /** The network under a constant input. */
    public static NetworkField under(RateNetwork network, Input input) {
        return under(network, input.toArray());
    }

    /**
     * The flow of a network of a piecewise-linear activation without a stimulus, which has an exact solution.
     *
     * @throws IllegalArgumentException if the activation is not piecewise linear
     */
    public static PiecewiseLinearField piecewiseLinearAtRest(RateNetwork network) {
        return piecewiseLinear(network, Input.resting(network));
    }

    /**
     * The flow under a constant input of a network of a piecewise-linear activation, which has an exact solution.
     *
     * @throws IllegalArgumentException if the activation is not piecewise linear
     */
    public static PiecewiseLinearField piecewiseLinear(RateNetwork network, Input input) {
        Vector rates = network.timeConstants().rates();
        return PiecewiseLinearField.network(
                rates,
                rows(rates, network.recurrent()),
                piecewise(network),
                under(network, input).scaledDrive(rates));
    }

    static PiecewiseLinearFunction piecewise(RateNetwork network) {
        return network.activation()
                .piecewise()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Only a network of a piecewise-linear activation has a piecewise-linear flow: the activation of"
                                + " this one is " + network.activation().key()));
    }

    /** Every row of a matrix times a factor of its own. */
    static Matrix rows(Vector factors, Matrix w) {
        return Matrix.build(w.rows(), w.columns(), (i, j) -> w.get(i, j) * factors.get(i));
    }

    /** {@code W_in u + b}, every entry times a factor of its own. */
    Vector scaledDrive(Vector factors) {
        double[] scaled = drive.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factors.get(i);
        }
        return Vector.owning(scaled);
    }

    @Override
    public int dimension() {
        return drive.length;
    }

    @Override
    public void evaluate(double[] x, double[] derivative) {
        double[] values = new double[x.length];
        rates.rates(x, values);
        System.arraycopy(drive, 0, derivative, 0, x.length);
        recurrent.addProduct(values, true, derivative);
        for (int i = 0; i < x.length; i++) {
            derivative[i] = (derivative[i] - x[i]) / tau[i];
        }
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        double[] passed = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            passed[j] = v[j] == 0 ? 0 : rates.slope(j, x[j]) * v[j];
        }
        Arrays.fill(out, 0);
        recurrent.addProduct(passed, true, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = (out[i] - v[i]) / tau[i];
        }
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        double[] slopes = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            slopes[j] = rates.slope(j, x[j]);
        }
        if (Arrays.stream(tau).allMatch(t -> t == tau[0])) {
            recurrent.jacobian(slopes, tau[0], out);
        } else {
            recurrent.jacobian(slopes, tau, out);
        }
    }

    /** Writes phi(x) of every unit into {@code out}, another array. */
    public void rates(double[] x, double[] out) {
        rates.rates(x, out);
    }

    /** Adds {@code W_rec d phi/dp} at x to {@code out}, p the parameter on which phi depends. */
    public void addRateSlopes(double[] x, double[] out) {
        double[] slopes = new double[x.length];
        Arrays.setAll(slopes, j -> rates.parameterSlope(j, x[j]));
        recurrent.addProduct(slopes, true, out);
    }
}
