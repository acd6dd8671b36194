package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchSegment;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.LocatedPoint;
import dev.rondo.continuation.SpecialPoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Special points of a branch as they are called on a curve of special points.
 *
 * @param event event that finds them
 * @param name name of a point that it finds; empty if it is nothing special here
 */
record NamedEvent(Event event, Function<SpecialPoint, Optional<SpecialPoint>> name) implements Event {
    @Override
    public List<LocatedPoint> passed(BranchSegment chord, BranchPoint end) {
        return event.passed(chord, end).stream()
                .flatMap(found ->
                        name.apply(found.point()).stream().map(special -> new LocatedPoint(found.theta(), special)))
                .toList();
    }
}
