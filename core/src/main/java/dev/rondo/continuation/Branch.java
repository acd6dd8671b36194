package dev.rondo.continuation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A finished walk.
 *
 * @param points in the order of the walk
 * @param special the special points passed, in their order
 * @param ending why it ended
 */
public record Branch(List<BranchPoint> points, List<SpecialPoint> special, Ending ending) {
    public Branch {
        points = List.copyOf(points);
        special = List.copyOf(special);
    }

    /** Walks to the end. */
    public static Branch of(Continuation walk) {
        List<BranchPoint> points = new ArrayList<>();
        List<SpecialPoint> special = new ArrayList<>();
        while (walk.hasNext()) {
            BranchStep step = walk.next();
            points.add(step.point());
            special.addAll(step.passed());
        }
        return new Branch(points, special, walk.ending());
    }

    /** The special points of a type. */
    public List<SpecialPoint> special(SpecialType type) {
        return special.stream().filter(s -> s.type() == type).toList();
    }

    /** The points with special ones among them, by arclength. */
    public Stream<BranchPoint> allPoints() {
        return Stream.concat(points.stream(), special.stream().map(SpecialPoint::point))
                .sorted(java.util.Comparator.comparingDouble(BranchPoint::arclength));
    }
}
