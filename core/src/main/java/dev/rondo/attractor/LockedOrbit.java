package dev.rondo.attractor;

import dev.rondo.continuation.cycles.Polygon;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.periodic.ProductEigenvalues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mode locking: the stable orbit of q states and p oscillations, near an orbit that runs along a closed curve.
 *
 * <p>A closed curve that a map carries into itself often holds an orbit that repeats itself after q steps and attracts,
 * so weakly that an orbit runs along the curve for ages before it arrives. For every p/q near the oscillations per step
 * that were measured, the displacement {@code d = G^q(x) - x} is followed: all other directions contract, along the
 * curve d shrinks by a factor r, and {@code G^q(x) + r d/(1 - r)} is where it vanishes, exactly so on an affine piece.
 * On the way to a locked orbit x stays between two neighbours among its own q images; where there is none it passes one
 * of them.
 *
 * @param points q states
 * @param turns number p of oscillations
 * @param residual residual |G^q(x) - x| over the largest |x|
 */
record LockedOrbit(List<Vector> points, int turns, double residual) {
    /** Tolerance, as a part of their size, to which closed orbits are told apart. */
    static final double SAME = 1e-6;

    private static final int MOST_STEPS = 3000;
    /** Steps of the map along which one pair of p and q is followed. */
    private static final int MOST_WORK = 400_000;

    private static final double NEAR = 3e-5;
    private static final double DOUBTS = 30;
    private static final double FAR = 0.05;
    private static final double CLOSED = 1e-12;
    private static final int FACTORS = 24;
    /** Loops of a closed orbit that differ by less than this part of its size count as oscillations. */
    private static final double LOOP = 0.02;

    /** Displacements in a row after which transverse directions have decayed. */
    private static final int CALM = 4;
    /** A closed orbit may be doubled and more: then it closes after so many times q steps at most. */
    private static final int MOST_LOOPS = 4;
    /** An orbit that has moved so many times the distance to its nearest image has passed it. */
    private static final double PASSED = 2;
    /** A ratio of displacements that changes by less than this part of 1 - r is that of one affine piece. */
    private static final double STEADY = 0.05;

    /**
     * The stable orbit near a state.
     *
     * @param curve closed curve near the orbit, with its period in steps of the orbit's samples
     * @param stride number of steps of the map per sample
     * @param size size of the curve
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
        double reach = Math.min(FAR * size, PASSED * nearestImage(map, start, steps));
        List<double[]> images = new ArrayList<>(List.of(start, advance(map, start, steps)));
        double ratio = Double.NaN;
        int work = steps;
        while (work < MOST_WORK && Orbit.distance(images.getLast(), start) <= reach) {
            Optional<LockedOrbit> closed = closed(map, images, steps, turns, size);
            if (closed.isPresent()) {
                return closed.filter(found -> attracts(map, found.points));
            }
            images.add(advance(map, images.getLast(), steps));
            work += steps;
            int last = images.size() - 1;
            Vector after = difference(images.get(last), images.get(last - 1));
            Vector gap = difference(images.get(last - 1), images.get(last - 2));
            double before = ratio;
            ratio = after.dot(gap) / gap.dot(gap);
            boolean steady = Math.abs(ratio) < 1 && Math.abs(ratio - before) <= STEADY * (1 - ratio);
            if (steady && images.size() > CALM) {
                Vector jump = after.times(ratio / (1 - ratio));
                double[] there = advance(map, sum(images.get(last), jump), CALM * steps);
                double[] beyond = advance(map, there, steps);
                work += (CALM + 1) * steps;
                // Where the next piece is another one, the jump may lead away: then the orbit goes on as it was.
                boolean nearer = Orbit.distance(beyond, there) < after.norm();
                List<double[]> from = nearer ? List.of(there, beyond) : List.of(images.get(last - 1), images.get(last));
                images = new ArrayList<>(from);
            }
        }
        return Optional.empty();
    }

    /** The orbit that the last of some images repeats, after so many steps or a small multiple of them. */
    private static Optional<LockedOrbit> closed(
            EulerMap map, List<double[]> images, int steps, int turns, double size) {
        double[] last = images.getLast();
        for (int times = 1; times <= MOST_LOOPS && times < images.size(); times++) {
            if (Orbit.distance(images.get(images.size() - 1 - times), last) <= CLOSED * size) {
                return Optional.of(repeating(map, last, times * steps, times * turns));
            }
        }
        return Optional.empty();
    }

    /** The least distance of a state from its next images but the last. */
    private static double nearestImage(EulerMap map, double[] x, int steps) {
        double nearest = Double.POSITIVE_INFINITY;
        double[] now = x;
        for (int k = 1; k < steps; k++) {
            now = advance(map, now, 1);
            nearest = Math.min(nearest, Orbit.distance(now, x));
        }
        return nearest;
    }

    /** Stability of a closed orbit: a small displacement shrinks along three rounds of it. */
    private static boolean attracts(EulerMap map, List<Vector> points) {
        Vector along = points.get(1 % points.size()).minus(points.getFirst());
        if (along.norm() == 0) {
            return true;
        }
        double[] v = along.times(1 / along.norm()).toArray();
        double stretch = 0;
        for (int pass = 0; pass < 3; pass++) {
            stretch = 0;
            for (Vector point : points) {
                double[] image = new double[v.length];
                map.differential(point.toArray(), v, image);
                double length = Orbit.norm(image);
                if (length == 0) {
                    return true;
                }
                stretch += StrictMath.log(length);
                v = Vector.owning(image).times(1 / length).toArray();
            }
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

    /**
     * Number of oscillations of points that repeat themselves: one for every shortest return of all of them to within a
     * small part of their size.
     */
    static int turns(List<Vector> points) {
        int count = points.size();
        Vector start = points.getFirst();
        double spread =
                points.stream().mapToDouble(p -> p.minus(start).norm()).max().orElse(0);
        boolean hasLeft = false;
        for (int shift = 1; 2 * shift <= count; shift++) {
            hasLeft |= points.get(shift).minus(start).norm() >= spread / 2;
            if (hasLeft && returns(points, shift, LOOP * spread)) {
                return (int) Math.rint((double) count / shift);
            }
        }
        return 1;
    }

    /** Test that every point lies near the one so many steps before it, within half a step along the orbit. */
    private static boolean returns(List<Vector> points, int shift, double tolerance) {
        int count = points.size();
        for (int k = 0; k < count; k++) {
            Vector here = points.get(k);
            double[][] about = {
                here.plus(points.get((k + count - 1) % count)).times(0.5).toArray(),
                here.toArray(),
                here.plus(points.get((k + 1) % count)).times(0.5).toArray()
            };
            double[] late = points.get((k + shift) % count).toArray();
            if (Polygon.distance(about, late) > tolerance) {
                return false;
            }
        }
        return true;
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
