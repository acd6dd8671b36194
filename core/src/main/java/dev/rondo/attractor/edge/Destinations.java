package dev.rondo.attractor.edge;

import dev.rondo.continuation.cycles.Polygon;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.OptionalInt;

/**
 * Destinations of orbits among given attractors. An orbit has arrived at one once it has stayed near it, closer than a
 * twentieth of what separates the attractors, for five time constants; without bound, once it has left a ball a
 * thousand times as large.
 */
public final class Destinations {
    private static final double NEAR = 0.05;
    private static final double FAR = 1e3;
    private static final int STAY = 5;

    private final EdgeSystem system;
    private final List<double[][]> attractors;
    private final double budget;
    private final double near;
    private final double radius;
    private int followed;

    /**
     * Destinations of a flow or map.
     *
     * @param attractors states along each attractor, one per row, in the order of the orbit; no row for a state that
     *     grows without bound
     * @param start state that counts when the size of the ball is chosen
     * @param budget largest number of time constants that an orbit is followed
     */
    public Destinations(EdgeSystem system, List<Matrix> attractors, Vector start, double budget) {
        this.system = system;
        this.attractors = attractors.stream().map(Matrix::toRows).toList();
        this.budget = budget;
        double size = Math.max(
                start.norm(),
                attractors.stream().mapToDouble(Matrix::maxAbs).max().orElse(0));
        radius = FAR * Math.max(size, Double.MIN_NORMAL);
        near = NEAR * separation(size);
    }

    /**
     * The number of the attractor to which the orbit from a state leads; empty if the budget ends before it is known.
     */
    public OptionalInt of(Vector start) {
        followed++;
        int[] stay = new int[attractors.size()];
        Vector x = start;
        for (int spent = 0; spent < budget; spent++) {
            Matrix step = system.follow(x, system.unit(), 1, radius).orElse(Matrix.zeros(0, x.size()));
            if (step.rows() == 0) {
                return infinity();
            }
            x = step.row(0);
            double[] at = x.toArray();
            for (int k = 0; k < stay.length; k++) {
                stay[k] = distance(attractors.get(k), at) <= near ? stay[k] + 1 : 0;
                if (stay[k] >= STAY) {
                    return OptionalInt.of(k);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Number of orbits followed so far. */
    public int followed() {
        return followed;
    }

    double radius() {
        return radius;
    }

    private OptionalInt infinity() {
        for (int k = 0; k < attractors.size(); k++) {
            if (attractors.get(k).length == 0) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }

    /** The least distance between two attractors; the size where there is only one that is bounded. */
    private double separation(double size) {
        double least = size;
        for (int a = 0; a < attractors.size(); a++) {
            for (double[][] other : attractors.subList(a + 1, attractors.size())) {
                for (double[] state : other) {
                    least = Math.min(least, distance(attractors.get(a), state));
                }
            }
        }
        return least;
    }

    /** Distance from the polygon of an attractor's states; of a map from the nearest state. */
    private double distance(double[][] attractor, double[] x) {
        return system.isContinuous() ? Polygon.distance(attractor, x) : Polygon.distanceFromStates(attractor, x);
    }
}
