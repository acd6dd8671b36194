package dev.rondo.continuation.patched;

import dev.rondo.continuation.Ending;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fixed point of a family of x-form fields on the switching manifold x_b = 0 of one unit b, with the dynamics near it:
 * with {@code x = x* + |p - p*| y} and to first order in p - p*,
 *
 * <pre>
 *   dy/dt = A y + K_b max(0, y_b) +- dF/dp(x*, p*),
 * </pre>
 *
 * A that of the region where b is inactive. This limit is piecewise linear with two regions; its cycles are the limits
 * of a cycle of the family whose amplitude vanishes at the fixed point, in proportion to |p - p*| (di Bernardo et al.,
 * Piecewise-smooth Dynamical Systems, 2008, chapter 5; for the planar case Simpson and Meiss, Phys. Lett. A 371, 2007,
 * 213).
 *
 * @param family family of fields
 * @param manifold index of the unit b
 * @param closed region on the side where b is inactive
 * @param state fixed point x*
 * @param parameter value p* of the parameter
 */
record BoundaryEquilibrium(
        PiecewiseLinearFamily family, int manifold, ActiveSet closed, Vector state, double parameter) {
    private static final int ITERATIONS = 20;
    private static final double TOLERANCE = 1e-13;

    /** Relative tolerance to which sizes of neighbouring cycles are in the ratio of their distances. */
    private static final double PROPORTIONAL = 0.01;

    /** Part of the state's size that is not told from 0. */
    private static final double ROUNDING = 1e-12;

    /** Distance from 0 of the other units, which do not switch, in units of the limit's largest value. */
    private static final double ALOOF = 16;

    /** The end of a branch of cycles at such a point, if two neighbouring ones are on their way to it. */
    static Optional<Ending.OnBoundary> reached(PiecewiseLinearFamily family, Orbits before, Orbits after) {
        Set<Integer> manifolds =
                after.crossings().stream().map(c -> c.crossing().manifold()).collect(Collectors.toSet());
        if (manifolds.size() != 1 || !after.field().switchesOnVariables()) {
            return Optional.empty();
        }
        int manifold = manifolds.iterator().next();
        ActiveSet some = after.field().regionOf(after.node(0).toArray());
        ActiveSet closed = some.contains(manifold) ? some.flipped(manifold) : some;
        return near(family, manifold, closed, after.node(0), after.parameter())
                .filter(point -> point.isApproached(before, after))
                .flatMap(point -> point.ending(after));
    }

    /** Newton's method for x and p in {@code F(x, p) = 0, x_b = 0}, F that of the region. */
    private static Optional<BoundaryEquilibrium> near(
            PiecewiseLinearFamily family, int manifold, ActiveSet region, Vector guess, double guessed) {
        int n = guess.size();
        double[] x = guess.toArray();
        double p = guessed;
        for (int k = 0; k < ITERATIONS; k++) {
            PiecewiseLinearField field = family.at(p);
            Matrix a = field.matrix(region);
            Vector state = Vector.of(x);
            Vector f = a.times(state).plus(field.offset(region));
            Vector change = slope(family, p, region, state);
            Matrix jacobian = Matrix.build(
                    n + 1, n + 1, (i, j) -> i == n ? (j == manifold ? 1 : 0) : j == n ? change.get(i) : a.get(i, j));
            double[] right = java.util.Arrays.copyOf(f.toArray(), n + 1);
            right[n] = x[manifold];
            try {
                double[] step = LinearSolve.of(jacobian).solve(Vector.of(right)).toArray();
                double largest = 0;
                double size = 0;
                for (int i = 0; i < n; i++) {
                    x[i] -= step[i];
                    largest = Math.max(largest, Math.abs(step[i]));
                    size = Math.max(size, Math.abs(x[i]));
                }
                p -= step[n];
                if (largest <= TOLERANCE * size && Math.abs(step[n]) <= TOLERANCE * Math.abs(p)) {
                    x[manifold] = 0;
                    return Optional.of(new BoundaryEquilibrium(family, manifold, region, Vector.of(x), p));
                }
            } catch (FactorisationException singular) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Derivative dF/dp at the fixed point times a factor. */
    Vector force(double factor) {
        return slope(family, parameter, closed, state).times(factor);
    }

    /** Derivative dF/dp in a region. */
    private static Vector slope(PiecewiseLinearFamily family, double p, ActiveSet region, Vector x) {
        PiecewiseLinearField change = family.derivative(p);
        return change.matrix(region).times(x).plus(change.offset(region));
    }

    /**
     * Test that neighbouring cycles are in the ratio of their distances, and that no other switching manifold is in the
     * way: where the fixed point is on the side of the cycle, everything between the two is.
     */
    private boolean isApproached(Orbits before, Orbits after) {
        double far = Math.abs(before.parameter() - parameter);
        double near = Math.abs(after.parameter() - parameter);
        double found = after.extent() / before.extent();
        return near < far && Math.abs(found * far / near - 1) <= PROPORTIONAL && isOnOneBoundaryOnly();
    }

    private boolean isOnOneBoundaryOnly() {
        double size = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < state.size(); j++) {
            size = Math.max(size, Math.abs(state.get(j)));
            if (j != manifold) {
                double margin = closed.contains(j) ? state.get(j) : -state.get(j);
                nearest = Math.min(nearest, margin);
            }
        }
        return nearest > ROUNDING * size;
    }

    private Optional<Ending.OnBoundary> ending(Orbits after) {
        double distance = after.parameter() - parameter;
        Vector start = after.node(0).minus(state).times(1 / Math.abs(distance));
        Limit limit = limit(Math.signum(distance), ALOOF * after.extent() / Math.abs(distance));
        CycleOutcome outcome =
                PatchedShooting.DEFAULT.close(ExactFlow.of(limit.field()), start.plus(limit.shift()), after.period());
        if (!(outcome instanceof CycleOutcome.Closed closedCycle) || !turnsOnly(closedCycle.cycle())) {
            return Optional.empty();
        }
        PatchedCycle cycle = closedCycle.cycle();
        return Optional.of(new Ending.OnBoundary(
                parameter,
                manifold,
                cycle.moments().amplitude(),
                cycle.period(),
                cycle.largestModulus(),
                unstable(Math.signum(distance)),
                unstable(-Math.signum(distance))));
    }

    private boolean turnsOnly(PatchedCycle cycle) {
        return cycle.path().crossings().stream().mapToInt(Crossing::manifold).allMatch(g -> g == manifold);
    }

    /**
     * The limit in coordinates in which no unit but b can switch.
     *
     * @param field field for y + shift
     * @param shift shift of each unit, far into the side of the manifold where it is
     */
    record Limit(PiecewiseLinearField field, Vector shift) {}

    Limit limit(double sign, double aloof) {
        int n = state.size();
        PiecewiseLinearField there = family.at(parameter);
        double[] shift = new double[n];
        for (int j = 0; j < n; j++) {
            shift[j] = j == manifold ? 0 : closed.contains(j) ? aloof : -aloof;
        }
        Vector away = Vector.of(shift);
        Vector drive = slope(family, parameter, closed, state)
                .times(sign)
                .minus(there.matrix(closed).times(away));
        return new Limit(there.withDrive(drive), away);
    }

    /** Number of unstable directions of each fixed point of the limit on a side of the parameter. */
    private List<Integer> unstable(double sign) {
        List<Integer> out = new ArrayList<>();
        Vector force = force(-sign);
        for (ActiveSet region : List.of(closed, closed.flipped(manifold))) {
            Matrix a = family.at(parameter).matrix(region);
            double place = LinearSolve.of(a).solve(force).get(manifold);
            if (place > 0 == region.contains(manifold)) {
                out.add((int) Eigen.valuesOf(a).stream()
                        .map(Complex::re)
                        .filter(growth -> growth > 0)
                        .count());
            }
        }
        return out;
    }
}
