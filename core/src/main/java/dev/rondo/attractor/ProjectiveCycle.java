package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Projective attractor of a homogeneous map, G(c x) = c G(x) for every c &gt; 0, which it has in place of attractors:
 * every multiple of an orbit is an orbit, so none is isolated and there is no limit cycle. The direction of the state
 * settles on a ray or on a closed curve, the projective cycle, while its length grows or decays by a factor per period.
 *
 * @param kind kind of the direction's attractor: a fixed point is a ray, a limit cycle a projective cycle
 * @param growthPerSecond growth rate lam: the average of d log|x|/dt
 * @param period period of a projective cycle
 * @param factorPerPeriod factor mu = e^(lam period), of a projective cycle
 * @param lyapunovPerSecond three largest Lyapunov exponents of the map itself, among them lam
 * @param certificate evidence for the direction's attractor
 */
public record ProjectiveCycle(
        AttractorKind kind,
        double growthPerSecond,
        Optional<Time> period,
        OptionalDouble factorPerPeriod,
        Vector lyapunovPerSecond,
        Attractor.Certificate certificate) {
    private static final int EXPONENTS = 3;

    /** The projective attractor of the orbit of a homogeneous map from a state that is not 0. */
    static ProjectiveCycle of(AttractorSearch search, EulerMap map, double[] start) {
        ProjectiveMap directions = new ProjectiveMap(map);
        double[] y = Vector.of(start).times(1 / Orbit.norm(start)).toArray();
        Orbit settling = Orbit.following(directions, y, search.settling());
        Orbit orbit = Orbit.following(directions, settling.last(), search.window());
        return ray(search, map, orbit).orElseGet(() -> settled(search.find(directions, y), directions));
    }

    /**
     * The growth where the map stays linear: if its derivative is the same at all states of the orbit and has a real
     * leading eigenvalue, that is the factor per step. (The direction may approach the ray as slowly as 1/t, where the
     * eigenvalue is defective: then averages along the orbit converge as slowly.)
     */
    private static Optional<ProjectiveCycle> ray(AttractorSearch search, EulerMap map, Orbit orbit) {
        if (!isLinearAlong(map, orbit)) {
            return Optional.empty();
        }
        double step = map.step().seconds();
        ComplexVector eigenvalues = Eigen.valuesOf(map.jacobian(orbit.last()));
        double radius = eigenvalues.maxAbs();
        boolean real = eigenvalues.stream().anyMatch(mu -> mu.im() == 0 && mu.re() >= radius * (1 - 1e-12));
        if (!real) {
            return Optional.empty();
        }
        double[] logs = eigenvalues.stream()
                .mapToDouble(Complex::abs)
                .map(modulus -> StrictMath.log(modulus) / step)
                .toArray();
        Attractor.Certificate certificate = new Attractor.Certificate(
                map.step().times(search.settling()),
                orbit.duration(),
                1,
                true,
                "the set of active units stays the same, and the leading eigenvalue of the map on it is real",
                OptionalDouble.empty(),
                OptionalDouble.of(radius),
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                Vector.zeros(0));
        return Optional.of(new ProjectiveCycle(
                AttractorKind.FIXED_POINT,
                StrictMath.log(radius) / step,
                Optional.empty(),
                OptionalDouble.empty(),
                largest(Arrays.stream(logs)),
                certificate));
    }

    /**
     * Test of linearity: the derivative at the first state maps every state of the stretch onto the direction of the
     * next.
     */
    private static boolean isLinearAlong(EulerMap map, Orbit orbit) {
        double[] first = orbit.state(0);
        double[] image = new double[first.length];
        double[] linear = new double[first.length];
        for (int t = 0; t < orbit.rows(); t++) {
            map.apply(orbit.state(t), image);
            map.differential(first, orbit.state(t), linear);
            if (Orbit.distance(image, linear) > 1e-13 * Orbit.norm(image)) {
                return false;
            }
        }
        return true;
    }

    private static ProjectiveCycle settled(AttractorSearch.Outcome outcome, ProjectiveMap directions) {
        Attractor attractor = outcome.attractor();
        double average = 0;
        for (int t = 0; t < outcome.orbit().rows(); t++) {
            average += outcome.weights().get(t)
                    * directions.logStretch(outcome.orbit().state(t));
        }
        double growth = average / directions.step().seconds();
        Optional<Time> period = attractor.period();
        DoubleStream others =
                Arrays.stream(attractor.lyapunovPerSecond().toArray()).map(e -> e + growth);
        return new ProjectiveCycle(
                attractor.kind(),
                growth,
                period,
                period.map(p -> OptionalDouble.of(StrictMath.exp(growth * p.seconds())))
                        .orElse(OptionalDouble.empty()),
                largest(DoubleStream.concat(DoubleStream.of(growth), others)),
                attractor.certificate());
    }

    private static Vector largest(DoubleStream exponents) {
        double[] sorted = exponents.sorted().toArray();
        double[] largest = new double[Math.min(EXPONENTS, sorted.length)];
        Arrays.setAll(largest, k -> sorted[sorted.length - 1 - k]);
        return Vector.owning(largest);
    }

    /** Explanation for a user: why there is no limit cycle, and what there is. */
    public String explanation() {
        String cone = "The network is homogeneous (no bias, no tonic drive, phi(c x) = c phi(x)): every multiple of an"
                + " orbit is an orbit, so no orbit is isolated and no limit cycle can exist. ";
        String what = period.isPresent()
                ? "Its direction rotates with a period of " + period.get() + " while its length changes by the factor "
                        + factorPerPeriod.orElse(1) + " per period"
                : "Its length changes at the rate of " + growthPerSecond + " per second";
        return cone + what
                + (growthPerSecond > 0 ? ": it grows without bound." : ": it decays to 0.")
                + " A tonic input or a bias makes limit cycles possible.";
    }
}
