package dev.rondo.analysis.linear;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import org.jspecify.annotations.Nullable;

/**
 * The largest factor by which a response grows before it decays, {@code max_t sigma_1(e^{(W - I) t/tau})}, over
 * {@code t = 0, 0.05, ..., 20 tau}.
 *
 * <p>The optimal input is the right singular vector at that time, the state that it becomes the left one.
 *
 * @param maxGain 1 where nothing grows
 * @param timeInTau when it is reached, on that grid
 * @param input of unit length; null where nothing grows
 * @param output of unit length; null where nothing grows
 */
public record TransientGain(
        double maxGain,
        double timeInTau,
        @MissingBecause(NO_GROWTH) @Nullable Vector input,
        @MissingBecause(NO_GROWTH) @Nullable Vector output) {

    @SuppressWarnings("UnusedVariable") // read by the annotations above
    private static final String NO_GROWTH = "no input has grown by the first time that is compared";

    /** The distance of the times that are compared, over tau. */
    static final double STEP = 0.05;

    /** How many there are. */
    static final int STEPS = 400;

    /**
     * The largest gain of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static TransientGain of(Matrix weights) {
        Matrix step = MatrixExponential.of(Generators.of(weights), STEP).value();
        double growth = Svd.norm(step);
        Matrix propagator = step;
        Matrix best = Matrix.identity(weights.rows());
        double bestGain = 1;
        int bestStep = 0;
        double known = 1;
        // Once the whole propagator contracts, |e^{A(s+t)}| <= |e^{As}| |e^{At}| is less than what was seen before t.
        for (int k = 1; k <= STEPS && growth > 1 && propagator.frobeniusNorm() >= 1; k++) {
            // sigma_1 is at most the Frobenius norm, and at most what one more step makes of the last known value.
            known = Math.min(known * growth, propagator.frobeniusNorm());
            if (known > bestGain) {
                known = Svd.norm(propagator);
            }
            if (known > bestGain) {
                bestGain = known;
                bestStep = k;
                best = propagator;
            }
            propagator = propagator.times(step);
        }
        return bestStep == 0 ? new TransientGain(1, 0, null, null) : at(best, bestStep * STEP);
    }

    private static TransientGain at(Matrix propagator, double time) {
        Svd svd = Svd.of(propagator);
        Vector input = svd.right().column(0);
        double sign = input.dot(Vector.constant(input.size(), 1)) < 0 ? -1 : 1;
        return new TransientGain(
                svd.values().get(0),
                time,
                input.times(sign),
                svd.left().column(0).times(sign));
    }
}
