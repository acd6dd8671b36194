package dev.rondo.training;

import dev.rondo.kernel.Lanes;
import dev.rondo.setting.Memory;
import dev.rondo.training.backprop.Precision;

/**
 * Estimate of the memory that the training of a network takes, told before it begins.
 *
 * @param units N
 * @param readouts N_out
 * @param steps of a trial
 * @param trials in a batch
 * @param precision of states
 */
public record TrainingMemory(int units, int readouts, double steps, int trials, Precision precision) {
    /** Arrays of one number for each connection: weights, masks, gradient, moments, the best, LAPACK's work. */
    private static final double SQUARES = 16;

    /** Numbers for each unit, step and trial: states, rates, adjoint states. */
    private static final double ROWS = 3;

    /** Numbers for each readout, step and trial: target, mask, output, error. */
    private static final double READOUT_ROWS = 4;

    /** The longest array that is made, some rows of padding included. */
    private static final int LONGEST = Integer.MAX_VALUE / 2;

    /** The bytes of one training. */
    public double bytes() {
        double n = Lanes.stride(units);
        return SQUARES * n * n * Double.BYTES
                + steps * trials * (ROWS * n * precision.bytes() + READOUT_ROWS * readouts * Double.BYTES);
    }

    /** Makes sure that so many trainings can go on side by side.
     *
     * @throws IllegalArgumentException if they need more memory than Java may use; the message says how much
     */
    public void require(int count) {
        String what = (count == 1 ? "Training a network" : "Training " + count + " networks at a time") + " of " + units
                + " units in batches of " + trials + " trials with " + Math.round(steps) + " steps";
        Memory.require((long) Math.min(bytes() * count, Long.MAX_VALUE), what);
        double longest = Math.max((double) units * units, steps * trials * Lanes.stride(units));
        if (longest > LONGEST) {
            throw new IllegalArgumentException(what + " needs arrays of " + (long) longest
                    + " numbers, and Java's are shorter: take fewer units, fewer trials or a shorter task");
        }
    }
}
