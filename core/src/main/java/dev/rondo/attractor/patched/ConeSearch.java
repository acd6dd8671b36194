package dev.rondo.attractor.patched;

import dev.rondo.attractor.patched.FlowOutcome.OnCone;
import dev.rondo.attractor.patched.FlowOutcome.Undecided;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.piecewise.Propagator;
import dev.rondo.dynamics.solve.Perturbation;
import dev.rondo.dynamics.solve.StateScale;
import dev.rondo.dynamics.solve.StiffFlow;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.periodic.ProductEigenvalues;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Search for the projective orbit of a homogeneous flow: follows an orbit, brought back to length 1 after every
 * stretch, until its direction is known to repeat itself; then Newton's method on
 *
 * <pre>
 *   phi_T(x) - mu x = 0,     F(guess) . (x - guess) = 0,     guess . (x - guess) = 0.
 * </pre>
 */
final class ConeSearch {
    private static final double TOLERANCE = 1e-12;
    private static final double ACCEPTED = 1e-10;
    private static final double NEAR_RAY = 0.05;
    private static final int ITERATIONS = 30;
    private static final double STRETCH = 1e100;
    /** Factor that makes a subnormal number a normal one. */
    private static final double SUBNORMAL = 0x1p600;

    private final CycleSearch search;
    private final ExactFlow flow;
    private final PiecewiseLinearField field;

    ConeSearch(CycleSearch search, ExactFlow flow) {
        this.search = search;
        this.flow = flow;
        field = flow.field();
    }

    FlowOutcome from(Vector start) {
        Time unit = CycleSearch.unit(field);
        StateScale.of(field, unit, start);
        // At 0 it rests: only its neighbours tell its stability.
        Vector x = direction(start.norm() == 0 ? Vector.owning(Perturbation.off(start.toArray(), 1)) : start);
        Optional<ProjectiveOrbit> approached = Optional.empty();
        double spent = 0;
        double length = search.window();
        while (spent + length <= search.budget()) {
            PatchedPath path = flow.follow(x.toArray(), unit.times(length), search.limits(field, STRETCH));
            if (path.ending() == PatchedPath.Ending.STEPS) {
                throw StiffFlow.refusal(field.rate(), unit);
            }
            spent += path.end().in(unit);
            if (path.state().norm() == 0 || !path.state().isFinite()) {
                break;
            }
            x = direction(path.state());
            Optional<ProjectiveOrbit> found = path.crossings().isEmpty()
                    ? ray(path)
                    : Returns.of(path, true)
                            .flatMap(r -> close(r.state().times(1 / r.state().norm()), r.period()));
            if (found.isPresent() && found.get().residual() <= ACCEPTED && spent > search.settling()) {
                return new OnCone(found.get());
            }
            approached = found;
            length = Math.min(2 * length, 16 * search.window());
        }
        if (approached.isPresent()) {
            return new OnCone(approached.get());
        }
        return new Undecided("the direction of the state has not settled", "allow a longer budget", unit.times(spent));
    }

    /** Direction x/|x|, also where 1/|x| overflows. */
    private static Vector direction(Vector x) {
        Vector normal = x.norm() < Double.MIN_NORMAL ? x.times(SUBNORMAL) : x;
        return normal.times(1 / normal.norm());
    }

    /**
     * The leading eigenvalue of the region in which the orbit stays, if it is real. (Where it is defective, the
     * direction approaches the ray as slowly as 1/t, and the residual says how far it has come.)
     */
    private Optional<ProjectiveOrbit> ray(PatchedPath path) {
        Vector x = path.state().times(1 / path.state().norm());
        Matrix a = field.matrix(path.pieces().getLast().region());
        Complex leading = Eigen.valuesOf(a).stream()
                .max((p, q) -> Double.compare(p.re(), q.re()))
                .orElseThrow();
        if (leading.im() != 0) {
            return Optional.empty();
        }
        double residual = a.times(x).minus(x.times(leading.re())).norm() / field.rate();
        return residual > NEAR_RAY
                ? Optional.empty()
                : Optional.of(new ProjectiveOrbit(
                        x, Optional.empty(), 1, leading.re(), ComplexVector.of(List.of()), residual, 0));
    }

    private Optional<ProjectiveOrbit> close(Vector guess, Time guessedPeriod) {
        int n = guess.size();
        Vector x = guess;
        double period = guessedPeriod.seconds();
        Vector phase = velocity(guess);
        double factor = flow.follow(x.toArray(), guessedPeriod).state().dot(guess);
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < ITERATIONS; k++) {
            PatchedPath path = flow.follow(x.toArray(), Time.seconds(period));
            Matrix derivative = Propagator.of(field).along(path);
            Vector gap = path.state().minus(x.times(factor));
            double residual = gap.norm() / Math.abs(factor);
            if (residual <= TOLERANCE || (residual <= ACCEPTED && residual > best / 2)) {
                return Optional.of(orbit(x, period, factor, derivative, residual));
            }
            best = Math.min(best, residual);
            Vector correction;
            try {
                correction = LinearSolve.of(bordered(derivative, factor, x, path.state(), phase, guess))
                        .solve(rightSide(gap, phase.dot(x.minus(guess)), guess.dot(x.minus(guess))));
            } catch (FactorisationException singular) {
                return Optional.empty();
            }
            double[] d = correction.toArray();
            x = x.minus(Vector.of(Arrays.copyOf(d, n)));
            period -= d[n];
            factor -= d[n + 1];
            if (!(period > 0) || !x.isFinite() || x.norm() > 10) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static ProjectiveOrbit orbit(Vector x, double period, double factor, Matrix derivative, double residual) {
        ComplexVector multipliers =
                ProductEigenvalues.of(List.of(derivative.times(1 / factor))).values();
        double[] distances = multipliers.stream()
                .mapToDouble(mu -> mu.minus(Complex.ONE).abs())
                .sorted()
                .toArray();
        return new ProjectiveOrbit(
                x.times(1 / x.norm()),
                Optional.of(Time.seconds(period)),
                factor,
                StrictMath.log(factor) / period,
                multipliers,
                residual,
                distances[1]);
    }

    private Matrix bordered(Matrix derivative, double factor, Vector x, Vector end, Vector phase, Vector guess) {
        int n = x.size();
        Vector speed = velocity(end);
        return Matrix.build(n + 2, n + 2, (i, j) -> {
            if (i < n) {
                return j < n ? derivative.get(i, j) - (i == j ? factor : 0) : j == n ? speed.get(i) : -x.get(i);
            }
            return j >= n ? 0 : i == n ? phase.get(j) : guess.get(j);
        });
    }

    private static Vector rightSide(Vector gap, double phase, double length) {
        double[] g = Arrays.copyOf(gap.toArray(), gap.size() + 2);
        g[gap.size()] = phase;
        g[gap.size() + 1] = length;
        return Vector.owning(g);
    }

    private Vector velocity(Vector x) {
        double[] f = new double[x.size()];
        field.evaluate(x.toArray(), f);
        return Vector.owning(f);
    }
}
