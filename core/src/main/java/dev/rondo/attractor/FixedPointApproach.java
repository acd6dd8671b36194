package dev.rondo.attractor;

import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/**
 * Approach of a stretch of an orbit to a fixed point. The point is polished by Newton's method and its multipliers are
 * computed; the orbit leads into it if it has arrived, or if it comes closer inside the region where the map is affine
 * around the point up to a small fraction of the contraction (for ReLU: inside one affine piece). Then the rest of the
 * orbit is known without following it.
 *
 * @param point fixed point
 * @param arrived true if the orbit has come within 1e-9 of it, relative to where it started
 * @param extrapolated true if the orbit comes closer and all that follows is contraction
 */
record FixedPointApproach(Equilibrium point, boolean arrived, boolean extrapolated) {
    private static final double ARRIVED = 1e-9;
    private static final double NEGLIGIBLE = 0.1;
    private static final int SAMPLES = 300;

    /**
     * The fixed point near the orbit's last state or mean and the orbit's position relative to it; empty without a
     * point.
     */
    static Optional<FixedPointApproach> of(EulerMap map, Orbit orbit, double scale) {
        Optional<Equilibrium> fromLast = Equilibrium.ofMap(map, Vector.of(orbit.last()));
        Vector mean = Vector.owning(orbit.mean(WeightedAverage.weights(orbit.rows())));
        return fromLast.or(() -> Equilibrium.ofMap(map, mean)).map(point -> of(map, orbit, scale, point));
    }

    /** Stability by the multipliers: the point attracts its neighbours. */
    boolean attracts() {
        return point.leadingModulus() < 1 - 1e-9;
    }

    /** Instability by the multipliers: the point repels its neighbours. */
    boolean repels() {
        return point.leadingModulus() > 1 + 1e-9;
    }

    private static FixedPointApproach of(EulerMap map, Orbit orbit, double scale, Equilibrium point) {
        double[] x = point.state().toArray();
        double reach = Math.max(scale, Orbit.norm(x));
        boolean arrived = Orbit.distance(orbit.last(), x) <= ARRIVED * reach;
        boolean closer =
                farthest(orbit.part(orbit.rows() / 2, orbit.rows()), x) < farthest(orbit.part(0, orbit.rows() / 2), x);
        double contraction = 1 - point.leadingModulus();
        boolean extrapolated = closer && contraction > 0 && isAffine(map, orbit, point, NEGLIGIBLE * contraction);
        return new FixedPointApproach(point, arrived, extrapolated);
    }

    private static double farthest(Orbit orbit, double[] x) {
        double max = 0;
        for (int t = 0; t < orbit.rows(); t++) {
            max = Math.max(max, Orbit.distance(orbit.state(t), x));
        }
        return max;
    }

    /** Test that |G(y) - x - DG(x) (y - x)| is at most a fraction of |y - x| for states y along the orbit. */
    private static boolean isAffine(EulerMap map, Orbit orbit, Equilibrium point, double fraction) {
        Vector x = point.state();
        double rounding = 1e-12 * x.norm();
        int stride = Math.max(1, orbit.rows() / SAMPLES);
        double[] next = new double[x.size()];
        for (int t = 0; t < orbit.rows(); t += stride) {
            map.apply(orbit.state(t), next);
            Vector away = Vector.of(orbit.state(t)).minus(x);
            Vector linear = point.jacobian().times(away);
            Vector error = Vector.of(next).minus(x).minus(linear);
            if (error.norm() > fraction * away.norm() + rounding) {
                return false;
            }
        }
        return true;
    }
}
