package dev.rondo.continuation.patched;

import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.cycles.MirroredBranch;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch of cycles whose amplitude vanishes at a fixed point, on a switching manifold as a rule.
 *
 * @param arcs exact orbits
 */
record CycleOnManifold(ExactArcs arcs) implements Event {
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        Orbits before = arcs.orbits(progress.from().unknowns().toArray());
        Orbits after = arcs.orbits(progress.to().unknowns().toArray());
        Optional<EventOutcome> onBoundary = BoundaryEquilibrium.reached(arcs.family(), before, after)
                .map(ending -> new EventOutcome.Ends(ending, progress.to(), passed));
        return onBoundary.isPresent() || after.extent() > ExactArcs.LEAST_EXTENT * after.largest()
                ? onBoundary
                : Optional.of(new EventOutcome.Ends(
                        new Ending.Shrank(progress.to().measure().amplitude()),
                        progress.to(),
                        MirroredBranch.about(SpecialType.HB, passed)));
    }
}
