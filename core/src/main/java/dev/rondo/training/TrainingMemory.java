package dev.rondo.training;

import dev.rondo.dynamics.Time;
import dev.rondo.kernel.Lanes;
import dev.rondo.setting.Memory;
import dev.rondo.task.Task;
import dev.rondo.training.TrainingStep.Precision;

/** How much memory the training of a network takes, roughly, so that it is said before rather than after. */
public final class TrainingMemory {
    /** Arrays of one number for each connection: weights, masks, gradient, moments, the best, LAPACK's work. */
    private static final double SQUARES = 16;

    /** Numbers for each unit, step and trial: states, rates, adjoint states. */
    private static final double ROWS = 3;

    /** Numbers for each readout, step and trial: target, mask, output, error. */
    private static final double READOUT_ROWS = 4;

    /** The longest array that is made, some rows of padding included. */
    private static final int LONGEST = Integer.MAX_VALUE / 2;

    private TrainingMemory() {}

    /** The bytes of one training. */
    public static double bytes(int units, Task task, TrainingPlan plan, Time dt) {
        double n = Lanes.stride(units);
        double rows = Math.ceil(task.duration().in(dt)) * plan.trials();
        double size = plan.precision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES;
        return SQUARES * n * n * Double.BYTES
                + rows * (ROWS * n * size + READOUT_ROWS * task.readouts() * Double.BYTES);
    }

    /** Makes sure that trainings can be run side by side.
     *
     * @param count how many
     * @throws IllegalArgumentException if they need more memory than Java may use; the message says how much
     */
    public static void require(int count, int units, Task task, TrainingPlan plan, Time dt) {
        double bytes = bytes(units, task, plan, dt) * count;
        String what = (count == 1 ? "Training a network" : "Training " + count + " networks at a time") + " of " + units
                + " units in trials of " + task.duration();
        Memory.require((long) Math.min(bytes, Long.MAX_VALUE), what);
        double longest = Math.max((double) units * units, task.duration().in(dt) * plan.trials() * Lanes.stride(units));
        if (longest > LONGEST) {
            throw new IllegalArgumentException(what + " needs arrays of " + (long) longest
                    + " numbers; Java's are shorter: fewer units, fewer trials or a shorter task");
        }
    }
}
