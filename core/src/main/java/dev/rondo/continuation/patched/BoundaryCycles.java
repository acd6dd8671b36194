package dev.rondo.continuation.patched;

import dev.rondo.continuation.cycles.CycleScales;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.HopfPoint;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cycles of a piecewise-linear family that begin at a fixed point: in proportion to the parameter's distance where it
 * crosses a switching manifold (a boundary equilibrium bifurcation), and with a finite amplitude where a region's fixed
 * point is a centre (a degenerate Hopf point), whose largest cycle within the region touches a switching manifold.
 *
 * <p>At a boundary equilibrium the cycles are those of the limit with two regions, {@link BoundaryEquilibrium}: guessed
 * as circles round its fixed points, of many sizes, and closed by Newton's method, stable or not.
 */
public final class BoundaryCycles {
    /** Sizes of guesses, in units of the circle that touches the switching manifold. */
    private static final double[] SIZES = {1.02, 1.1, 1.3, 1.6, 2, 3, 4, 6, 9, 13, 20};
    /** Turns after which a guess is taken from an orbit: at once, and where it has come near an attracting cycle. */
    private static final int[] TURNS = {0, 30};

    private static final double SAME = 1e-6;
    private static final double ALOOF = 64;
    private static final double SMALL = 1e-9;
    /** Part of the way to the next switching manifold that a cycle may take. */
    private static final double MARGIN = 0.05;

    private final BoundaryEquilibrium point;
    private final List<Birth> found = new ArrayList<>();

    private BoundaryCycles(BoundaryEquilibrium point) {
        this.point = point;
    }

    /**
     * Guess of a small cycle near a fixed point.
     *
     * @param start curve of cycles with the guess of a solution
     * @param parameter value of the parameter of the guess
     * @param side +1 if the cycles exist above the bifurcation, -1 below
     */
    public record Birth(Shooting.Start start, double parameter, int side) {}

    /**
     * The cycles that begin at a border collision of a fixed point.
     *
     * @param manifold index of the unit at its threshold, whose switching function is its state
     * @param state fixed point
     * @param parameter value of the parameter there
     * @param distance largest distance of the guesses from it
     */
    public static List<Birth> of(
            PiecewiseLinearFamily family, int manifold, Vector state, double parameter, double distance) {
        PiecewiseLinearField field = family.at(parameter);
        if (!field.switchesOnVariables()) {
            return List.of();
        }
        ActiveSet some = field.regionOf(state.toArray());
        ActiveSet closed = some.contains(manifold) ? some.flipped(manifold) : some;
        BoundaryCycles cycles = new BoundaryCycles(new BoundaryEquilibrium(family, manifold, closed, state, parameter));
        for (int side : new int[] {1, -1}) {
            List<PatchedCycle> known = new ArrayList<>();
            for (ActiveSet region : List.of(closed, closed.flipped(manifold))) {
                cycles.search(region, side, distance, known);
            }
        }
        return cycles.found;
    }

    /**
     * The largest cycle within a region whose fixed point is a centre, and the direction in which cycles grow.
     *
     * @param centre fixed point with a pair of imaginary eigenvalues
     */
    public static Shooting.Start round(PiecewiseLinearFamily family, HopfPoint centre) {
        PiecewiseLinearField field = family.at(centre.parameter());
        double[] x = centre.state().toArray();
        double[] real = shape(centre, 0);
        double[] imaginary = shape(centre, Math.PI / 2);
        double[] at = field.switchingAt(x);
        double[] first = field.switchingAt(centre.state().plus(Vector.of(real)).toArray());
        double[] second =
                field.switchingAt(centre.state().plus(Vector.of(imaginary)).toArray());
        double radius = Double.POSITIVE_INFINITY;
        for (int j = 0; j < at.length; j++) {
            double swing = Math.hypot(first[j] - at[j], second[j] - at[j]);
            radius = Math.min(radius, swing > 0 ? Math.abs(at[j]) / swing : radius);
        }
        Vector node = centre.state().plus(Vector.of(real).times(radius));
        // An orbit within one region has a single piece, whose ends do not tell its extent.
        double extent = radius * Math.max(Vectors.maxAbs(real), Vectors.maxAbs(imaginary));
        CycleScales scales = new CycleScales(Vectors.maxAbs(node.toArray()) + extent, extent, centre.period(), 1);
        Shooting.Start start = Shooting.through(
                ExactArcs.of(family, centre.parameter()),
                Matrix.of(new double[][] {node.toArray()}),
                centre.period(),
                centre.parameter(),
                scales);
        return new Shooting.Start(start.curve(), start.unknowns(), Vector.owning(Arrays.copyOf(real, real.length + 2)));
    }

    private static double[] shape(HopfPoint point, double phase) {
        double[] shape = new double[point.state().size()];
        Arrays.setAll(shape, i -> point.shape(i, phase));
        return shape;
    }

    /** Cycles of the limit on one side, from circles round the fixed point of a region. */
    private void search(ActiveSet region, int side, double distance, List<PatchedCycle> known) {
        Matrix a = point.family().at(point.parameter()).matrix(region);
        Eigen eigen = Eigen.of(a);
        int pair = leadingPair(eigen);
        if (pair < 0) {
            return;
        }
        Vector centre;
        try {
            centre = LinearSolve.of(a).solve(point.force(-side));
        } catch (FactorisationException singular) {
            return;
        }
        Vector mode = eigen.vectors().column(pair).real();
        double swing = eigen.vectors().column(pair).get(point.manifold()).abs();
        double reach = Math.abs(centre.get(point.manifold())) / swing;
        if (!(reach > 0) || Double.isInfinite(reach)) {
            return;
        }
        double largest = Vectors.maxAbs(centre.toArray()) + SIZES[SIZES.length - 1] * reach;
        BoundaryEquilibrium.Limit limit = point.limit(side, ALOOF * largest);
        ExactFlow flow = ExactFlow.of(limit.field());
        Time turn = Time.seconds(2 * Math.PI / eigen.values().im(pair));
        for (double size : SIZES) {
            Vector start = centre.plus(mode.times(size * reach)).plus(limit.shift());
            for (int turns : TURNS) {
                guess(flow, start, turn, turns)
                        .filter(cycle -> isNew(cycle, known))
                        .ifPresent(cycle -> {
                            known.add(cycle);
                            found.add(birth(cycle, limit.shift(), side, distance));
                        });
            }
        }
    }

    /** Complex pair with the largest real part; -1 if all eigenvalues are real. */
    private static int leadingPair(Eigen eigen) {
        int best = -1;
        for (int k = 0; k < eigen.values().size(); k++) {
            if (eigen.values().im(k) > 0
                    && (best < 0 || eigen.values().re(k) > eigen.values().re(best))) {
                best = k;
            }
        }
        return best;
    }

    /** The cycle near an orbit's turn between two crossings of the manifold in one direction. */
    private Optional<PatchedCycle> guess(ExactFlow flow, Vector start, Time turn, int turns) {
        Vector from = start;
        if (turns > 0) {
            PatchedPath settling = flow.follow(start.toArray(), turn.times(turns));
            if (settling.ending() != PatchedPath.Ending.TIME) {
                return Optional.empty();
            }
            from = settling.state();
        }
        PatchedPath path = flow.follow(from.toArray(), turn.times(4));
        List<Time> opening = path.crossings().stream()
                .filter(c -> c.manifold() == point.manifold() && c.opens())
                .map(Crossing::time)
                .toList();
        if (path.ending() != PatchedPath.Ending.TIME || opening.size() < 2) {
            return Optional.empty();
        }
        Time period = opening.get(1).minus(opening.get(0));
        // Away from the manifold, so that a period neither begins nor ends at a crossing.
        Vector state = flow.state(path, opening.get(0).plus(period.times(0.1)));
        CycleOutcome outcome = PatchedShooting.DEFAULT.close(flow, state, period);
        return outcome instanceof CycleOutcome.Closed closed && turnsOnly(closed.cycle())
                ? Optional.of(closed.cycle())
                : Optional.empty();
    }

    private boolean turnsOnly(PatchedCycle cycle) {
        return cycle.moments().amplitude() > SMALL
                && !cycle.path().crossings().isEmpty()
                && cycle.path().crossings().stream()
                        .mapToInt(Crossing::manifold)
                        .allMatch(g -> g == point.manifold());
    }

    private static boolean isNew(PatchedCycle cycle, List<PatchedCycle> known) {
        return known.stream()
                .noneMatch(other -> isNear(
                                cycle.period().seconds(), other.period().seconds())
                        && isNear(cycle.moments().amplitude(), other.moments().amplitude()));
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= SAME * Math.abs(b);
    }

    /** The cycle near the fixed point, at a distance at which it stays away from the other manifolds. */
    private Birth birth(PatchedCycle cycle, Vector shift, int side, double distance) {
        Vector y = cycle.start().minus(shift);
        double extent = Vectors.maxAbs(y.toArray()) + cycle.moments().amplitude();
        double near = distance;
        for (int j = 0; j < y.size(); j++) {
            if (j != point.manifold()) {
                near = Math.min(near, MARGIN * Math.abs(point.state().get(j)) / extent);
            }
        }
        double parameter = point.parameter() + side * near;
        Vector node = point.state().plus(y.times(near));
        Shooting.Start start = ExactArcs.of(point.family(), parameter)
                .through(Matrix.of(new double[][] {node.toArray()}), cycle.period(), parameter);
        return new Birth(start, parameter, side);
    }
}
