package dev.rondo.analysis.rest;

import dev.rondo.attractor.patched.SingularRegion;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fixed points of a region whose A is singular to rounding: {@code x_0 + V s} with the null space V, as far as the region
 * reaches, {@code +-(g_j + d_j . s) >= 0} for every unit j. A point of them is sought that keeps clear of all thresholds.
 */
final class SingularSolutions {
    private static final int ITERATIONS = 2000;
    private static final double SLACK = 1e-12;
    private static final double CLEARANCE = 1e-6;

    private final Matrix nullSpace;
    private final Vector origin;
    private final double[] heights;
    private final double[][] slopes;
    private final double size;

    private SingularSolutions(PiecewiseLinearField field, ActiveSet region, Matrix directions, Vector origin) {
        this.nullSpace = directions;
        this.origin = origin;
        double[] manifolds = field.switchingAt(origin.toArray());
        double[] none = field.switchingAt(new double[origin.size()]);
        heights = new double[manifolds.length];
        slopes = new double[manifolds.length][directions.rows()];
        double largest = origin.norm();
        for (int j = 0; j < manifolds.length; j++) {
            double sign = region.contains(j) ? 1 : -1;
            heights[j] = sign * manifolds[j];
            largest = Math.max(largest, Math.abs(manifolds[j]));
            for (int k = 0; k < directions.rows(); k++) {
                slopes[j][k] = sign * (field.switchingAt(directions.row(k).toArray())[j] - none[j]);
            }
        }
        size = largest;
    }

    /** The lines through a point inside the region, one for every null direction; empty if there is no such point. */
    static Optional<List<FixedPoints.Line>> of(PiecewiseLinearField field, ActiveSet region, SingularRegion singular) {
        if (!singular.isConsistent()) {
            return Optional.empty();
        }
        Matrix directions = singular.directions();
        Vector origin = singular.leastNorm(field.offset(region).times(-1));
        SingularSolutions solutions = new SingularSolutions(field, region, directions, origin);
        return solutions.inside().map(x -> {
            List<FixedPoints.Line> lines = new ArrayList<>();
            for (int k = 0; k < directions.rows(); k++) {
                lines.add(new FixedPoints.Line(region.members(), x, directions.row(k)));
            }
            return lines;
        });
    }

    private Optional<Vector> inside() {
        return (nullSpace.rows() == 1 ? middle() : relaxed())
                .map(s -> origin.plus(nullSpace.transpose().times(s)));
    }

    /** The middle of the interval that the region cuts out of a line; a unit from its end where it has one end. */
    private Optional<Vector> middle() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int j = 0; j < heights.length; j++) {
            double slope = slopes[j][0];
            if (Math.abs(slope) <= SLACK) {
                if (heights[j] < -SLACK * size) {
                    return Optional.empty();
                }
            } else if (slope > 0) {
                low = Math.max(low, -heights[j] / slope);
            } else {
                high = Math.min(high, -heights[j] / slope);
            }
        }
        if (!(high - low > CLEARANCE * Math.max(size, Double.MIN_NORMAL))) {
            return Optional.empty();
        }
        double unit = Math.max(1, size);
        if (Double.isInfinite(low)) {
            return Optional.of(Vector.of(Double.isInfinite(high) ? 0 : high - unit));
        }
        return Optional.of(Vector.of(Double.isInfinite(high) ? low + unit : (low + high) / 2));
    }

    /** By steps across the constraint that is violated most (Agmon 1954, Motzkin and Schoenberg 1954). */
    private Optional<Vector> relaxed() {
        double clear = CLEARANCE * Math.max(size, Double.MIN_NORMAL);
        double[] s = new double[nullSpace.rows()];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            int worst = -1;
            double least = 0;
            for (int j = 0; j < heights.length; j++) {
                double length = Vector.of(slopes[j]).norm();
                double height = heights[j];
                for (int k = 0; k < s.length; k++) {
                    height += slopes[j][k] * s[k];
                }
                boolean fixed = length <= SLACK;
                if (fixed && height < -SLACK * size) {
                    return Optional.empty();
                }
                double violation = fixed ? 0 : (height - clear * length) / length;
                if (violation < least) {
                    least = violation;
                    worst = j;
                }
            }
            if (worst < 0) {
                return Optional.of(Vector.of(s));
            }
            Vector slope = Vector.of(slopes[worst]);
            double step = (-least + clear) / slope.norm();
            for (int k = 0; k < s.length; k++) {
                s[k] += step * slope.get(k);
            }
        }
        return Optional.empty();
    }
}
