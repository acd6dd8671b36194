package dev.rondo.continuation;

import java.util.Optional;

/**
 * State of a continuation run after a step, as its events see it.
 *
 * @param settings settings of the run
 * @param first point of the branch
 * @param from point at which the step began
 * @param to point to which it led
 * @param steps number of steps made so far
 * @param stepsInPlace number of successive steps up to this one without any arclength between them
 * @param largestAmplitude largest amplitude of all points up to {@code to}
 * @param stop place where the step was cut short, with the event; empty if it was not
 */
public record BranchProgress(
        ContinuationSettings settings,
        BranchPoint first,
        BranchPoint from,
        BranchPoint to,
        int steps,
        int stepsInPlace,
        double largestAmplitude,
        Optional<Crossing> stop) {
    /** The place where an event cut the step short, if it was that event. */
    Optional<Crossing> stoppedBy(Event event) {
        return stop.filter(crossing -> crossing.event().equals(event));
    }
}
