package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.ProductEigenvalues;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mode locking: the stable orbit of q states that goes round p times, near an orbit that runs along a closed curve.
 *
 * <p>A closed curve that a map carries into itself often holds an orbit that repeats itself after q steps and attracts, so
 * weakly that an orbit runs along the curve for ages before it arrives. For every p/q near the turns per step that were
 * measured, the displacement {@code d = G^q(x) - x} is followed: all other directions contract, along the curve d shrinks
 * by a factor r, and {@code x + d/(1 - r)} is where it vanishes, exactly so on an affine piece. Where no such orbit exists
 * d stays what it was, and r is 1.
 *
 * @param points the q states
 * @param turns p
 * @param residual |G^q(x) - x| over the largest |x|
 */
record LockedOrbit(List<Vector> points, int turns, double residual) {
    /** To this part of their size, orbits that are closed are told apart. */
    static final double SAME = 1e-6;

    private static final int MOST_STEPS = 3000;
    private static final int ITERATIONS = 12;
    private static final double NEAR = 3e-5;
    private static final double DOUBTS = 30;
    private static final double FAR = 0.05;
    private static final double CLOSED = 1e-12;
    private static final int FACTORS = 24;

    /**
     * The stable orbit near a state.
     *
     * @param curve its period, in steps of the orbit's samples
     * @param stride steps of the map per sample
     * @param size of the curve
     */
    static Optional<LockedOrbit> near(EulerMap map, double[] start, ClosedCurve curve, int stride, double size) {
        double period = curve.period() * stride;
        double tolerance = Math.max(NEAR, DOUBTS * curve.uncertainty() / curve.period());
        for (int turns = 1; turns * period <= MOST_STEPS; turns++) {
            int steps = (int) Math.rint(turns * period);
            boolean isNear = Math.abs(steps / (turns * period) - 1) <= tolerance;
            if (isNear && commonDivisor(steps, turns) == 1) {
                Optional<LockedOrbit> found = closing(map, start, steps, turns, size);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The orbit of so many states that is known to repeat itself. */
    static LockedOrbit repeating(EulerMap map, double[] start, int steps, int turns) {
        List<Vector> points = new ArrayList<>();
        double[] x = start;
        double largest = 0;
        for (int k = 0; k < steps; k++) {
            Vector point = Vector.of(x);
            largest = Math.max(largest, point.norm());
            points.add(point);
            x = advance(map, x, 1);
        }
        double gap = Orbit.distance(x, start);
        return new LockedOrbit(points, turns, largest == 0 ? gap : gap / largest);
    }

    private static Optional<LockedOrbit> closing(EulerMap map, double[] start, int steps, int turns, double size) {
        double[] x = start;
        double[] image = advance(map, x, steps);
        Vector gap = difference(image, x);
        for (int k = 0; k < ITERATIONS && gap.norm() <= FAR * size; k++) {
            if (gap.norm() <= CLOSED * size) {
                return attracts(map, image, gap, steps)
                        ? Optional.of(repeating(map, image, steps, turns))
                        : Optional.empty();
            }
            double[] next = advance(map, image, steps);
            Vector after = difference(next, image);
            double ratio = after.dot(gap) / gap.dot(gap);
            Vector jump = after.times(1 / (1 - ratio));
            if (!(jump.norm() <= FAR * size)) {
                return Optional.empty();
            }
            x = Math.abs(ratio) < 1e-3 ? next : sum(image, jump);
            image = advance(map, x, steps);
            gap = difference(image, x);
        }
        return Optional.empty();
    }

    /** Whether a small displacement along the orbit's slowest direction shrinks in q steps. */
    private static boolean attracts(EulerMap map, double[] x, Vector along, int steps) {
        Vector direction = along.norm() > 0 ? along : difference(advance(map, x, 1), x);
        if (direction.norm() == 0) {
            return true;
        }
        double[] v = direction.times(1 / direction.norm()).toArray();
        double stretch = 0;
        for (int pass = 0; pass < 3; pass++) {
            double[] at = x.clone();
            double log = 0;
            for (int k = 0; k < steps; k++) {
                double[] image = new double[v.length];
                map.differential(at, v, image);
                double length = Orbit.norm(image);
                if (length == 0) {
                    return true;
                }
                log += StrictMath.log(length);
                v = Vector.owning(image).times(1 / length).toArray();
                at = advance(map, at, 1);
            }
            stretch = log;
        }
        return stretch < -SAME;
    }

    /** The eigenvalues of the derivative along a closed orbit, by decreasing modulus. */
    static ComplexVector multipliers(EulerMap map, List<Vector> points) {
        List<Matrix> factors = new ArrayList<>();
        int length = Math.ceilDiv(points.size(), FACTORS);
        for (int from = 0; from < points.size(); from += length) {
            Matrix product = Matrix.identity(map.dimension());
            for (Vector point : points.subList(from, Math.min(points.size(), from + length))) {
                product = map.jacobian(point.toArray()).times(product);
            }
            factors.add(product);
        }
        return ProductEigenvalues.of(factors).values();
    }

    private static double[] advance(EulerMap map, double[] x, int steps) {
        double[] now = x.clone();
        double[] next = new double[x.length];
        for (int t = 0; t < steps; t++) {
            map.apply(now, next);
            double[] swap = now;
            now = next;
            next = swap;
        }
        return now;
    }

    private static Vector difference(double[] a, double[] b) {
        return Vector.of(a).minus(Vector.of(b));
    }

    private static double[] sum(double[] a, Vector b) {
        return Vector.of(a).plus(b).toArray();
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
