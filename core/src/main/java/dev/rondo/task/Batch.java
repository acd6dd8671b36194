package dev.rondo.task;

import dev.rondo.linalg.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * Trials side by side, as training sees them: entry {@code [t][b][k]} of an array is at
 * {@code (t * trials + b) * width + k}.
 */
public final class Batch {
    private final int trials;
    private final int steps;
    private final int inputs;
    private final int readouts;
    private final double[] input;
    private final double[] target;
    private final double[] mask;
    private final double maskSum;
    private final double targetScale;

    private Batch(int trials, int steps, int inputs, int readouts, double[] input, double[] target, double[] mask) {
        this.trials = trials;
        this.steps = steps;
        this.inputs = inputs;
        this.readouts = readouts;
        this.input = input;
        this.target = target;
        this.mask = mask;
        this.maskSum = Arrays.stream(mask).sum();
        double squares = 0;
        for (int at = 0; at < mask.length; at++) {
            // A weight of 0 means that nobody looks: NaN times 0 would be NaN.
            target[at] = mask[at] == 0 ? 0 : target[at];
            squares += mask[at] * target[at] * target[at];
        }
        targetScale = Math.max(1, Math.sqrt(squares / maskSum()));
    }

    /**
     * The trials, the shorter ones padded with no input and a mask of 0.
     *
     * @throws IllegalArgumentException if there is none, or they differ in inputs or readouts
     */
    public static Batch of(List<Trial> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("A batch has at least one trial");
        }
        int steps = trials.stream().mapToInt(Trial::steps).max().orElseThrow();
        int inputs = trials.getFirst().input().columns();
        int readouts = trials.getFirst().target().columns();
        return new Batch(
                trials.size(),
                steps,
                inputs,
                readouts,
                interleave(trials.stream().map(Trial::input).toList(), steps, inputs),
                interleave(trials.stream().map(Trial::target).toList(), steps, readouts),
                interleave(trials.stream().map(Trial::mask).toList(), steps, readouts));
    }

    private static double[] interleave(List<Matrix> trials, int steps, int width) {
        double[] out = new double[steps * trials.size() * width];
        for (int b = 0; b < trials.size(); b++) {
            Matrix one = trials.get(b);
            if (one.columns() != width) {
                throw new IllegalArgumentException(
                        "The trials of a batch have one number of inputs and one of readouts: " + width + " and "
                                + one.columns());
            }
            for (int t = 0; t < one.rows(); t++) {
                for (int k = 0; k < width; k++) {
                    out[(t * trials.size() + b) * width + k] = one.get(t, k);
                }
            }
        }
        return out;
    }

    public int trials() {
        return trials;
    }

    public int steps() {
        return steps;
    }

    public int inputs() {
        return inputs;
    }

    public int readouts() {
        return readouts;
    }

    /** The clean input {@code [t][b][k]}. */
    public double input(int at) {
        return input[at];
    }

    /** The target {@code [t][b][l]}. */
    public double target(int at) {
        return target[at];
    }

    /** The mask {@code [t][b][l]}. */
    public double mask(int at) {
        return mask[at];
    }

    /** Root of the weighted mean square of the targets, or 1 where that is smaller: the scale that losses are held against. */
    public double targetScale() {
        return targetScale;
    }

    /** Sum of the weights of all errors. */
    public double weight() {
        return maskSum;
    }

    /** Number that the loss is divided by: the sum of the weights, or 1 where no error counts. */
    public double maskSum() {
        return maskSum == 0 ? 1 : maskSum;
    }
}
