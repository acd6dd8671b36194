package dev.rondo.analysis.branch;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A branch as a line: through its points and the special ones among them; along fixed points, whose steps are long, as
 * the cubic between neighbouring points, which changes direction abruptly at switching manifolds only.
 */
final class DrawnBranch {
    /** Pieces of a line between two points of a branch of fixed points. */
    private static final int PIECES = 16;

    private final Branch branch;
    private final ToDoubleFunction<BranchPoint> value;
    private final List<Stretch> stretches = new ArrayList<>();
    private List<Place> current = new ArrayList<>();

    private DrawnBranch(Branch branch, ToDoubleFunction<BranchPoint> value) {
        this.branch = branch;
        this.value = value;
    }

    /** A place of the line. */
    record Place(double parameter, double value) {}

    /** A part of the line that is stable or unstable throughout; neighbours share the place between them. */
    record Stretch(List<Place> places, boolean stable) {
        Stretch {
            places = List.copyOf(places);
        }

        double[] parameters() {
            return places.stream().mapToDouble(Place::parameter).toArray();
        }

        double[] values() {
            return places.stream().mapToDouble(Place::value).toArray();
        }
    }

    /**
     * The stretches of a branch with at least one point.
     *
     * @param value quantity drawn of a point: of a fixed point its norm
     */
    static List<Stretch> stretches(Branch branch, ToDoubleFunction<BranchPoint> value) {
        return new DrawnBranch(branch, value).drawn();
    }

    private List<Stretch> drawn() {
        List<BranchPoint> points = branch.points();
        BranchPoint first = points.getFirst();
        current.add(place(first));
        for (int k = 1; k < points.size(); k++) {
            step(points.get(k - 1), points.get(k));
        }
        stretches.add(new Stretch(current, points.getLast().isStable()));
        return stretches;
    }

    /** Adds the line from a point to the next. */
    private void step(BranchPoint from, BranchPoint to) {
        double length = to.arclength() - from.arclength();
        double passed = 0;
        boolean changes = from.isStable() != to.isStable();
        for (SpecialPoint special : branch.between(from, to)) {
            double theta = (special.point().arclength() - from.arclength()) / length;
            cubic(from, to, passed, theta);
            current.add(place(special.point()));
            passed = theta;
            if (changes && special.unstableChange() != 0) {
                change(from.isStable());
                changes = false;
            }
        }
        cubic(from, to, passed, 1);
        current.add(place(to));
        if (changes) {
            change(from.isStable());
        }
    }

    private void change(boolean stable) {
        stretches.add(new Stretch(current, stable));
        current = new ArrayList<>(List.of(current.getLast()));
    }

    /** Adds the places strictly between two, where the branch is one of fixed points. */
    private void cubic(BranchPoint from, BranchPoint to, double low, double high) {
        if (from.measure().period().isPresent() || from.arclength() == to.arclength()) {
            return;
        }
        for (int k = 1; k < PIECES; k++) {
            double[] y =
                    branch.between(from, to, low + (high - low) * k / PIECES).toArray();
            double norm = Vector.of(Arrays.copyOf(y, y.length - 1)).norm();
            current.add(new Place(y[y.length - 1], norm));
        }
    }

    private Place place(BranchPoint point) {
        return new Place(point.parameter(), value.applyAsDouble(point));
    }
}
