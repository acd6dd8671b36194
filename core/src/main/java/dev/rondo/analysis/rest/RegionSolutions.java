package dev.rondo.analysis.rest;

import dev.rondo.attractor.patched.SingularRegion;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Solutions of {@code A x = -b}, region by region, of which those that lie in their region are fixed points. Where A is
 * singular to rounding they fill lines.
 */
final class RegionSolutions {
    private static final int ONWARDS = 50;
    private static final double SLACK = 1e-12;
    /** Below this condition number a matrix is not singular to rounding. */
    private static final double REGULAR = 1e10;

    private final PiecewiseLinearField field;
    private final Set<ActiveSet> tried = new HashSet<>();
    private final List<Equilibrium> found = new ArrayList<>();
    private final List<FixedPoints.Line> lines = new ArrayList<>();

    RegionSolutions(PiecewiseLinearField field) {
        this.field = field;
    }

    List<Equilibrium> found() {
        return found;
    }

    int solved() {
        return tried.size();
    }

    /** The lines of fixed points, one for every null direction of a region in which there are some. */
    List<FixedPoints.Line> lines() {
        return lines;
    }

    /** Solves in a region, then in the one where the solution lies, and so on until it is new no more. */
    void solveOnwards(ActiveSet from) {
        Optional<ActiveSet> region = Optional.of(from);
        for (int k = 0; k < ONWARDS && region.isPresent(); k++) {
            region = solve(region.get());
        }
    }

    /** Solves in a region, unless that was done; the region of the solution if it is another. */
    Optional<ActiveSet> solve(ActiveSet region) {
        if (!tried.add(region)) {
            return Optional.empty();
        }
        Matrix a = field.matrix(region);
        Optional<LinearSolve> regular = regular(a);
        if (regular.isEmpty()) {
            Optional<SingularRegion> singular = SingularRegion.of(field, region);
            if (singular.isPresent()) {
                SingularSolutions.of(field, region, singular.get()).ifPresent(lines::addAll);
                return Optional.empty();
            }
        }
        try {
            Vector x = regular.orElseGet(() -> LinearSolve.of(a))
                    .solve(field.offset(region))
                    .times(-1);
            if (!x.isFinite()) {
                return Optional.empty();
            }
            if (!liesIn(region, x)) {
                return Optional.of(field.regionOf(x.toArray()));
            }
            double[] f = new double[x.size()];
            field.evaluate(x.toArray(), f);
            double error = Vector.owning(f).norm() / field.rate();
            double residual = x.norm() == 0 ? error : error / x.norm();
            FixedPoints.add(found, new Equilibrium(x, a, Eigen.valuesOf(a), residual, onThreshold(x)));
            return Optional.empty();
        } catch (FactorisationException withoutOneSolution) {
            return Optional.empty();
        }
    }

    private static Optional<LinearSolve> regular(Matrix a) {
        try {
            LinearSolve solve = LinearSolve.of(a);
            return solve.condition() < REGULAR ? Optional.of(solve) : Optional.empty();
        } catch (FactorisationException singular) {
            return Optional.empty();
        }
    }

    /** Switching functions that are 0 to rounding. */
    private List<Integer> onThreshold(Vector x) {
        double[] manifolds = field.switchingAt(x.toArray());
        return IntStream.range(0, manifolds.length)
                .filter(j -> Math.abs(manifolds[j]) <= slack(x))
                .boxed()
                .toList();
    }

    private static double slack(Vector x) {
        return SLACK * x.norm();
    }

    private boolean liesIn(ActiveSet region, Vector x) {
        double[] manifolds = field.switchingAt(x.toArray());
        double slack = slack(x);
        for (int j = 0; j < manifolds.length; j++) {
            if (region.contains(j) ? manifolds[j] < -slack : manifolds[j] > slack) {
                return false;
            }
        }
        return true;
    }
}
