package dev.rondo.task;

import dev.rondo.linalg.Matrix;

/**
 * One thing that a network is shown and asked for, without noise.
 *
 * @param name what it is called in figures and tables
 * @param input the clean input, steps x N_in: what is added to the baseline; row t belongs to step t + 1
 * @param target the wanted readouts, steps x N_out
 * @param mask which errors count, steps x N_out: 1 or 0
 */
public record Trial(String name, Matrix input, Matrix target, Matrix mask) {
    /** @throws IllegalArgumentException if the three disagree in steps or the target and the mask in readouts */
    public Trial {
        if (input.rows() != target.rows() || mask.rows() != target.rows() || mask.columns() != target.columns()) {
            throw new IllegalArgumentException(
                    "A trial has one row per step in input, target and mask, and one mask entry" + " per target: input "
                            + input.shape() + ", target " + target.shape() + ", mask " + mask.shape());
        }
    }

    /** A trial all of whose errors count. */
    public static Trial unmasked(String name, Matrix input, Matrix target) {
        return new Trial(name, input, target, Matrix.build(target.rows(), target.columns(), (t, l) -> 1));
    }

    public int steps() {
        return target.rows();
    }
}
