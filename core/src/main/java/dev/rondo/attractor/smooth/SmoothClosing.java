package dev.rondo.attractor.smooth;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.cycles.ClosingResult;
import dev.rondo.continuation.cycles.ClosingResult.Closed;
import dev.rondo.continuation.cycles.ClosingResult.NotClosed;
import dev.rondo.continuation.cycles.Floquet;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Closing of a guessed periodic orbit of a smooth flow by Newton's method on the equations of multiple shooting
 * ({@link Shooting}). A segment lasts four time constants at most, and is halved while it multiplies errors by more
 * than 1e6; stable and unstable cycles are found alike.
 *
 * @param tolerance residual at which the orbit counts as closed, relative to the largest |x| of the guess
 * @param iterations largest number of iterations of Newton's method
 */
public record SmoothClosing(double tolerance, int iterations) {
    /** 1e-11, 40 iterations. */
    public static final SmoothClosing DEFAULT = new SmoothClosing(1e-11, 40);

    private static final double UNITS_PER_SEGMENT = 4;
    private static final double STRETCH = 1e6;
    private static final int MOST_SEGMENTS = 64;
    private static final double POINT = 1e-7;
    private static final double SAME = 1e-7;
    private static final List<Integer> PARTS = List.of(2, 3, 5, 7);
    /** Number of states along the orbit, at all of those parts among others. */
    private static final int ROWS = 210;

    /** @throws IllegalArgumentException if a number is not positive */
    public SmoothClosing {
        if (!(tolerance > 0) || iterations < 1) {
            throw new IllegalArgumentException(
                    "Closing needs a tolerance and iterations above 0: " + tolerance + ", " + iterations);
        }
    }

    /**
     * The cycle near a state and a period.
     *
     * @param unit time constant of the flow
     */
    public ClosingResult close(VectorField field, Time unit, Vector guess, Time period) {
        int segments = (int) Math.clamp(Math.ceil(period.in(unit) / UNITS_PER_SEGMENT), 1, MOST_SEGMENTS);
        while (true) {
            Shooting.Start start;
            try {
                start = Shooting.near(FieldFamily.constant(field), guess, period, 0, segments);
            } catch (IllegalArgumentException atRest) {
                return atFixedPoint(0, 0);
            }
            if (!start.unknowns().isFinite()) {
                return new NotClosed(
                        "the orbit from the guess cannot be followed for its period",
                        Double.POSITIVE_INFINITY,
                        0,
                        "follow the flow first, or shorten the period");
            }
            if (segments == MOST_SEGMENTS
                    || start.curve().stretch(start.unknowns().toArray()) <= STRETCH) {
                return closed(field, unit, start, segments);
            }
            segments = Math.min(MOST_SEGMENTS, 2 * segments);
        }
    }

    /**
     * The cycle near equally spaced states along one period, one per row and segment: for cycles so unstable that no
     * orbit stays near them for a period.
     *
     * @param unit time constant of the flow
     */
    public ClosingResult close(VectorField field, Time unit, Matrix guess, Time period) {
        try {
            Shooting.Start start = Shooting.through(FieldFamily.constant(field), guess, period, 0);
            return closed(field, unit, start, guess.rows());
        } catch (IllegalArgumentException atRest) {
            return atFixedPoint(0, 0);
        }
    }

    private ClosingResult closed(VectorField field, Time unit, Shooting.Start start, int segments) {
        Shooting curve = start.curve();
        double size = largest(start.unknowns().toArray(), field.dimension() * segments);
        NewtonResult result = curve.close(start.unknowns(), new Newton(tolerance, iterations));
        return switch (result) {
            case NewtonResult.NoSolution none ->
                new NotClosed(
                        none.reason().name().toLowerCase(Locale.ROOT),
                        none.residual(),
                        none.iterations(),
                        none.advice());
            case NewtonResult.Solution found -> {
                double[] y = found.unknowns().toArray();
                if (!(curve.period(y).seconds() > 0)) {
                    yield new NotClosed(
                            "the period became negative",
                            found.residual(),
                            found.iterations(),
                            "give a better guess of the period");
                }
                Vector state = Vector.of(Arrays.copyOf(y, field.dimension()));
                Matrix orbit = curve.orbit(y, ROWS);
                double extent = extent(orbit);
                if (extent <= POINT * Math.max(size, state.norm())) {
                    yield atFixedPoint(found.residual(), found.iterations());
                }
                for (int parts : PARTS) {
                    if (orbit.row(ROWS / parts).minus(state).norm() <= SAME * extent) {
                        yield close(field, unit, state, curve.period(y).times(1.0 / parts));
                    }
                }
                Floquet floquet = curve.floquet(y);
                yield new Closed(new ClosedOrbit(
                        curve.period(y),
                        state,
                        curve.moments(y),
                        floquet.nontrivial(),
                        new ClosedOrbit.Certificate(
                                found.residual(), floquet.trivialError(), found.iterations(), segments)));
            }
        };
    }

    private static NotClosed atFixedPoint(double residual, int iterations) {
        return new NotClosed(
                "it ends at a fixed point, which every period closes",
                residual,
                iterations,
                "start further away from the fixed point, or analyse the fixed points");
    }

    /** Largest distance of the states of an orbit from the first. */
    private static double extent(Matrix orbit) {
        double extent = 0;
        for (int r = 1; r < orbit.rows(); r++) {
            extent = Math.max(extent, orbit.row(r).minus(orbit.row(0)).norm());
        }
        return extent;
    }

    private static double largest(double[] y, int entries) {
        double max = 0;
        for (int i = 0; i < entries; i++) {
            max = Math.max(max, Math.abs(y[i]));
        }
        return max;
    }
}
