package dev.rondo.continuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Interval of the parameter in which two or more stable solutions of a branch, or of it and those that branch off,
 * coexist.
 *
 * @param from lower end
 * @param to upper end
 */
public record BistableWindow(double from, double to) {
    /** Relative width below which a window is an effect of rounding along a vertical branch. */
    private static final double ROUNDING = 1e-9;

    /** A part of a branch that is stable and along which the parameter only rises or only falls. */
    private record Stretch(double low, double high) {}

    /** An end of a stretch: where one more stable solution begins, or one fewer is left. */
    private record End(double parameter, int change) {}

    /** The windows of branches, from low to high. */
    public static List<BistableWindow> of(List<Branch> branches) {
        List<End> ends = branches.stream()
                .flatMap(branch -> stretches(nodes(branch)).stream())
                .flatMap(s -> Stream.of(new End(s.low(), 1), new End(s.high(), -1)))
                // Stretches that only touch do not overlap: ends come before beginnings.
                .sorted(Comparator.comparingDouble(End::parameter).thenComparingInt(End::change))
                .toList();
        List<BistableWindow> windows = new ArrayList<>();
        int together = 0;
        double begin = Double.NaN;
        for (End end : ends) {
            if (together == 1 && end.change() > 0) {
                begin = end.parameter();
            } else if (together == 2 && end.change() < 0) {
                add(windows, begin, end.parameter());
            }
            together += end.change();
        }
        return windows;
    }

    private static void add(List<BistableWindow> windows, double from, double to) {
        if (to - from > ROUNDING * Math.max(Math.abs(from), Math.abs(to))) {
            windows.add(new BistableWindow(from, to));
        }
    }

    /**
     * A place on a branch.
     *
     * @param parameter value of the parameter there
     * @param stable true if the solutions from here to the next place are stable
     */
    private record Node(double parameter, boolean stable) {}

    /** The points and special points in their order; between two points, each special point changes the count. */
    private static List<Node> nodes(Branch branch) {
        double end = end(branch);
        boolean closed = branch.ending() instanceof Ending.Closed;
        List<BranchPoint> points =
                branch.points().stream().filter(p -> p.arclength() <= end).toList();
        List<Node> nodes = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            BranchPoint point = points.get(k);
            boolean isLast = k + 1 == points.size();
            int unstable = point.spectrum().unstable();
            // The last step of a closed branch passes the first point.
            nodes.add(new Node((isLast && closed ? points.getFirst() : point).parameter(), unstable == 0));
            double next = isLast ? end : points.get(k + 1).arclength();
            for (SpecialPoint special : branch.special()) {
                double place = special.point().arclength();
                if (special.type() != SpecialType.EP && place > point.arclength() && place <= next) {
                    unstable += special.unstableChange();
                    nodes.add(new Node(special.parameter(), unstable == 0));
                }
            }
        }
        return nodes;
    }

    /**
     * The arclength at which the amplitude of a cycle vanishes or its two periods merge: beyond, the branch repeats
     * itself.
     */
    private static double end(Branch branch) {
        return switch (branch.ending()) {
            case Ending.AtHopf hopf -> last(branch, SpecialType.HB);
            case Ending.Shrank shrank -> last(branch, SpecialType.HB);
            case Ending.TurnsMerge merge -> last(branch, SpecialType.PD);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private static double last(Branch branch, SpecialType type) {
        return branch.special(type).stream()
                .mapToDouble(s -> s.point().arclength())
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static List<Stretch> stretches(List<Node> nodes) {
        List<Stretch> stretches = new ArrayList<>();
        double begin = Double.NaN;
        double direction = 0;
        for (int k = 0; k + 1 < nodes.size(); k++) {
            double here = nodes.get(k).parameter();
            double next = nodes.get(k + 1).parameter();
            double turn = Math.signum(next - here);
            boolean goesOn = nodes.get(k).stable() && (turn == direction || turn == 0) && direction != 0;
            if (!goesOn) {
                close(stretches, begin, here, direction);
                direction = nodes.get(k).stable() ? turn : 0;
                begin = here;
            }
        }
        if (!nodes.isEmpty()) {
            close(stretches, begin, nodes.getLast().parameter(), direction);
        }
        return stretches;
    }

    private static void close(List<Stretch> stretches, double begin, double end, double direction) {
        if (direction != 0) {
            stretches.add(new Stretch(Math.min(begin, end), Math.max(begin, end)));
        }
    }
}
