package dev.rondo.figure.paint;

import dev.rondo.figure.layout.Polyline;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Lines with fewer points that look the same.
 *
 * <p>Douglas and Peucker (1973), "Algorithms for the reduction of the number of points required to represent a
 * digitized line or its caricature", Cartographica 10, 112-122: no point that is left out lies further than the
 * tolerance from the line that remains. Lines denser than the eye can follow are first reduced to the envelope of
 * narrow columns.
 */
final class Simplification {
    /** Largest distance of a point that is left out from the line that remains, in px. */
    static final double TOLERANCE = 0.05;

    private static final double COLUMN = 0.2;
    private static final int DENSE = 20;

    private Simplification() {}

    static Polyline of(Polyline line) {
        return douglasPeucker(isDense(line) ? envelope(line) : line, TOLERANCE);
    }

    static Polyline douglasPeucker(Polyline line, double tolerance) {
        if (line.size() < 3) {
            return line;
        }
        BitSet kept = new BitSet(line.size());
        kept.set(0);
        kept.set(line.size() - 1);
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, line.size() - 1});
        while (!open.isEmpty()) {
            int[] stretch = open.pop();
            int far = farthest(line, stretch[0], stretch[1], tolerance);
            if (far > 0) {
                kept.set(far);
                open.push(new int[] {stretch[0], far});
                open.push(new int[] {far, stretch[1]});
            }
        }
        Polyline out = new Polyline();
        kept.stream().forEach(i -> out.add(line.x(i), line.y(i)));
        return out;
    }

    /**
     * The point between {@code from} and {@code to} farthest from the segment that joins them; 0 if none is too far.
     */
    private static int farthest(Polyline line, int from, int to, double tolerance) {
        double worst = tolerance;
        int far = 0;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(line.x(i), line.y(i), line.x(from), line.y(from), line.x(to), line.y(to));
            if (distance > worst) {
                worst = distance;
                far = i;
            }
        }
        return far;
    }

    /** Distance from (x, y) to the segment between (ax, ay) and (bx, by). */
    static double distance(double x, double y, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : Math.clamp(((x - ax) * dx + (y - ay) * dy) / square, 0, 1);
        return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }

    /** True if the line runs from left to right with more points than {@link #DENSE} per px. */
    private static boolean isDense(Polyline line) {
        for (int i = 1; i < line.size(); i++) {
            if (line.x(i) < line.x(i - 1)) {
                return false;
            }
        }
        return line.size() > 2 && line.size() > DENSE * (line.x(line.size() - 1) - line.x(0));
    }

    /** Of each narrow column the first, lowest, highest and last point. */
    private static Polyline envelope(Polyline line) {
        Polyline out = new Polyline();
        int from = 0;
        while (from < line.size()) {
            long column = (long) Math.floor(line.x(from) / COLUMN);
            int to = from;
            int low = from;
            int high = from;
            while (to + 1 < line.size() && (long) Math.floor(line.x(to + 1) / COLUMN) == column) {
                to++;
                low = line.y(to) < line.y(low) ? to : low;
                high = line.y(to) > line.y(high) ? to : high;
            }
            int[] chosen = {from, Math.min(low, high), Math.max(low, high), to};
            for (int k = 0; k < chosen.length; k++) {
                if (k == 0 || chosen[k] != chosen[k - 1]) {
                    out.add(line.x(chosen[k]), line.y(chosen[k]));
                }
            }
            from = to + 1;
        }
        return out;
    }
}
