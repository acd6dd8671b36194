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
    private final Activation activation;
    private final WeightColumns recurrent;
    private final double[] drive;
    private final double[] tau;

    private NetworkField(RateNetwork network, double[] u) {
        activation = network.activation();
        recurrent = new WeightColumns(network.recurrent());
        drive = network.bias().toArray();
        new WeightColumns(network.input()).addProduct(u, false, drive);
        tau = network.timeConstants().seconds().toArray();
    }

    /** The network left alone, under its {@linkplain RateNetwork#restingInput() resting input}. */
    public static NetworkField atRest(RateNetwork network) {
        return new NetworkField(network, network.restingInputs().toArray());
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
        return new NetworkField(network, u);
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
        double[] rates = new double[x.length];
        activation.rates(x, rates);
        System.arraycopy(drive, 0, derivative, 0, x.length);
        recurrent.addProduct(rates, true, derivative);
        for (int i = 0; i < x.length; i++) {
            derivative[i] = (derivative[i] - x[i]) / tau[i];
        }
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        double[] passed = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            passed[j] = activation.slope(x[j]) * v[j];
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
            slopes[j] = activation.slope(x[j]);
        }
        if (Arrays.stream(tau).allMatch(t -> t == tau[0])) {
            recurrent.jacobian(slopes, tau[0], out);
        } else {
            recurrent.jacobian(slopes, tau, out);
        }
    }
}
