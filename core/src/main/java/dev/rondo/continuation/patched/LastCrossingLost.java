package dev.rondo.continuation.patched;

import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch whose cycle came to lie within one region, where cycles fill a disc round a centre.
 *
 * @param arcs exact orbits
 */
record LastCrossingLost(ExactArcs arcs) implements Event {
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        Orbits orbit = arcs.orbits(progress.to().unknowns().toArray());
        if (!orbit.crossings().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(passed.stream()
                .filter(s -> s.type() == SpecialType.BC)
                .reduce((a, b) -> b)
                .map(graze -> EventOutcome.Ends.at(
                        graze, new Ending.Centre(graze.point().measure().amplitude()), passed))
                .orElseGet(() -> new EventOutcome.Ends(
                        new Ending.Centre(progress.from().measure().amplitude()), progress.to(), passed)));
    }
}
