package dev.rondo.continuation.locus;

import dev.rondo.continuation.patched.PatchedCycles;
import dev.rondo.continuation.patched.PiecewiseLinearFamily;
import java.util.function.DoubleFunction;

/**
 * Patched cycles of piecewise-linear flows with two parameters.
 *
 * @param described whose phase condition and scales all curves of the surface share
 * @param families the flows at a value of the second parameter
 */
public record PatchedSurface(PatchedCycles described, DoubleFunction<PiecewiseLinearFamily> families)
        implements SolutionSurface {
    @Override
    public PatchedCycles at(double second) {
        return described.of(families.apply(second));
    }

    /** Exact orbits allow small differences, and grazes ask for them: there test functions have corners. */
    @Override
    public double difference() {
        return 1e-7;
    }

    @Override
    public PatchedSurface near(double[] y, double second) {
        return new PatchedSurface(at(second).near(y), families);
    }
}
