package dev.rondo.analysis.rest;

import dev.rondo.attractor.Located;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The solutions of {@code A x = -b}, region by region, of which those that lie in their region are fixed points. */
final class RegionSolutions {
    private static final int ONWARDS = 50;
    private static final double SLACK = 1e-12;
    /** A step along a line, as a part of the state's size. */
    private static final double LITTLE = 1e-4;

    private final PiecewiseLinearField field;
    private final Set<ActiveSet> tried = new HashSet<>();
    private final List<Located> found = new ArrayList<>();
    private final List<ActiveSet> singular = new ArrayList<>();

    RegionSolutions(PiecewiseLinearField field) {
        this.field = field;
    }

    List<Located> found() {
        return found;
    }

    int solved() {
        return tried.size();
    }

    /**
     * The lines of fixed points on which found ones lie: in a region whose A has a null direction, along which such a point
     * can move without leaving the region.
     */
    List<FixedPoints.Line> lines() {
        List<FixedPoints.Line> lines = new ArrayList<>();
        for (ActiveSet region : singular) {
            Svd svd = Svd.of(field.matrix(region));
            for (int k = svd.rank(SLACK); k < field.dimension(); k++) {
                along(region, svd.rightTransposed().row(k)).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private Optional<FixedPoints.Line> along(ActiveSet region, Vector direction) {
        for (Located point : found) {
            for (Vector way : List.of(direction, direction.times(-1))) {
                Vector x = point.state();
                double step = LITTLE * Math.max(x.norm(), LITTLE);
                Vector beside = x.plus(way.times(step));
                Vector f = field.matrix(region).times(beside).plus(field.offset(region));
                if (liesIn(region, beside) && f.norm() <= LITTLE * field.rate() * step) {
                    return Optional.of(new FixedPoints.Line(region.members(), x, way));
                }
            }
        }
        return Optional.empty();
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
        try {
            Vector x = LinearSolve.of(a).solve(field.offset(region)).times(-1);
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
            FixedPoints.add(found, new Located(x, Eigen.valuesOf(a), residual, onThreshold(x)));
            return Optional.empty();
        } catch (FactorisationException withoutOneSolution) {
            singular.add(region);
            return Optional.empty();
        }
    }

    /** The gates that are 0 to rounding. */
    private List<Integer> onThreshold(Vector x) {
        double[] gates = field.gatesAt(x.toArray());
        return IntStream.range(0, gates.length)
                .filter(j -> Math.abs(gates[j]) <= slack(x))
                .boxed()
                .toList();
    }

    private static double slack(Vector x) {
        return SLACK * x.norm();
    }

    private boolean liesIn(ActiveSet region, Vector x) {
        double[] gates = field.gatesAt(x.toArray());
        double slack = slack(x);
        for (int j = 0; j < gates.length; j++) {
            if (region.contains(j) ? gates[j] < -slack : gates[j] > slack) {
                return false;
            }
        }
        return true;
    }
}
