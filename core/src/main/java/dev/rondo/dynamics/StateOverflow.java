package dev.rondo.dynamics;

import dev.rondo.setting.Refusal;

/**
 * Overflow of a state: the unit, the step and the time at which an orbit leaves the range of double precision.
 *
 * @param unit index of the first unit concerned, from 0
 * @param when description of the step or of the time
 */
public record StateOverflow(int unit, String when) {
    /** Index of the first entry that is not finite, or -1. */
    public static int firstIn(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Refusal of an orbit of a map that overflows.
     *
     * @param x state after the step, one entry of which is not finite
     * @param step number of the step, from 1
     * @param length length of a step
     */
    public static Refusal atStep(double[] x, long step, Time length) {
        return new StateOverflow(firstIn(x), "at step " + step + ", t = " + length.times((double) step)).refusal();
    }

    /** Refusal of an orbit of a flow that overflows; see {@link #atStep}. */
    public static Refusal at(double[] x, Time time) {
        return new StateOverflow(firstIn(x), "at t = " + time).refusal();
    }

    private Refusal refusal() {
        return Refusal.failed("the state of unit " + unit + " overflows double precision " + when
                + ": give smaller weights, inputs or x0");
    }
}
