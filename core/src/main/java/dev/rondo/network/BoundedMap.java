package dev.rondo.network;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/**
 * A network whose synapses act like conductances, so that x stays within bounds (Rajakumar, Rinzel and Chen 2021, equation
 * 4.3):
 *
 * <pre>
 *   tau x_i' = -x_i + (ceiling - x_i) g_i - (x_i - floor) h_i + (W_in u)_i + b_i
 *   g_i = sum over excitatory j of W_ij r_j,    h_i = sum over inhibitory j of |W_ij| r_j
 * </pre>
 *
 * <p>(In print the inhibitory sum is of signed weights, which would push x up where it should pull it down; the magnitude
 * is meant.) A step is exponential Euler: exact for the conductances of its beginning, hence a mean of the old state and of
 * {@code (ceiling g + floor h + W_in u + b)/(1 + g + h)} and within the bounds for any dt, where plain Euler steps need
 * dt (1 + g + h) &lt; 2 tau.
 *
 * @param network weights, drive and dt; its own dynamics play no part
 * @param input u, constant
 * @param ceiling the level that excitation pulls to
 * @param floor the level that inhibition pulls to
 */
public record BoundedMap(RateNetwork network, Vector input, double ceiling, double floor) implements EulerMap {
    private static final double DIFFERENCE = 1e-6;

    /** @throws IllegalArgumentException if the floor is not below the ceiling or there is not one value per input */
    public BoundedMap {
        if (!(floor < ceiling)) {
            throw new IllegalArgumentException(
                    "Inhibition pulls below excitation: floor = " + floor + ", ceiling = " + ceiling);
        }
        if (input.size() != network.inputs()) {
            throw new IllegalArgumentException("An input has one value per input of the network, " + network.inputs()
                    + ": it has " + input.size());
        }
    }

    /** The autonomous network, under its {@linkplain RateNetwork#restingInput() resting input}. */
    public static BoundedMap atRest(RateNetwork network, double ceiling, double floor) {
        return new BoundedMap(network, network.restingInputs(), ceiling, floor);
    }

    @Override
    public int dimension() {
        return network.units();
    }

    @Override
    public Time step() {
        return network.dt();
    }

    @Override
    public void apply(double[] x, double[] next) {
        Matrix w = network.recurrent();
        double[] r = new double[x.length];
        for (int j = 0; j < r.length; j++) {
            r[j] = network.activation().rate(x[j]);
        }
        for (int i = 0; i < x.length; i++) {
            double g = 0;
            double h = 0;
            for (int j = 0; j < r.length; j++) {
                double current = w.get(i, j) * r[j];
                g += Math.max(0, current);
                h -= Math.min(0, current);
            }
            double drive = network.bias().get(i);
            for (int k = 0; k < input.size(); k++) {
                drive += network.input().get(i, k) * input.get(k);
            }
            double goal = (ceiling * g + floor * h + drive) / (1 + g + h);
            next[i] = goal
                    + (x[i] - goal)
                            * StrictMath.exp(
                                    -network.dt().in(network.timeConstants().of(i)) * (1 + g + h));
        }
    }

    /** By central differences: an analysis of this variant needs its exponents to few digits. */
    @Override
    public void differential(double[] x, double[] v, double[] out) {
        double size = Math.sqrt(Vector.of(v).dot(Vector.of(v)));
        double h = size == 0 ? 1 : DIFFERENCE / size;
        double[] ahead = new double[x.length];
        double[] behind = new double[x.length];
        double[] from = x.clone();
        double[] back = x.clone();
        for (int i = 0; i < x.length; i++) {
            from[i] += h * v[i];
            back[i] -= h * v[i];
        }
        apply(from, ahead);
        apply(back, behind);
        for (int i = 0; i < x.length; i++) {
            out[i] = (ahead[i] - behind[i]) / (2 * h);
        }
    }
}
