package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch along which the state diverges: max |x_i| exceeds a multiple of 1 and of what it was at first.
 *
 * @param factor multiple
 */
record StateDivergence(double factor) implements Event {
    /** Part of that size from which a branch that is stuck diverges. */
    private static final double LARGE_PART = 1e-3;

    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        double size = size(progress.to());
        return size > factor * Math.max(1, size(progress.first()))
                ? Optional.of(new EventOutcome.Ends(
                        new Ending.StateDiverges(size, progress.to().parameter()), progress.to(), passed))
                : Optional.empty();
    }

    /** Where the state is large already, rounding of its size leaves no next point. */
    @Override
    public Optional<EventOutcome> stuck(BranchProgress progress) {
        double size = size(progress.to());
        return size > LARGE_PART * factor * Math.max(1, size(progress.first()))
                ? Optional.of(new EventOutcome.Ends(
                        new Ending.StateDiverges(size, progress.to().parameter()), progress.to(), List.of()))
                : Optional.empty();
    }

    /** Largest |x_i|: all unknowns but the parameter. */
    private static double size(BranchPoint point) {
        double[] y = point.unknowns().toArray();
        return Vectors.maxAbs(Arrays.copyOf(y, y.length - 1));
    }
}
