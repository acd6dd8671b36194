package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchStep;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.dynamics.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Curve of special points in the plane of two parameters, followed from one of them in both directions.
 *
 * @param type type of its special points
 * @param unknown index of the unknown (unit), of border collisions
 * @param points points in their order along the curve
 * @param special points of codimension two, in the same order
 * @param backward reason why it ended where the points begin
 * @param forward reason why it ended where the points end
 */
public record Locus(
        SpecialType type,
        OptionalInt unknown,
        List<LocusPoint> points,
        List<CodimensionTwo> special,
        Ending backward,
        Ending forward) {
    /** Largest distance of a curve from the chord between two of its points, in units of the chord. */
    private static final double SAGITTA = 0.1;

    private static final double ROUNDING = 1e-6;

    public Locus {
        points = List.copyOf(points);
        special = List.copyOf(special);
    }

    /** Follows a curve to both ends; only once if it is closed. */
    public static Locus of(LocusStart start, StepControl control) {
        return of(start, control, point -> {});
    }

    /**
     * Follows a curve to both ends, and reports every point to an onlooker: curves of cycles of large networks take
     * minutes.
     */
    public static Locus of(LocusStart start, StepControl control, Consumer<LocusPoint> onlooker) {
        Half forward = Half.of(start.continuation(1, control), 1, onlooker);
        Half backward = forward.ending instanceof Ending.Closed
                ? new Half(List.of(), List.of(), forward.ending)
                : Half.of(start.continuation(-1, control), -1, onlooker);
        List<LocusPoint> points = new ArrayList<>(backward.points);
        Collections.reverse(points);
        // Both halves begin at the start.
        points.addAll(forward.points.subList(
                points.isEmpty() ? 0 : Math.min(1, forward.points.size()), forward.points.size()));
        List<CodimensionTwo> special = new ArrayList<>(backward.special);
        Collections.reverse(special);
        special.addAll(forward.special);
        return new Locus(start.type(), start.unknown(), points, special, backward.ending, forward.ending);
    }

    /** The points of codimension two of a type. */
    public List<CodimensionTwo> special(SpecialType wanted) {
        return special.stream().filter(s -> s.type() == wanted).toList();
    }

    /**
     * Test that the curve passes a special point of a branch, as near as can be told between two of its points.
     *
     * @param second value of the second parameter on that branch
     */
    public boolean passes(SpecialPoint point, double second) {
        if (point.type() != type || !point.unknown().equals(unknown)) {
            return false;
        }
        boolean cycle = point.point().curve() instanceof CycleCurve;
        double[] there = cycle
                ? new double[] {periodOf(point.point().measure().period()), point.parameter()}
                : point.point().unknowns().toArray();
        for (int k = 1; k < points.size(); k++) {
            LocusPoint a = points.get(k - 1);
            LocusPoint b = points.get(k);
            if ((a.second() - second) * (b.second() - second) <= 0 && a.second() != b.second()) {
                double theta = (second - a.second()) / (b.second() - a.second());
                if (isOnChord(there, place(a, cycle), place(b, cycle), theta)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The state of a fixed point, or the period of a cycle (whose nodes may lie elsewhere), and the first parameter.
     */
    private static double[] place(LocusPoint p, boolean cycle) {
        double[] place = cycle
                ? new double[] {periodOf(p.period()), 0}
                : Arrays.copyOf(p.solution().toArray(), p.solution().size() + 1);
        place[place.length - 1] = p.first();
        return place;
    }

    private static double periodOf(Optional<Time> period) {
        return period.map(Time::seconds).orElse(0.0);
    }

    private static boolean isOnChord(double[] there, double[] a, double[] b, double theta) {
        double gap = 0;
        double chord = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            double between = a[i] + theta * (b[i] - a[i]);
            gap = Math.max(gap, Math.abs(there[i] - between));
            chord = Math.max(chord, Math.abs(b[i] - a[i]));
            size = Math.max(size, Math.abs(a[i]));
        }
        return gap <= SAGITTA * chord + ROUNDING * size;
    }

    private record Half(List<LocusPoint> points, List<CodimensionTwo> special, Ending ending) {
        static Half of(Continuation run, int direction, Consumer<LocusPoint> onlooker) {
            List<LocusPoint> points = new ArrayList<>();
            List<SpecialPoint> special = new ArrayList<>();
            while (run.hasNext()) {
                BranchStep step = run.next();
                LocusPoint point = LocusPoint.of(step.point(), direction);
                points.add(point);
                onlooker.accept(point);
                step.passed().stream()
                        .filter(s -> s.type().isOfCodimensionTwo())
                        .forEach(special::add);
            }
            double end = end(special, run.ending());
            Stream<LocusPoint> kept = points.stream().filter(p -> Math.abs(p.arclength()) < end);
            Stream<LocusPoint> last = special.stream()
                    .map(SpecialPoint::point)
                    .filter(p -> p.arclength() == end)
                    .limit(1)
                    .map(p -> LocusPoint.of(p, direction));
            return new Half(
                    Stream.concat(kept, last).toList(),
                    special.stream()
                            .filter(s -> s.point().arclength() <= end)
                            .map(s -> CodimensionTwo.of(s, direction))
                            .toList(),
                    run.ending());
        }

        /** The run notices the end of a curve one point too late: the curve ends at the special point before. */
        private static double end(List<SpecialPoint> special, Ending ending) {
            return ending instanceof Ending.AtCodimensionTwo at
                    ? special.stream()
                            .filter(s -> s.type() == at.type())
                            .mapToDouble(s -> s.point().arclength())
                            .max()
                            .orElse(Double.POSITIVE_INFINITY)
                    : Double.POSITIVE_INFINITY;
        }
    }
}
