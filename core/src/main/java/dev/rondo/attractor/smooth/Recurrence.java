package dev.rondo.attractor.smooth;

import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Return of a sampled orbit to its last state: to the Poincare section through it, orthogonal to the field there.
 *
 * @param state last state
 * @param steps number of sampling steps since the section was last passed near it
 * @param distance distance from the last state then
 * @param spread largest distance of the orbit from the last state
 */
public record Recurrence(Vector state, double steps, double distance, double spread) {
    /** Returns within this part of the spread, or twice the least distance, count as one period. */
    private static final double NEAR = 0.02;

    private record Passage(double row, double distance) {}

    /** The return of an orbit, one row per sample; empty if it does not pass the section before its end. */
    public static Optional<Recurrence> of(VectorField field, Matrix orbit) {
        int last = orbit.rows() - 1;
        Vector end = orbit.row(last);
        double[] f = new double[end.size()];
        field.evaluate(end.toArray(), f);
        Vector normal = Vector.owning(f);
        List<Passage> passages = new ArrayList<>();
        double spread = 0;
        double least = Double.POSITIVE_INFINITY;
        Vector after = end;
        double heightAfter = 0;
        for (int row = last - 1; row >= 0; row--) {
            Vector here = orbit.row(row).minus(end);
            double height = here.dot(normal);
            spread = Math.max(spread, here.norm());
            if (height < 0 && heightAfter > 0) {
                double part = height / (height - heightAfter);
                double distance = here.times(1 - part).plus(after.times(part)).norm();
                passages.add(new Passage(row + part, distance));
                least = Math.min(least, distance);
            }
            after = here;
            heightAfter = height;
        }
        double limit = Math.max(NEAR * spread, 2 * least);
        double size = spread;
        return passages.stream()
                .filter(p -> p.distance() <= limit)
                .findFirst()
                .map(p -> new Recurrence(end, last - p.row(), p.distance(), size));
    }
}
