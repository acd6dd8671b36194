package dev.rondo.training.backprop;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;

/**
 * Where each trained quantity lies in one flat array: W_in, W_rec, W_out, bias, readout bias and x0, each row-major.
 *
 * @param units N
 * @param inputs N_in
 * @param readouts N_out
 */
public record Parameters(int units, int inputs, int readouts) {
    /** The groups of parameters, in the order in which they lie. */
    public enum Group {
        INPUT,
        RECURRENT,
        READOUT,
        BIAS,
        READOUT_BIAS,
        INITIAL_STATE
    }

    /** Number of parameters in a group. */
    public int size(Group group) {
        return switch (group) {
            case INPUT -> units * inputs;
            case RECURRENT -> units * units;
            case READOUT -> readouts * units;
            case BIAS, INITIAL_STATE -> units;
            case READOUT_BIAS -> readouts;
        };
    }

    /** Where a group begins. */
    public int start(Group group) {
        int start = 0;
        for (Group g : Group.values()) {
            if (g == group) {
                break;
            }
            start += size(g);
        }
        return start;
    }

    public int end(Group group) {
        return start(group) + size(group);
    }

    /** Number of all parameters. */
    public int length() {
        return end(Group.INITIAL_STATE);
    }

    /** The layout of a network's parameters. */
    public static Parameters of(RateNetwork network) {
        return new Parameters(network.units(), network.inputs(), network.readouts());
    }

    /** Weights, biases and x0 of a network in this order. */
    public static double[] weights(RateNetwork network) {
        Parameters layout = of(network);
        double[] weights = new double[layout.length()];
        layout.put(weights, Group.INPUT, network.input().toRowMajor());
        layout.put(weights, Group.RECURRENT, network.recurrent().toRowMajor());
        layout.put(weights, Group.READOUT, network.readout().toRowMajor());
        layout.put(weights, Group.BIAS, network.bias().toArray());
        layout.put(weights, Group.READOUT_BIAS, network.readoutBias().toArray());
        layout.put(weights, Group.INITIAL_STATE, network.initialState().toArray());
        return weights;
    }

    private void put(double[] to, Group group, double[] from) {
        System.arraycopy(from, 0, to, start(group), from.length);
    }

    /** A network like another one, with weights in this order. */
    public static RateNetwork network(double[] weights, RateNetwork like) {
        Parameters layout = of(like);
        int n = like.units();
        return like.change()
                .recurrent(Matrix.ofRowMajor(n, n, layout.cut(weights, Group.RECURRENT)))
                .input(Matrix.ofRowMajor(n, like.inputs(), layout.cut(weights, Group.INPUT)))
                .readout(Matrix.ofRowMajor(like.readouts(), n, layout.cut(weights, Group.READOUT)))
                .bias(Vector.owning(layout.cut(weights, Group.BIAS)))
                .readoutBias(Vector.owning(layout.cut(weights, Group.READOUT_BIAS)))
                .initialState(Vector.owning(layout.cut(weights, Group.INITIAL_STATE)))
                .build();
    }

    private double[] cut(double[] weights, Group group) {
        return Arrays.copyOfRange(weights, start(group), end(group));
    }
}
