package dev.rondo.attractor.edge;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.solve.Equations;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.periodic.ProductEigenvalues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cycle of a map by Newton's method on {@code G^k(x) - x = 0}; a fixed point if k = 1.
 *
 * @param points states of the cycle, k of them, each the image of the one before and the first that of the last
 * @param multipliers eigenvalues of the derivative over one period, by decreasing modulus
 * @param residual residual |G^k(x) - x| over the largest |x| of the cycle; absolute where all are 0
 */
public record ClosedMapOrbit(List<Vector> points, ComplexVector multipliers, double residual) {
    private static final int ITERATIONS = 30;
    private static final double SMALL = 1e-12;
    private static final double DISTINCT = 1e-6;

    public ClosedMapOrbit {
        points = List.copyOf(points);
    }

    /**
     * The cycle of an order that Newton's method reaches from a state; empty if it reaches none, or one of a lower
     * order.
     */
    public static Optional<ClosedMapOrbit> near(EulerMap map, Vector start, int order) {
        Equations equations = new Equations() {
            @Override
            public int size() {
                return map.dimension();
            }

            @Override
            public void residual(double[] x, double[] out) {
                double[] image = orbit(map, x, order).getLast();
                for (int i = 0; i < x.length; i++) {
                    out[i] = image[i] - x[i];
                }
            }

            @Override
            public Matrix jacobian(double[] x) {
                Matrix product = Matrix.identity(x.length);
                for (double[] at : orbit(map, x, order).subList(0, order)) {
                    product = map.jacobian(at).times(product);
                }
                return product.minus(Matrix.identity(x.length));
            }
        };
        double size = Math.max(start.norm(), SMALL);
        return new Newton(SMALL * size, ITERATIONS).solve(equations, start.toArray())
                        instanceof NewtonResult.Solution found
                ? through(map, found.unknowns(), order)
                : Optional.empty();
    }

    private static Optional<ClosedMapOrbit> through(EulerMap map, Vector x, int order) {
        List<Vector> states =
                orbit(map, x.toArray(), order).stream().map(Vector::of).toList();
        List<Vector> points = states.subList(0, order);
        double size = points.stream().mapToDouble(Vector::norm).max().orElse(0);
        boolean shorter = points.stream().skip(1).anyMatch(p -> p.minus(x).norm() <= DISTINCT * size);
        if (shorter) {
            return Optional.empty();
        }
        double gap = states.getLast().minus(x).norm();
        ComplexVector multipliers = ProductEigenvalues.of(
                        points.stream().map(p -> map.jacobian(p.toArray())).toList())
                .values();
        return Optional.of(new ClosedMapOrbit(points, multipliers, size < SMALL ? gap : gap / size));
    }

    /** States x, G(x), ..., G^k(x). */
    private static List<double[]> orbit(EulerMap map, double[] x, int steps) {
        List<double[]> states = new ArrayList<>(List.of(x));
        for (int k = 0; k < steps; k++) {
            double[] next = new double[x.length];
            map.apply(states.getLast(), next);
            states.add(next);
        }
        return states;
    }

    /** The number of points. */
    public int order() {
        return points.size();
    }

    /** Number of unstable directions. */
    public int unstableDirections() {
        return (int) multipliers.stream().filter(z -> z.abs() > 1).count();
    }

    /** The distance of a state from the nearest point. */
    public double distance(Vector state) {
        return points.stream().mapToDouble(p -> p.minus(state).norm()).min().orElse(Double.POSITIVE_INFINITY);
    }
}
