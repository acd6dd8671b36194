package dev.rondo.task;

import dev.rondo.linalg.Matrix;

/**
 * A trial: input, targets and weights of errors over time.
 *
 * @param name name in figures and tables
 * @param input clean input, steps x N_in, added to the baseline; row t belongs to step t + 1
 * @param target the wanted readouts, steps x N_out
 * @param mask weights of the errors, steps x N_out, at least 0; where it is 0, the target is ignored
 * @param facts condition, variables and epochs
 */
public record Trial(String name, Matrix input, Matrix target, Matrix mask, TrialFacts facts) {
    /** @throws IllegalArgumentException if the three disagree in steps or the target and the mask in readouts */
    public Trial {
        if (input.rows() != target.rows() || mask.rows() != target.rows() || mask.columns() != target.columns()) {
            throw new IllegalArgumentException(
                    "A trial has one row per step in input, target and mask, and one mask entry" + " per target: input "
                            + input.shape() + ", target " + target.shape() + ", mask " + mask.shape());
        }
    }

    /** A trial about which no more is known. */
    public Trial(String name, Matrix input, Matrix target, Matrix mask) {
        this(name, input, target, mask, TrialFacts.NONE);
    }

    /** A trial all of whose errors count. */
    public static Trial unmasked(String name, Matrix input, Matrix target) {
        return new Trial(name, input, target, Matrix.build(target.rows(), target.columns(), (t, l) -> 1));
    }

    /**
     * This trial with steps at its end in which there is no input and no error counts.
     *
     * @throws IllegalArgumentException if it has more steps already
     */
    public Trial lasting(int steps) {
        if (steps < steps()) {
            throw new IllegalArgumentException(
                    "A trial can be made longer, not shorter: it has " + steps() + " steps, asked for are " + steps);
        }
        return steps == steps()
                ? this
                : new Trial(name, padded(input, steps), padded(target, steps), padded(mask, steps), facts);
    }

    private static Matrix padded(Matrix m, int rows) {
        return Matrix.build(rows, m.columns(), (t, k) -> t < m.rows() ? m.get(t, k) : 0);
    }

    public int steps() {
        return target.rows();
    }

    /** Steps that exist: without those that only make it as long as others. */
    public int length() {
        return facts.epochs().isEmpty()
                ? steps()
                : facts.epochs().lastEntry().getValue().to();
    }
}
