package dev.rondo.continuation.patched;

import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.cycles.CycleScales;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch of cycles whose amplitude vanishes at the origin, in proportion to the drive.
 *
 * @param arcs exact orbits
 * @param apex parameter value at which the drive vanishes
 * @param scales scales of the largest cycle so far
 */
record CycleAtOrigin(ExactArcs arcs, Apex apex, CycleScales scales) implements Event {
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        return apex.ending(
                        arcs.orbits(progress.from().unknowns().toArray()),
                        arcs.orbits(progress.to().unknowns().toArray()),
                        scales.extent(),
                        progress.to().measure().amplitude())
                .map(ending -> new EventOutcome.Ends(ending, progress.to(), passed));
    }
}
