package dev.rondo.continuation;

import java.util.List;
import java.util.Optional;

/**
 * Something that may happen along a curve of solutions: a fold, a Hopf point, a border collision, a diverging period.
 *
 * <p>A continuation run asks every event of its curve, and of its settings, three questions about each step, and a
 * fourth one where there is no next solution. An event answers those that concern it. A new kind of event is one class,
 * named by the {@linkplain SolutionCurve#events curves} on which it can happen. Implementations are immutable.
 */
public interface Event {
    /**
     * The place, on the way to the next solution, beyond which the curve's equations do not hold or were not asked for.
     *
     * @param chord segment from the last point to the solution found next
     * @return a place nearer than the end of the chord; empty if the way is clear
     */
    default Optional<Crossing> stop(BranchSegment chord) {
        return Optional.empty();
    }

    /**
     * The special points between two neighbouring points.
     *
     * @param chord segment from the last point to the new one, of positive length
     * @param end new point
     */
    default List<LocatedPoint> passed(BranchSegment chord, BranchPoint end) {
        return List.of();
    }

    /**
     * The outcome at a new point, if the branch does not simply go on.
     *
     * @param passed special points of the step, in their order
     */
    default Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        return Optional.empty();
    }

    /** The outcome where no next solution was found, however small the step; {@code to} is the last point. */
    default Optional<EventOutcome> stuck(BranchProgress progress) {
        return Optional.empty();
    }
}
