package dev.rondo.attractor.patched;

import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import java.util.List;

/**
 * A cycle of a piecewise-linear map.
 *
 * @param points points of the cycle, as many as its order, each the image of the one before and the first that of the
 *     last
 * @param regions region of each point
 * @param multipliers eigenvalues of the derivative over one period, by decreasing modulus
 * @param residual largest |G(x_j) - x_(j+1)| of a variable, over the largest |x|
 */
public record MapCycle(List<Vector> points, List<ActiveSet> regions, ComplexVector multipliers, double residual) {
    public MapCycle {
        points = List.copyOf(points);
        regions = List.copyOf(regions);
    }

    /** The number of its points. */
    public int order() {
        return points.size();
    }

    /** Stability: every multiplier lies inside the unit circle. */
    public boolean isStable() {
        return multipliers.maxAbs() < 1;
    }
}
