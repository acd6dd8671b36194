package dev.rondo.continuation;

import java.util.List;

/**
 * One step of a walk.
 *
 * @param point where it led
 * @param passed the special points that it passed on the way, in their order; the new point may be the last of them
 */
public record BranchStep(BranchPoint point, List<SpecialPoint> passed) {
    public BranchStep {
        passed = List.copyOf(passed);
    }
}
