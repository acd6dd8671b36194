package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import java.util.List;
import java.util.Optional;

/**
 * End of a curve of special points where their defining condition ceases to hold.
 *
 * @param curve equations of the curve
 */
record TestLost(LocusEquations curve) implements Event {
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        return curve.endedAt(progress.to().unknowns().toArray())
                .map(type -> new EventOutcome.Ends(new Ending.AtCodimensionTwo(type), progress.to(), passed));
    }
}
