package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Vectors;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch whose solutions leave the region allowed.
 *
 * @param bound largest |y_i| allowed
 */
record LargestUnknown(double bound) implements Event {
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        double size = Vectors.maxAbs(progress.to().unknowns().toArray());
        return size > bound
                ? Optional.of(new EventOutcome.Ends(new Ending.LeftRegion(size), progress.to(), passed))
                : Optional.empty();
    }
}
