package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Branch of solutions: the result of a finished continuation run.
 *
 * @param points points in the order of the run
 * @param special special points passed, in their order
 * @param ending reason why the run ended
 */
public record Branch(List<BranchPoint> points, List<SpecialPoint> special, Ending ending) {
    public Branch {
        points = List.copyOf(points);
        special = List.copyOf(special);
    }

    /** The branch of a continuation run, followed to its end. */
    public static Branch of(Continuation run) {
        List<BranchPoint> points = new ArrayList<>();
        List<SpecialPoint> special = new ArrayList<>();
        while (run.hasNext()) {
            BranchStep step = run.next();
            points.add(step.point());
            special.addAll(step.passed());
        }
        return new Branch(points, special, run.ending());
    }

    /** The special points of a type. */
    public List<SpecialPoint> special(SpecialType type) {
        return special.stream().filter(s -> s.type() == type).toList();
    }

    /**
     * The branch between two neighbouring points of it, as the cubic through both with both tangents: off by the fourth
     * power of the distance where the branch is smooth. Where a switching manifold lies at the second point, this
     * piece's tangent is that of the border collision.
     *
     * @param theta place from 0 at the first point to 1 at the second
     * @return the unknowns, the parameter last
     */
    public Vector between(BranchPoint first, BranchPoint second, double theta) {
        BranchPoint end = special.stream()
                .filter(s -> s.type() == SpecialType.BC && s.point().arclength() == second.arclength())
                .map(SpecialPoint::point)
                .filter(p -> p.curve().equals(first.curve()))
                .findFirst()
                .orElse(second);
        return Vector.owning(new BranchSegment(first, end, Newton.STANDARD).guess(theta));
    }

    /** The special points with a place strictly between two neighbouring points, in their order. */
    public List<SpecialPoint> between(BranchPoint first, BranchPoint second) {
        return special.stream()
                .filter(s ->
                        s.point().arclength() > first.arclength() && s.point().arclength() < second.arclength())
                .toList();
    }

    /** The points with special ones among them, by arclength. */
    public Stream<BranchPoint> allPoints() {
        return Stream.concat(points.stream(), special.stream().map(SpecialPoint::point))
                .sorted(java.util.Comparator.comparingDouble(BranchPoint::arclength));
    }
}
