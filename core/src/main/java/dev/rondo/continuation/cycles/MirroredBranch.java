package dev.rondo.continuation.cycles;

import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import java.util.List;

/**
 * Branches of cycles that are symmetric about one of their points: beyond it the equations find the same cycles again.
 * The parameter turns back there, which is no fold.
 */
public final class MirroredBranch {
    private MirroredBranch() {}

    /**
     * The special points of a step over such a point.
     *
     * @param type type of the point: a Hopf point where the amplitude vanishes, a period doubling where the two halves
     *     of a cycle become one
     */
    public static List<SpecialPoint> about(SpecialType type, List<SpecialPoint> passed) {
        return passed.stream()
                .filter(s -> s.type() != SpecialType.BP)
                .map(s -> s.type() == SpecialType.LP ? s.as(type) : s)
                .toList();
    }
}
