package dev.rondo.attractor.smooth;

import dev.rondo.attractor.smooth.SmoothOutcome.Growing;
import dev.rondo.attractor.smooth.SmoothOutcome.OnCycle;
import dev.rondo.attractor.smooth.SmoothOutcome.OnFixedPoint;
import dev.rondo.attractor.smooth.SmoothOutcome.Undecided;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.cycles.ClosingResult;
import dev.rondo.continuation.cycles.ClosingResult.Closed;
import dev.rondo.continuation.cycles.ClosingResult.NotClosed;
import dev.rondo.continuation.cycles.CycleMatch;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.dynamics.solve.Perturbation;
import dev.rondo.dynamics.solve.SearchLimits;
import dev.rondo.dynamics.solve.StateScale;
import dev.rondo.dynamics.solve.StiffFlow;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Search for the attractor of a smooth flow: follows an orbit until it is known on what it ends.
 *
 * <p>Stretches of the orbit, each twice as long as the one before, are examined. A cycle is one only if three witnesses
 * agree: Newton's method closes it (residual), its multipliers lie inside the unit circle (spectrum), and the orbit is
 * near it (return). A fixed point is one only if the orbit has arrived at it, Newton's method confirms it, and every
 * eigenvalue has a negative real part. Whatever is neither when the budget ends is undecided; a slowly decaying spiral
 * is undecided until it has decayed. An orbit that stays at an unstable fixed point or on an unstable cycle, where it
 * began or where its symmetry keeps it, is perturbed once ({@link Perturbation}).
 *
 * @param settling time before the first stretch, in time constants
 * @param window duration of the first stretch, in the same units
 * @param budget time in all, in the same units
 * @param closing Newton's method that closes the cycle
 */
public record SmoothSearch(double settling, double window, double budget, SmoothClosing closing) {
    /** 40, 40 and 2000 time constants. */
    public static final SmoothSearch DEFAULT = new SmoothSearch(40, 40, 2000, SmoothClosing.DEFAULT);

    /** This search with a multiple of the budget. */
    public SmoothSearch patient(double times) {
        return new SmoothSearch(settling, window, times * budget, closing);
    }

    private static final double TOLERANCE = 1e-9;
    private static final DormandPrince STEPPER = new DormandPrince(TOLERANCE, TOLERANCE);
    private static final int SAMPLES_PER_UNIT = 20;
    private static final int STATES_PER_TURN = 200;
    private static final double FAR = 1e9;
    private static final double REST = 1e-6;
    /** Largest motion of an orbit at rest, in tolerances per root of the dimension: its steps err by that. */
    private static final double NOISE = 100;

    /** @throws IllegalArgumentException if a number is not positive or the budget does not hold the first stretch */
    public SmoothSearch {
        if (!(settling > 0) || !(window > 0) || !(budget >= settling + window)) {
            throw new IllegalArgumentException("A search needs settling and window above 0 and a budget of at least"
                    + " their sum: " + settling + ", " + window + ", " + budget);
        }
    }

    /**
     * The attractor on which the orbit from a state ends.
     *
     * @param unit time constant of the flow
     */
    public SmoothOutcome from(VectorField field, Time unit, Vector start) {
        return from(field, unit, start, SearchLimits.NONE);
    }

    /** The end of the orbit from a state; undecided where the time is over. */
    public SmoothOutcome from(VectorField field, Time unit, Vector start, SearchLimits limits) {
        return new Run(field, unit, limits).run(start);
    }

    private final class Run {
        private final VectorField field;
        private final Time unit;
        private final SearchLimits limits;
        private double reach;
        private String seen = "nothing yet";
        private String advice = "allow a longer budget";
        /** A stable cycle that closed while the orbit was still far from it. */
        private Optional<ClosedOrbit> awaited = Optional.empty();

        private boolean isOnUnstable;
        private boolean kicked;

        Run(VectorField field, Time unit, SearchLimits limits) {
            this.field = field;
            this.limits = limits;
            this.unit = unit;
        }

        SmoothOutcome run(Vector start) {
            double far = FAR * StateScale.of(field, unit, start);
            requireFollowable(start);
            // An orbit that has decayed before it came here moves by the stepper's errors alone.
            reach = Math.max(start.norm(), NOISE * TOLERANCE / REST * Math.sqrt(start.size()));
            double spent = 0;
            Vector x = start;
            double length = settling;
            double next = window;
            while (true) {
                Optional<Matrix> stretch = follow(x, length);
                if (stretch.isEmpty() || !(stretch.get().maxAbs() <= far)) {
                    return new Growing(unit.times(spent + length));
                }
                Matrix orbit = stretch.get();
                reach = Math.max(reach, orbit.maxAbs());
                x = orbit.row(orbit.rows() - 1);
                boolean settled = spent > 0;
                spent += length;
                if (settled) {
                    Optional<SmoothOutcome> found = rests(orbit) ? atRest(orbit) : onCycle(orbit, unit.times(spent));
                    if (found.isPresent()) {
                        return found.get();
                    }
                    if (isOnUnstable && !kicked) {
                        x = Vector.owning(Perturbation.off(x.toArray(), 10 * REST * reach, limits.seed()));
                        kicked = true;
                    }
                }
                // The last stretch takes what is left: it may be the first that is longer than a period.
                length = Math.min(next, budget - spent);
                next *= 2;
                if (length < window || limits.isOver()) {
                    return new Undecided(seen, advice, unit.times(spent));
                }
            }
        }

        /** Refuses a flow that is too stiff for explicit steps. */
        private void requireFollowable(Vector start) {
            for (Vector x : List.of(start, Vector.zeros(start.size()), Vector.constant(start.size(), 1))) {
                double rate = field.jacobian(x.toArray()).oneNorm();
                if (StiffFlow.is(rate, unit.times(settling + window))) {
                    throw StiffFlow.refusal(rate, unit);
                }
            }
        }

        /** The orbit over a time, sampled; empty if it runs away in that time. */
        private Optional<Matrix> follow(Vector from, double length) {
            double[] times = new double[(int) Math.ceil(length * SAMPLES_PER_UNIT)];
            Arrays.setAll(times, k -> unit.seconds() * length * (k + 1) / times.length);
            try {
                return Optional.of(STEPPER.states(field, from, Vector.owning(times)));
            } catch (ArithmeticException escaped) {
                return Optional.empty();
            }
        }

        /** Test that the last quarter of a stretch hardly moves, compared with how far the orbit has been. */
        private boolean rests(Matrix orbit) {
            Vector end = orbit.row(orbit.rows() - 1);
            double moved = 0;
            for (int row = 3 * orbit.rows() / 4; row < orbit.rows(); row++) {
                moved = Math.max(moved, orbit.row(row).minus(end).norm());
            }
            return moved <= REST * reach;
        }

        private Optional<SmoothOutcome> atRest(Matrix orbit) {
            isOnUnstable = false;
            Vector end = orbit.row(orbit.rows() - 1);
            Optional<Equilibrium> found = Equilibrium.ofFlow(field, end);
            if (found.isEmpty()) {
                seen = "the orbit hardly moves, but Newton's method finds no fixed point there";
                advice = "allow a longer budget: it may pass a slow point";
                return Optional.empty();
            }
            Equilibrium point = found.get();
            double distance = point.state().minus(end).norm() / reach;
            double abscissa = point.spectrum().maxReal();
            seen = "the orbit hardly moves at a distance of " + MessageNumbers.few(distance)
                    + " of its way from a fixed point with the spectral abscissa " + MessageNumbers.few(abscissa)
                    + "/s";
            if (abscissa >= 0) {
                isOnUnstable = abscissa > 0;
                advice = "the orbit lingers at an unstable fixed point: start elsewhere";
                return Optional.empty();
            }
            return distance <= 10 * REST ? Optional.of(new OnFixedPoint(point, distance)) : Optional.empty();
        }

        private Optional<SmoothOutcome> onCycle(Matrix orbit, Time spent) {
            isOnUnstable = false;
            Optional<Recurrence> maybe = Recurrence.of(field, orbit);
            if (maybe.isEmpty()) {
                seen = "the orbit does not return to where it was";
                return Optional.empty();
            }
            Recurrence recurrence = maybe.get();
            Optional<SmoothOutcome> known = arrived(recurrence.state(), spent);
            if (known.isPresent()) {
                return known;
            }
            Time period = unit.times(recurrence.steps() / SAMPLES_PER_UNIT);
            ClosingResult result = closing.close(field, unit, recurrence.state(), period);
            return switch (result) {
                case NotClosed failed -> {
                    seen = "after " + MessageNumbers.few(period) + " the orbit returns to within "
                            + MessageNumbers.few(recurrence.distance() / recurrence.spread())
                            + " of its size, but Newton's method closes no cycle there (" + failed.reason()
                            + ", residual " + MessageNumbers.few(failed.residual()) + " after " + failed.iterations()
                            + " steps)";
                    advice = failed.advice();
                    yield Optional.empty();
                }
                case Closed closed -> judged(closed.orbit(), recurrence, spent);
            };
        }

        private Optional<SmoothOutcome> judged(ClosedOrbit cycle, Recurrence recurrence, Time spent) {
            awaited = Optional.of(cycle).filter(ClosedOrbit::isStable);
            return judged(CycleMatch.of(cycle, recurrence.state(), recurrence.spread()), spent);
        }

        private Optional<SmoothOutcome> judged(CycleMatch match, Time spent) {
            seen = match.seen();
            isOnUnstable = match.isAtUnstableCycle();
            Optional<String> objection = match.objection();
            advice = objection.orElse(advice);
            return objection.isPresent()
                    ? Optional.empty()
                    : Optional.of(new OnCycle(match.cycle(), spent, match.distance()));
        }

        /** The verdict if the orbit has come near the cycle that was closed before: it need not be closed again. */
        private Optional<SmoothOutcome> arrived(Vector end, Time spent) {
            if (awaited.isEmpty()) {
                return Optional.empty();
            }
            ClosedOrbit cycle = awaited.get();
            double[] times = new double[STATES_PER_TURN];
            Arrays.setAll(times, k -> cycle.period().seconds() * k / times.length);
            Matrix turn = STEPPER.states(field, cycle.start(), Vector.owning(times));
            return judged(CycleMatch.along(cycle, turn, end), spent);
        }
    }
}
