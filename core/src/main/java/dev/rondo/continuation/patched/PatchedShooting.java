package dev.rondo.continuation.patched;

import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.patched.CycleOutcome.Closed;
import dev.rondo.continuation.patched.CycleOutcome.NotClosed;
import dev.rondo.continuation.patched.CycleOutcome.Reason;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.periodic.ProductEigenvalues;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Closing of a guessed periodic orbit of a piecewise-linear flow by Newton's method on the equations of multiple
 * shooting,
 *
 * <pre>
 *   phi_(T/m)(x_k) - x_(k+1) = 0,  k = 0..m-1,  x_m = x_0,        F(guess) . (x_0 - guess) = 0,
 * </pre>
 *
 * in which every path and every derivative is exact (the latter a product of exponentials). The number m of segments is
 * chosen so that a segment contracts volume by e^-4 per dimension at most and stretches by no more than 1e6; stable and
 * unstable cycles are found alike.
 *
 * @param tolerance residual at which the orbit counts as closed, relative to the largest |x| on it; below it, steps go
 *     on while they gain a factor of 2
 * @param iterations budget of Newton steps
 * @param crossings budget of threshold crossings per period
 */
public record PatchedShooting(double tolerance, int iterations, int crossings) {
    /** 1e-11, 40 steps, 20 000 crossings. */
    public static final PatchedShooting DEFAULT = new PatchedShooting(1e-11, 40, 20_000);

    private static final double VOLUME = 4;
    private static final double STRETCH = 1e6;
    private static final int MOST_SEGMENTS = 64;
    private static final double SAME = 1e-7;
    private static final double POINT = 1e-9;

    /** @throws IllegalArgumentException if a number is not positive */
    public PatchedShooting {
        if (!(tolerance > 0) || iterations < 1 || crossings < 1) {
            throw new IllegalArgumentException("Shooting needs a tolerance, iterations and crossings above 0: "
                    + tolerance + ", " + iterations + ", " + crossings);
        }
    }

    /** The cycle near a state and a period. */
    public CycleOutcome close(ExactFlow flow, Vector guess, Time period) {
        double[] velocity = new double[guess.size()];
        flow.field().evaluate(guess.toArray(), velocity);
        double speed = Vector.of(velocity).norm();
        if (speed == 0) {
            return failed(Reason.FIXED_POINT, Double.POSITIVE_INFINITY, 0);
        }
        double radius = 1e6 * Math.max(1e-300, Vectors.maxAbs(guess.toArray()) + speed * period.seconds());
        ExactFlow.Limits limits = new ExactFlow.Limits(radius, crossings);
        PatchedPath whole = flow.follow(guess.toArray(), period, limits);
        return switch (whole.ending()) {
            case TIME -> close(flow, ExactArcs.of(flow, limits), whole, period);
            case BUDGET -> failed(Reason.TOO_MANY_CROSSINGS, Double.POSITIVE_INFINITY, 0);
            default -> failed(Reason.ESCAPED, Double.POSITIVE_INFINITY, 0);
        };
    }

    private CycleOutcome close(ExactFlow flow, ExactArcs arcs, PatchedPath whole, Time period) {
        Shooting.Start start = divided(flow, arcs, whole, period);
        Shooting curve = start.curve();
        if (!hasFiniteDerivatives(arcs.orbits(start.unknowns().toArray()))) {
            return failed(Reason.ESCAPED, Double.POSITIVE_INFINITY, 0);
        }
        return switch (curve.close(start.unknowns(), new Newton(tolerance, iterations).polished())) {
            case NewtonResult.NoSolution none ->
                failed(
                        none.reason() == NewtonResult.Reason.SINGULAR ? Reason.SINGULAR : Reason.DID_NOT_CONVERGE,
                        none.residual(),
                        none.iterations());
            case NewtonResult.Solution found -> {
                Orbits orbit = arcs.orbits(found.unknowns().toArray());
                if (!hasFiniteDerivatives(orbit)) {
                    yield failed(Reason.ESCAPED, found.residual(), found.iterations());
                }
                yield isPoint(orbit)
                        ? failed(Reason.FIXED_POINT, found.residual(), found.iterations())
                        : shorter(flow, orbit).orElseGet(() -> new Closed(cycle(flow, orbit, found)));
            }
        };
    }

    /** A path over a period, divided into as many segments as its stretching asks for. */
    private static Shooting.Start divided(ExactFlow flow, ExactArcs arcs, PatchedPath whole, Time period) {
        int segments = (int) Math.clamp(Math.ceil(contraction(flow, whole) / VOLUME), 1, MOST_SEGMENTS);
        while (true) {
            int parts = segments;
            Matrix nodes = Matrix.of(IntStream.range(0, parts)
                    .mapToObj(k ->
                            flow.state(whole, period.times((double) k / parts)).toArray())
                    .toArray(double[][]::new));
            Shooting.Start start = arcs.through(nodes, period, 0);
            if (parts == MOST_SEGMENTS || start.curve().stretch(start.unknowns().toArray()) <= STRETCH) {
                return start;
            }
            segments = Math.min(MOST_SEGMENTS, 2 * segments);
        }
    }

    /** Contraction (or expansion) of volume over a period: |trace| integrated, per dimension. */
    private static double contraction(ExactFlow flow, PatchedPath path) {
        double sum = 0;
        for (Piece piece : path.pieces()) {
            sum += flow.field().trace(piece.region()) * piece.duration().seconds();
        }
        return Math.abs(sum) / flow.field().dimension();
    }

    /** Test that no derivative has left the range of numbers, as it has over a segment that expands by e^700. */
    private static boolean hasFiniteDerivatives(Orbits orbit) {
        return orbit.derivatives().stream().allMatch(Matrix::isFinite);
    }

    /** Test that the orbit has become a point. */
    private static boolean isPoint(Orbits orbit) {
        double way =
                Vectors.maxAbs(orbit.velocity(orbit.node(0))) * orbit.period().seconds();
        return Math.max(orbit.extent(), way) <= POINT * orbit.largest();
    }

    /** The orbit with a fraction of the period, if it closes after that already. */
    private Optional<CycleOutcome> shorter(ExactFlow flow, Orbits orbit) {
        for (int parts : new int[] {2, 3, 5, 7}) {
            double gap =
                    Vectors.maxAbs(orbit.state(1.0 / parts).minus(orbit.node(0)).toArray());
            if (gap <= SAME * orbit.extent()) {
                return Optional.of(close(flow, orbit.node(0), orbit.period().times(1.0 / parts)));
            }
        }
        return Optional.empty();
    }

    private static PatchedCycle cycle(ExactFlow flow, Orbits orbit, NewtonResult.Solution found) {
        ComplexVector multipliers = ProductEigenvalues.of(orbit.derivatives()).values();
        PatchedPath turn = PatchedPath.joined(orbit.paths());
        double trivial = multipliers
                .get(PatchedCycle.trivialIndex(multipliers))
                .minus(Complex.ONE)
                .abs();
        long together = turn.crossings().stream().filter(Crossing::simultaneous).count();
        return new PatchedCycle(
                orbit.period(),
                turn,
                flow.moments(turn),
                multipliers,
                new PatchedCycle.Certificate(
                        found.residual(),
                        trivial,
                        found.iterations(),
                        orbit.paths().size(),
                        turn.slowestCrossing() / (flow.field().rate() * orbit.largest()),
                        (int) together));
    }

    private NotClosed failed(Reason reason, double residual, int corrections) {
        String advice = switch (reason) {
            case FIXED_POINT -> "start further away from the fixed point, or analyse the fixed points";
            case SINGULAR -> "two cycles meet here, or a continuum of them: change a parameter a little";
            case DID_NOT_CONVERGE ->
                "follow the flow longer before Newton's method, or come from another cycle by continuation";
            case ESCAPED -> "the guess is too far from a cycle or its period too long: follow the flow first";
            case TOO_MANY_CROSSINGS -> "shorten the period of the guess, or allow more crossings than " + crossings;
        };
        return new NotClosed(reason, residual, corrections, advice);
    }
}
