package dev.rondo.analysis.linear;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import org.jspecify.annotations.Nullable;

/**
 * The largest factor by which a response grows before it decays, {@code max_t sigma_1(e^{(W - I) t/tau})}.
 *
 * <p>The optimal input is the right singular vector at that time, the state that it becomes the left one.
 *
 * <p>The times that are compared come from the matrix ({@link GrowthScan}), and the highest peaks are refined to the
 * zero of their derivative. That nothing larger comes later is proved by contraction ({@link DecayHorizon}): of the
 * whole network, or of the slow modes that are left when the others have died away.
 *
 * @param maxGain largest gain; 1 where nothing grows
 * @param timeInTau time over tau at which it is reached
 * @param horizonInTau time over tau after which a larger gain is excluded, if {@code atLeast} is false; else the last
 *     time that was examined
 * @param atLeast true if a larger gain at later times is not excluded, or the gain left the range of numbers
 * @param input optimal input, N, of unit length; null where nothing grows
 * @param output state that it becomes, N, of unit length; null where nothing grows
 */
public record TransientGain(
        double maxGain,
        double timeInTau,
        double horizonInTau,
        boolean atLeast,
        @MissingBecause(NO_GROWTH) @Nullable Vector input,
        @MissingBecause(NO_GROWTH) @Nullable Vector output) {

    @SuppressWarnings("UnusedVariable") // read by the annotations above
    private static final String NO_GROWTH = "no input grows at any time";

    /** The Kreiss constant is a lower bound of the gain; beyond this, relative, the two contradict each other. */
    private static final double ROUNDING = 1e-9;

    /**
     * The largest gain of a stable connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public static TransientGain of(Matrix weights) {
        Matrix generator = Generators.of(weights);
        double growth = NumericalAbscissa.ofGenerator(generator);
        double rounding = 4 * weights.rows() * Math.ulp(1.0) * generator.maxAbs();
        return growth <= rounding ? none() : new GrowthScan(generator, growth).run();
    }

    static TransientGain none() {
        return new TransientGain(1, 0, 0, false, null, null);
    }

    /** This gain, said to be "at least" so large if a lower bound of it is larger: then a peak was missed. */
    TransientGain notBelow(@Nullable Double lowerBound) {
        return lowerBound != null && lowerBound > maxGain * (1 + ROUNDING)
                ? new TransientGain(maxGain, timeInTau, horizonInTau, true, input, output)
                : this;
    }
}
