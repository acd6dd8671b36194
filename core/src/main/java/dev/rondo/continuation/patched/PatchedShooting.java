package dev.rondo.continuation.patched;

import dev.rondo.continuation.patched.CycleOutcome.Closed;
import dev.rondo.continuation.patched.CycleOutcome.NotClosed;
import dev.rondo.continuation.patched.CycleOutcome.Reason;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.piecewise.Propagator;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.ProductEigenvalues;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes a guessed orbit of a piecewise-linear flow by Newton's method on the equations of multiple shooting,
 *
 * <pre>
 *   phi_(T/m)(x_k) - x_(k+1) = 0,  k = 0..m-1,  x_m = x_0,        F(guess) . (x_0 - guess) = 0,
 * </pre>
 *
 * in which every path and every derivative is exact (the latter a product of exponentials). The number m of segments is
 * chosen so that a segment contracts volume by e^-4 per dimension at most and stretches by no more than 1e6; stable and
 * unstable cycles are found alike. A derivative is used again as long as the residual falls by a factor of 10 per step.
 *
 * @param tolerance residual at which the orbit counts as closed, relative to the largest |x| on it; below it, steps go on
 *     while they gain a factor of 2
 * @param iterations budget of Newton steps
 * @param crossings budget of crossings per turn
 */
public record PatchedShooting(double tolerance, int iterations, int crossings) {
    /** 1e-11, 40 steps, 20 000 crossings. */
    public static final PatchedShooting DEFAULT = new PatchedShooting(1e-11, 40, 20_000);

    private static final double VOLUME = 4;
    private static final double STRETCH = 1e6;
    private static final int MOST_SEGMENTS = 64;
    private static final int HALVINGS = 6;
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
        return new Attempt(flow, guess, period).run();
    }

    private final class Attempt {
        private final ExactFlow flow;
        private final int n;
        private final Vector guess;
        private final Vector direction;
        private final ExactFlow.Limits limits;
        private Vector[] x;
        private double period;
        private PatchedPath[] paths = new PatchedPath[0];
        private Matrix[] derivatives = new Matrix[0];
        /** The number of the paths at hand, and of those of which {@code derivatives} are the derivatives. */
        private int shot;

        private int derivedShot = -1;
        private int shots;

        private double residual;
        private int steps;

        Attempt(ExactFlow flow, Vector guess, Time period) {
            this.flow = flow;
            this.guess = guess;
            this.period = period.seconds();
            n = guess.size();
            double[] f = new double[n];
            flow.field().evaluate(guess.toArray(), f);
            Vector velocity = Vector.owning(f);
            direction = velocity.norm() == 0 ? velocity : velocity.times(1 / velocity.norm());
            double radius = 1e6 * Math.max(1e-300, largest(guess) + velocity.norm() * this.period);
            limits = new ExactFlow.Limits(radius, crossings);
            x = new Vector[] {guess};
        }

        CycleOutcome run() {
            if (direction.norm() == 0) {
                return failed(Reason.FIXED_POINT);
            }
            if (!shoot() || !divide()) {
                return ended();
            }
            while (true) {
                boolean small = residual <= tolerance;
                if (steps >= iterations) {
                    return small ? closed() : failed(Reason.DID_NOT_CONVERGE);
                }
                double before = residual;
                Reason problem = step();
                if (problem != null) {
                    return small ? closed() : failed(problem);
                }
                if (isPoint()) {
                    return failed(Reason.FIXED_POINT);
                }
                if (small && residual > before / 2) {
                    return closed();
                }
            }
        }

        /** Follows all segments; false if one of them ends early. */
        private boolean shoot() {
            int m = x.length;
            PatchedPath[] next = new PatchedPath[m];
            double error = 0;
            double size = 0;
            for (int k = 0; k < m; k++) {
                next[k] = flow.follow(x[k].toArray(), Time.seconds(period / m), limits);
                if (next[k].ending() != PatchedPath.Ending.TIME) {
                    paths = next;
                    residual = Double.POSITIVE_INFINITY;
                    return false;
                }
                Vector gap = next[k].state().minus(x[(k + 1) % m]);
                error = Math.max(error, largest(gap));
                for (Piece piece : next[k].pieces()) {
                    size = Math.max(size, largest(piece.state()));
                }
            }
            paths = next;
            shot = ++shots;
            residual = size == 0 ? error : error / size;
            return true;
        }

        /** Divides the orbit into as many segments as its stretching asks for; false if one of them ends early. */
        private boolean divide() {
            int wanted = (int) Math.min(MOST_SEGMENTS, Math.max(1, Math.ceil(contraction() / VOLUME)));
            while (true) {
                divideInto(wanted);
                if (!shoot()) {
                    return false;
                }
                derive();
                double stretch = 0;
                for (Matrix derivative : derivatives) {
                    stretch = Math.max(stretch, derivative.maxAbs());
                }
                if (stretch <= STRETCH || wanted >= MOST_SEGMENTS) {
                    return true;
                }
                wanted = Math.min(MOST_SEGMENTS, 2 * wanted);
            }
        }

        /** How much a turn contracts (or expands) volume: |trace| integrated, per dimension. */
        private double contraction() {
            double sum = 0;
            for (PatchedPath path : paths) {
                for (Piece piece : path.pieces()) {
                    sum += flow.field().trace(piece.region()) * piece.duration().seconds();
                }
            }
            return Math.abs(sum) / n;
        }

        private void divideInto(int m) {
            PatchedPath whole = flow.follow(x[0].toArray(), Time.seconds(period), limits);
            Vector[] states = new Vector[m];
            for (int k = 0; k < m; k++) {
                states[k] = flow.state(whole, Time.seconds(period * k / m));
            }
            x = states;
        }

        private void derive() {
            Propagator propagator = Propagator.of(flow.field());
            derivatives = new Matrix[paths.length];
            for (int k = 0; k < paths.length; k++) {
                derivatives[k] = propagator.along(paths[k]);
            }
            derivedShot = shot;
        }

        /** Whether no derivative has left the range of numbers, as over a segment that expands by e^700 it has. */
        private boolean areDerivativesFinite() {
            return Arrays.stream(derivatives).allMatch(Matrix::isFinite);
        }

        /** One Newton step, with the derivative at hand if that gains enough, else with a new one. */
        private @Nullable Reason step() {
            double before = residual;
            Vector[] from = x;
            double fromPeriod = period;
            PatchedPath[] fromPaths = paths;
            int fromShot = shot;
            boolean fresh = derivedShot == shot;
            Reason problem = advance(from, fromPeriod, 1);
            if (!fresh && (problem != null || residual > before / 10)) {
                x = from;
                period = fromPeriod;
                paths = fromPaths;
                shot = fromShot;
                residual = before;
                derive();
                problem = advance(from, fromPeriod, 1);
            }
            double factor = 1;
            for (int k = 0; k < HALVINGS && problem == null && !(residual < before) && before > tolerance; k++) {
                factor /= 2;
                x = from;
                period = fromPeriod;
                paths = fromPaths;
                shot = fromShot;
                problem = advance(from, fromPeriod, factor);
            }
            steps++;
            if (!(residual < before) && (before <= tolerance || problem == null)) {
                x = from;
                period = fromPeriod;
                paths = fromPaths;
                shot = fromShot;
                residual = before;
                return before <= tolerance ? null : Reason.DID_NOT_CONVERGE;
            }
            return problem;
        }

        private @Nullable Reason advance(Vector[] from, double fromPeriod, double factor) {
            if (!areDerivativesFinite()) {
                return Reason.ESCAPED;
            }
            Vector correction;
            try {
                correction = LinearSolve.of(jacobian()).solve(equations(from));
            } catch (FactorisationException singular) {
                return Reason.SINGULAR;
            }
            if (!correction.isFinite()) {
                return Reason.SINGULAR;
            }
            int m = from.length;
            Vector[] next = new Vector[m];
            double[] d = correction.toArray();
            for (int k = 0; k < m; k++) {
                double[] state = from[k].toArray();
                for (int i = 0; i < n; i++) {
                    state[i] -= factor * d[k * n + i];
                }
                next[k] = Vector.owning(state);
            }
            double nextPeriod = fromPeriod - factor * d[m * n];
            if (!(nextPeriod > 1e-3 * fromPeriod && nextPeriod < 1e3 * fromPeriod)) {
                return Reason.DID_NOT_CONVERGE;
            }
            x = next;
            period = nextPeriod;
            boolean complete = shoot();
            return complete || factor > 0 ? null : Reason.ESCAPED;
        }

        private Vector equations(Vector[] from) {
            int m = from.length;
            double[] g = new double[m * n + 1];
            for (int k = 0; k < m; k++) {
                double[] gap = paths[k].state().minus(from[(k + 1) % m]).toArray();
                System.arraycopy(gap, 0, g, k * n, n);
            }
            g[m * n] = direction.dot(from[0].minus(guess));
            return Vector.owning(g);
        }

        private Matrix jacobian() {
            int m = x.length;
            int size = m * n + 1;
            double[] j = new double[size * size];
            double[] f = new double[n];
            for (int k = 0; k < m; k++) {
                double[] block = derivatives[k].toRowMajor();
                int next = (k + 1) % m;
                flow.field().evaluate(paths[k].state().toArray(), f);
                for (int i = 0; i < n; i++) {
                    int row = (k * n + i) * size;
                    System.arraycopy(block, i * n, j, row + k * n, n);
                    j[row + next * n + i] -= 1;
                    j[row + m * n] = f[i] / m;
                }
            }
            for (int i = 0; i < n; i++) {
                j[m * n * size + i] = direction.get(i);
            }
            return Matrix.owning(size, size, j);
        }

        /** Whether the orbit has shrunk to a point. */
        private boolean isPoint() {
            Vector first = x[0];
            double size = 0;
            double spread = 0;
            for (PatchedPath path : paths) {
                for (Piece piece : path.pieces()) {
                    size = Math.max(size, largest(piece.state()));
                    spread = Math.max(spread, largest(piece.state().minus(first)));
                }
                spread = Math.max(spread, largest(path.state().minus(first)));
            }
            double[] f = new double[n];
            flow.field().evaluate(first.toArray(), f);
            return Math.max(spread, largest(Vector.owning(f)) * period) <= POINT * size;
        }

        private CycleOutcome closed() {
            CycleOutcome shorter = shorterPeriod();
            if (shorter != null) {
                return shorter;
            }
            if (derivedShot != shot) {
                derive();
            }
            if (!areDerivativesFinite()) {
                return failed(Reason.ESCAPED);
            }
            ComplexVector multipliers =
                    ProductEigenvalues.of(List.of(derivatives)).values();
            PatchedPath turn = joined();
            double size = 0;
            for (Piece piece : turn.pieces()) {
                size = Math.max(size, largest(piece.state()));
            }
            double trivial = multipliers
                    .get(PatchedCycle.trivialIndex(multipliers))
                    .minus(Complex.ONE)
                    .abs();
            long together =
                    turn.crossings().stream().filter(Crossing::simultaneous).count();
            return new Closed(new PatchedCycle(
                    Time.seconds(period),
                    turn,
                    flow.moments(turn),
                    multipliers,
                    new PatchedCycle.Certificate(
                            residual,
                            trivial,
                            steps,
                            x.length,
                            turn.slowestCrossing() / (flow.field().rate() * size),
                            (int) together)));
        }

        /** The orbit with a fraction of the period, if it closes after that already. */
        private @Nullable CycleOutcome shorterPeriod() {
            PatchedPath turn = joined();
            double spread = 0;
            for (Piece piece : turn.pieces()) {
                spread = Math.max(spread, largest(piece.state().minus(x[0])));
            }
            for (int parts : new int[] {2, 3, 5, 7}) {
                Time part = Time.seconds(period / parts);
                if (largest(flow.state(turn, part).minus(x[0])) <= SAME * spread) {
                    return close(flow, x[0], part);
                }
            }
            return null;
        }

        /** One turn as one path. */
        private PatchedPath joined() {
            List<Piece> pieces = new ArrayList<>();
            List<Crossing> events = new ArrayList<>();
            int grazes = 0;
            double offset = 0;
            for (PatchedPath path : paths) {
                Time shift = Time.seconds(offset);
                for (Piece p : path.pieces()) {
                    append(pieces, new Piece(p.start().plus(shift), p.duration(), p.region(), p.state()));
                }
                for (Crossing c : path.crossings()) {
                    events.add(new Crossing(c.time().plus(shift), c.gate(), c.opens(), c.speed(), c.simultaneous()));
                }
                grazes += path.grazes();
                offset += path.end().seconds();
            }
            return new PatchedPath(
                    pieces,
                    events,
                    grazes,
                    Time.seconds(offset),
                    paths[paths.length - 1].state(),
                    PatchedPath.Ending.TIME);
        }

        /** A segment's end lies within a region: the two parts of the stay there are one piece. */
        private static void append(List<Piece> pieces, Piece next) {
            if (!pieces.isEmpty() && pieces.getLast().region().equals(next.region())) {
                Piece last = pieces.removeLast();
                pieces.add(new Piece(last.start(), last.duration().plus(next.duration()), last.region(), last.state()));
            } else {
                pieces.add(next);
            }
        }

        private CycleOutcome ended() {
            for (PatchedPath path : paths) {
                if (path != null && path.ending() == PatchedPath.Ending.BUDGET) {
                    return failed(Reason.TOO_MANY_CROSSINGS);
                }
            }
            return failed(Reason.ESCAPED);
        }

        private NotClosed failed(Reason reason) {
            String advice = switch (reason) {
                case FIXED_POINT -> "start further away from the fixed point, or analyse the fixed points";
                case SINGULAR -> "two cycles meet here, or a continuum of them: change a parameter a little";
                case DID_NOT_CONVERGE ->
                    "follow the flow longer before Newton's method, or come from another cycle by continuation";
                case ESCAPED -> "the guess is too far from a cycle or its period too long: follow the flow first";
                case TOO_MANY_CROSSINGS -> "shorten the period of the guess, or allow more crossings than " + crossings;
            };
            return new NotClosed(reason, residual, steps, advice);
        }
    }

    private static double largest(Vector v) {
        double max = 0;
        for (int i = 0; i < v.size(); i++) {
            max = Math.max(max, Math.abs(v.get(i)));
        }
        return max;
    }
}
