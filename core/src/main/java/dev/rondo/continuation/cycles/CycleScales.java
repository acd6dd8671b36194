package dev.rondo.continuation.cycles;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;

/**
 * Units of change along a curve of cycles: sizes that count as 1, so that steps change orbit, period and parameter by
 * comparable parts of their sizes, whatever the units.
 *
 * @param largest largest |x|: residuals are relative to it
 * @param extent extent of the orbit, in the largest norm
 * @param period period
 * @param parameter change of the parameter
 */
public record CycleScales(double largest, double extent, Time period, double parameter) {
    /** Least number of states that tell the extent of a cycle. */
    private static final int LEAST_NODES = 3;
    /** Size of a point below which it is the origin. */
    private static final double ORIGIN = 1e-8;

    /**
     * Scales of a cycle, with the parameter's unit 1.
     *
     * @param nodes states along it, one per row; of fewer than three the extent is the radius of the circle on which
     *     the flow would go as fast
     */
    static CycleScales of(Matrix nodes, Time period, VectorField field) {
        double largest = Math.max(nodes.maxAbs(), Double.MIN_NORMAL);
        double extent = nodes.rows() < LEAST_NODES ? radius(nodes, period, field) : spread(nodes);
        return new CycleScales(largest, extent > 0 ? extent : largest, period, 1);
    }

    /** Scales of cycles of vanishing amplitude around a point, by its size, or 1 where that is the origin to rounding. */
    static CycleScales around(Vector point, Time period) {
        double size = Vectors.maxAbs(point.toArray());
        double unit = size > ORIGIN ? size : 1;
        return new CycleScales(unit, unit, period, 1);
    }

    private static double spread(Matrix nodes) {
        double spread = 0;
        for (int k = 1; k < nodes.rows(); k++) {
            spread = Math.max(
                    spread, Vectors.maxAbs(nodes.row(k).minus(nodes.row(0)).toArray()));
        }
        return spread;
    }

    private static double radius(Matrix nodes, Time period, VectorField field) {
        double fastest = 0;
        for (int k = 0; k < nodes.rows(); k++) {
            double[] velocity = new double[nodes.columns()];
            field.evaluate(nodes.row(k).toArray(), velocity);
            fastest = Math.max(fastest, Vectors.maxAbs(velocity));
        }
        return fastest * period.seconds() / (2 * Math.PI);
    }

    /** These scales with another unit of the parameter. */
    public CycleScales withParameter(double unit) {
        return new CycleScales(largest, extent, period, unit);
    }

    /** These scales with another period. */
    public CycleScales withPeriod(Time other) {
        return new CycleScales(largest, extent, other, parameter);
    }

    /**
     * These scales, no smaller than those of another orbit. They never decrease: cycles whose amplitude vanishes at a
     * Hopf point would else be followed for ever.
     */
    CycleScales grownTo(CycleScales other) {
        return new CycleScales(
                Math.max(largest, other.largest), Math.max(extent, other.extent), other.period, parameter);
    }

    /** The weights of the unknowns: states, the period, the parameter. */
    public double[] weights(int unknowns) {
        double[] weights = new double[unknowns];
        Arrays.fill(weights, 1 / (extent * extent * (unknowns - 2)));
        weights[unknowns - 2] = 1 / (period.seconds() * period.seconds());
        weights[unknowns - 1] = 1 / (parameter * parameter);
        return weights;
    }
}
