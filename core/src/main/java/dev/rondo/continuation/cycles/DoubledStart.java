package dev.rondo.continuation.cycles;

import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;

/**
 * Start of the branch of cycles of twice the period, as unknowns of multiple shooting with twice the segments: both
 * halves begin on the cycle, displaced by +-v with M v = -v.
 *
 * @param point unknowns of the cycle, passed twice
 * @param direction displacement of every node; neither period nor parameter change to first order
 */
public record DoubledStart(Vector point, Vector direction) {
    /**
     * The start from a solution y = (x_1 .. x_K, T, p).
     *
     * @param velocities field at the nodes
     * @param derivatives derivatives of the flow along the segments
     * @param displacement displacement v at the first node
     * @param normal vector c of the phase condition: of all shifts in time along the cycle it picks one
     */
    public static DoubledStart of(
            double[] y, List<double[]> velocities, List<Matrix> derivatives, Vector displacement, double[] normal) {
        int n = displacement.size();
        int half = n * derivatives.size();
        Vector v = displacement;
        double shift = -Vectors.dot(normal, v.toArray()) / Vectors.dot(normal, velocities.getFirst());
        double[] point = new double[2 * half + 2];
        double[] away = new double[2 * half + 2];
        System.arraycopy(y, 0, point, 0, half);
        System.arraycopy(y, 0, point, half, half);
        point[2 * half] = 2 * y[half];
        point[2 * half + 1] = y[half + 1];
        for (int k = 0; k < derivatives.size(); k++) {
            double[] f = velocities.get(k);
            for (int i = 0; i < n; i++) {
                away[k * n + i] = shift * f[i] + v.get(i);
                away[half + k * n + i] = shift * f[i] - v.get(i);
            }
            v = derivatives.get(k).times(v);
        }
        return new DoubledStart(Vector.owning(point), Vector.owning(away));
    }
}
