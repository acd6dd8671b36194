package dev.rondo.attractor.patched;

import dev.rondo.attractor.patched.FlowOutcome.Growing;
import dev.rondo.attractor.patched.FlowOutcome.OnCycle;
import dev.rondo.attractor.patched.FlowOutcome.OnFixedPoint;
import dev.rondo.attractor.patched.FlowOutcome.OnFixedPointSet;
import dev.rondo.attractor.patched.FlowOutcome.Undecided;
import dev.rondo.continuation.cycles.CycleMatch;
import dev.rondo.continuation.patched.CycleOutcome;
import dev.rondo.continuation.patched.CycleOutcome.Closed;
import dev.rondo.continuation.patched.CycleOutcome.NotClosed;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.continuation.patched.PatchedShooting;
import dev.rondo.dynamics.StateOverflow;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.dynamics.solve.Perturbation;
import dev.rondo.dynamics.solve.SearchLimits;
import dev.rondo.dynamics.solve.StateScale;
import dev.rondo.dynamics.solve.StiffFlow;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Search for the attractor of a piecewise-linear flow: follows an orbit until it is known on what it ends.
 *
 * <p>Stretches of the orbit, each twice as long as the one before, are examined. A cycle is one only if three witnesses
 * agree: Newton's method closes it (residual), its multipliers lie inside the unit circle (spectrum), and the orbit is
 * near it and comes no farther (return). A fixed point is one only if the orbit stays in one region for a stretch, the
 * affine field of that region has its fixed point in it, and every eigenvalue has a negative real part: then the orbit
 * is an explicit function of time that ends there, however slowly. Whatever is neither when the budget ends is
 * undecided. An orbit that stays at an unstable fixed point or on an unstable cycle, where it began or where its
 * symmetry keeps it, is perturbed once ({@link Perturbation}).
 *
 * @param settling time before the first stretch, in units of 1/(mean contraction rate of the field): of a network, of
 *     tau
 * @param window duration of the first stretch, in the same units
 * @param budget time in all, in the same units
 * @param shooting Newton's method that closes the cycle
 */
public record CycleSearch(double settling, double window, double budget, PatchedShooting shooting) {
    /** 40 tau, 40 tau, 8000 tau. */
    public static final CycleSearch DEFAULT = new CycleSearch(40, 40, 8000, PatchedShooting.DEFAULT);

    /** This search with a multiple of the budget. */
    public CycleSearch patient(double times) {
        return new CycleSearch(settling, window, times * budget, shooting);
    }

    private static final double FAR = 1e9;
    private static final int CROSSINGS = 400_000;
    /** Taylor series along which a stiff flow is followed, to see whether it grows. */
    private static final int STIFF_EXPANSIONS = 20_000;

    /** @throws IllegalArgumentException if a number is not positive or the budget does not hold the first stretch */
    public CycleSearch {
        if (!(settling > 0) || !(window > 0) || !(budget >= settling + window)) {
            throw new IllegalArgumentException(
                    "A search needs settling and window above 0 and a budget of at least their" + " sum: " + settling
                            + ", " + window + ", " + budget);
        }
    }

    /** The attractor on which the orbit from a state ends. */
    public FlowOutcome from(ExactFlow flow, Vector start) {
        return from(flow, start, SearchLimits.NONE);
    }

    /** The end of the orbit from a state; undecided where the time is over. */
    public FlowOutcome from(ExactFlow flow, Vector start, SearchLimits limits) {
        return flow.field().isHomogeneous() ? new ConeSearch(this, flow).from(start) : new Run(flow, limits).run(start);
    }

    /** Limits of a path of a search: few Taylor series where the flow is too stiff for its first stretches. */
    ExactFlow.Limits limits(PiecewiseLinearField field, double radius) {
        ExactFlow.Limits limits = new ExactFlow.Limits(radius, CROSSINGS);
        return StiffFlow.is(field.rate(), unit(field).times(settling + window))
                ? limits.within(STIFF_EXPANSIONS)
                : limits;
    }

    /** The time 1/(mean contraction rate) in the region where all units are inactive: tau of a network. */
    static Time unit(PiecewiseLinearField field) {
        double trace = field.trace(ActiveSet.of(new boolean[field.manifolds()]));
        return Time.seconds(trace < 0 ? -field.dimension() / trace : 1 / field.rate());
    }

    private final class Run {
        private final ExactFlow flow;
        private final SearchLimits limits;
        private final Time unit;
        private String seen = "nothing yet";
        private String advice = "allow a longer budget";
        private boolean isOnUnstable;
        private boolean kicked;

        Run(ExactFlow flow, SearchLimits limits) {
            this.flow = flow;
            this.limits = limits;
            unit = unit(flow.field());
        }

        FlowOutcome run(Vector start) {
            double drive = flow.field()
                            .offset(ActiveSet.of(new boolean[flow.field().manifolds()]))
                            .norm()
                    * unit.seconds();
            double radius = FAR * Math.max(StateScale.of(flow.field(), unit, start), drive);
            ExactFlow.Limits bounds = limits(flow.field(), radius);
            PatchedPath path = flow.follow(start.toArray(), unit.times(settling), bounds);
            double spent = settling;
            double length = window;
            double size = Math.max(start.norm(), drive);
            while (true) {
                if (path.ending() == PatchedPath.Ending.ESCAPED) {
                    return new Growing(growth(path), OptionalDouble.empty());
                }
                if (path.ending() == PatchedPath.Ending.STEPS) {
                    throw StiffFlow.refusal(flow.field().rate(), unit);
                }
                double[] from = path.state().toArray();
                if (isOnUnstable && !kicked) {
                    from = Perturbation.off(from, Perturbation.PART * size, limits.seed());
                    kicked = true;
                }
                path = flow.follow(from, unit.times(length), bounds);
                spent += length;
                isOnUnstable = false;
                if (path.ending() == PatchedPath.Ending.TIME) {
                    Optional<FlowOutcome> found =
                            path.crossings().isEmpty() ? atRest(path) : onCycle(path, unit.times(spent));
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
                // The last stretch takes what is left: it may be the first that is longer than a period.
                length = Math.min(2 * length, budget - spent);
                if (length < window || limits.isOver()) {
                    return new Undecided(seen, advice, unit.times(spent));
                }
            }
        }

        private double growth(PatchedPath path) {
            if (!path.state().isFinite()) {
                throw StateOverflow.at(path.state().toArray(), path.end());
            }
            Vector x = path.state();
            double[] f = new double[x.size()];
            flow.field().evaluate(x.toArray(), f);
            double length = x.norm();
            return Vector.owning(f).times(1 / length).dot(x.times(1 / length));
        }

        /** The region's own fixed point, if it attracts and lies in the region. */
        private Optional<FlowOutcome> atRest(PatchedPath path) {
            ActiveSet region = path.pieces().getLast().region();
            Matrix a = flow.field().matrix(region);
            ComplexVector eigenvalues = Eigen.valuesOf(a);
            seen = "the orbit stays in one region, whose spectral abscissa is "
                    + MessageNumbers.few(eigenvalues.maxReal()) + "/s";
            Optional<SingularRegion> singular = SingularRegion.of(flow.field(), region);
            if (singular.isPresent()) {
                return inSingularRegion(singular.get(), eigenvalues, path);
            }
            if (eigenvalues.maxReal() >= -SingularRegion.rounding(flow.field())) {
                isOnUnstable = eigenvalues.maxReal() > SingularRegion.rounding(flow.field()) && rests(path);
                return Optional.empty();
            }
            try {
                Vector point =
                        LinearSolve.of(a).solve(flow.field().offset(region)).times(-1);
                double[] manifolds = flow.field().switchingAt(point.toArray());
                double slack = 1e-12 * Math.max(point.norm(), Double.MIN_NORMAL);
                for (int j = 0; j < manifolds.length; j++) {
                    if (region.contains(j) ? manifolds[j] < -slack : manifolds[j] > slack) {
                        seen += ", but its fixed point lies elsewhere";
                        return Optional.empty();
                    }
                }
                return Optional.of(new OnFixedPoint(point, region, eigenvalues, residual(point)));
            } catch (FactorisationException withoutOneSolution) {
                return Optional.empty();
            }
        }

        /**
         * The verdict in a singular region: on one of the fixed points that fill a line, or pushed along it for ever.
         */
        private Optional<FlowOutcome> inSingularRegion(
                SingularRegion singular, ComplexVector eigenvalues, PatchedPath path) {
            seen = "the orbit stays in one region, in which "
                    + singular.directions().rows() + " eigenvalue(s) are 0 to rounding";
            if (singular.others(eigenvalues).maxReal() >= -SingularRegion.rounding(flow.field())) {
                seen += " and others grow";
                isOnUnstable = rests(path);
                return Optional.empty();
            }
            Optional<Vector> drift = singular.drift();
            if (drift.isEmpty()) {
                return Optional.empty();
            }
            Optional<Vector> end = singular.end(path.state(), drift.get());
            if (drift.get().norm() > 0) {
                return singular.keeps(drift.get())
                        ? Optional.of(new Growing(0, OptionalDouble.of(largest(drift.get()))))
                        : Optional.empty();
            }
            return end.map(x -> new OnFixedPointSet(x, singular.directions(), eigenvalues, residual(x)));
        }

        private static double largest(Vector v) {
            return Arrays.stream(v.toArray()).map(Math::abs).max().orElse(0);
        }

        private double residual(Vector x) {
            double[] f = new double[x.size()];
            flow.field().evaluate(x.toArray(), f);
            double error = Vector.owning(f).norm() / flow.field().rate();
            return x.norm() == 0 ? error : error / x.norm();
        }

        /** Test that the stretch ends where it began. */
        private boolean rests(PatchedPath path) {
            double[] velocity = new double[flow.field().dimension()];
            flow.field().evaluate(path.state().toArray(), velocity);
            double rate = flow.field().rate();
            return Vector.owning(velocity).norm()
                    <= Perturbation.PART * rate * path.state().norm();
        }

        private Optional<FlowOutcome> onCycle(PatchedPath path, Time spent) {
            Optional<Returns> maybe = Returns.of(path, false);
            if (maybe.isEmpty()) {
                seen = "the orbit crosses no boundary twice in the same direction";
                return Optional.empty();
            }
            Returns returns = maybe.get();
            // Away from the switching manifold, so that a period neither begins nor ends at a crossing.
            Vector guess = flow.follow(returns.state().toArray(), returns.stay().times(0.5))
                    .state();
            CycleOutcome outcome = shooting.close(flow, guess, returns.period());
            return switch (outcome) {
                case NotClosed failed -> {
                    seen = "after " + MessageNumbers.few(returns.period()) + " the orbit returns to within "
                            + MessageNumbers.few(returns.distance() / returns.spread())
                            + " of its size, but Newton's method closes no cycle there ("
                            + failed.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", residual "
                            + MessageNumbers.few(failed.residual()) + " after " + failed.iterations() + " steps)";
                    advice = failed.advice();
                    yield Optional.empty();
                }
                case Closed closed -> judged(closed.cycle(), guess, returns.spread(), spent);
            };
        }

        private Optional<FlowOutcome> judged(PatchedCycle cycle, Vector guess, double spread, Time spent) {
            CycleMatch match = CycleMatch.of(cycle.asClosedOrbit(), guess, spread);
            seen = match.seen();
            isOnUnstable = match.isAtUnstableCycle();
            Optional<String> objection = match.objection();
            advice = objection.orElse(advice);
            return objection.isPresent() ? Optional.empty() : Optional.of(new OnCycle(cycle, spent, match.distance()));
        }
    }
}
