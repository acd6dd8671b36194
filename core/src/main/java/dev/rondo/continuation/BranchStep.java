package dev.rondo.continuation;

import java.util.List;

/**
 * Step of a continuation run.
 *
 * @param point point to which the step led
 * @param passed special points that it passed on the way, in their order; the new point may be the last of them
 */
public record BranchStep(BranchPoint point, List<SpecialPoint> passed) {
    public BranchStep {
        passed = List.copyOf(passed);
    }
}
