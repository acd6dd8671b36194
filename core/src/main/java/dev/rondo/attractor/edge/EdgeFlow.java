package dev.rondo.attractor.edge;

import dev.rondo.attractor.smooth.SmoothClosing;
import dev.rondo.continuation.cycles.ClosingResult;
import dev.rondo.continuation.patched.CycleOutcome;
import dev.rondo.continuation.patched.PatchedShooting;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A flow, as edge tracking needs it. */
public sealed interface EdgeFlow extends EdgeSystem {
    VectorField field();

    @Override
    default int samplesPerUnit() {
        return 20;
    }

    @Override
    default boolean isContinuous() {
        return true;
    }

    /** The cycle near equally spaced states along one period, one per row. */
    ClosingResult close(Matrix guess, Time period);

    /** A smooth flow. */
    static EdgeFlow of(VectorField field, Time unit) {
        return new Smooth(field, unit);
    }

    /** A piecewise-linear flow. */
    static EdgeFlow of(ExactFlow flow, Time unit) {
        return new Patched(flow, unit);
    }

    /**
     * Smooth flow, followed by a Runge-Kutta method of order 8.
     *
     * @param field vector field F
     * @param unit time constant of the flow
     */
    record Smooth(VectorField field, Time unit) implements EdgeFlow {
        private static final DormandPrince STEPPER = new DormandPrince(1e-11, 1e-11);

        @Override
        public Optional<Matrix> follow(Vector start, Time duration, int rows, double radius) {
            try {
                Matrix states = STEPPER.states(field, start, times(duration, rows));
                return states.maxAbs() <= radius ? Optional.of(states) : Optional.empty();
            } catch (ArithmeticException ranAway) {
                return Optional.empty();
            }
        }

        @Override
        public ClosingResult close(Matrix guess, Time period) {
            return SmoothClosing.DEFAULT.close(field, unit, guess, period);
        }
    }

    /**
     * Piecewise-linear flow, followed exactly.
     *
     * @param flow exact flow of a piecewise-linear field
     * @param unit time constant of the flow
     */
    record Patched(ExactFlow flow, Time unit) implements EdgeFlow {
        private static final int CROSSINGS = 100_000;

        @Override
        public VectorField field() {
            return flow.field();
        }

        @Override
        public Optional<Matrix> follow(Vector start, Time duration, int rows, double radius) {
            PatchedPath path = flow.follow(start.toArray(), duration, new ExactFlow.Limits(radius, CROSSINGS));
            return path.ending() == PatchedPath.Ending.TIME
                    ? Optional.of(flow.states(path, times(duration, rows)))
                    : Optional.empty();
        }

        @Override
        public ClosingResult close(Matrix guess, Time period) {
            CycleOutcome outcome = PatchedShooting.DEFAULT.close(flow, guess.row(0), period);
            return switch (outcome) {
                case CycleOutcome.Closed closed ->
                    new ClosingResult.Closed(closed.cycle().asClosedOrbit());
                case CycleOutcome.NotClosed open ->
                    new ClosingResult.NotClosed(
                            open.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            open.residual(),
                            open.iterations(),
                            open.advice());
            };
        }
    }

    private static Vector times(Time duration, int rows) {
        double[] seconds = new double[rows];
        Arrays.setAll(seconds, k -> duration.seconds() * (k + 1) / rows);
        return Vector.owning(seconds);
    }
}
