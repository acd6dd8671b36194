package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow of a piecewise-linear field, exact to rounding: from one crossing to the next the solution is {@code x(t) =
 * e^(A t) x + ...} of the region, and where it first leaves the region is located to the last bits.
 *
 * <p>A switching function at 0 counts on the side to which its first nonvanishing derivative points. Those that change
 * their sign together are switched one after the other, at the same time; the field is continuous, so their order does
 * not matter. Usable from any thread.
 */
public final class ExactFlow {
    /**
     * Limits of a path.
     *
     * @param radius largest |x_i| at which a path is continued
     * @param crossings largest number of threshold crossings
     * @param expansions largest number of Taylor series
     */
    public record Limits(double radius, int crossings, int expansions) {
        /** 1e100, a million crossings. */
        public static final Limits DEFAULT = new Limits(1e100, 1_000_000);

        /** Limits without one on the number of Taylor series. */
        public Limits(double radius, int crossings) {
            this(radius, crossings, Integer.MAX_VALUE);
        }

        /** These limits with another largest number of Taylor series. */
        public Limits within(int most) {
            return new Limits(radius, crossings, most);
        }
    }

    /**
     * Averages over a path, by exact integrals.
     *
     * @param mean mean of every variable over time
     * @param std standard deviation of every variable over time
     */
    public record Moments(Vector mean, Vector std) {
        /** The root of the summed variances. */
        public double amplitude() {
            return std.norm();
        }
    }

    private final PiecewiseLinearField field;

    private ExactFlow(PiecewiseLinearField field) {
        this.field = field;
    }

    public static ExactFlow of(PiecewiseLinearField field) {
        return new ExactFlow(field);
    }

    public PiecewiseLinearField field() {
        return field;
    }

    /** The path from a state over a time, within the default limits. */
    public PatchedPath follow(double[] start, Time duration) {
        return follow(start, duration, Limits.DEFAULT);
    }

    /**
     * The path from a state over a time.
     *
     * @throws IllegalArgumentException if the state has another dimension or is not finite, or the time is negative
     */
    public PatchedPath follow(double[] start, Time duration, Limits limits) {
        if (start.length != field.dimension() || !Vector.of(start).isFinite()) {
            throw new IllegalArgumentException("A path of " + field.dimension()
                    + " variables starts at as many finite numbers: " + Vector.of(start));
        }
        if (!(duration.seconds() >= 0) || Double.isInfinite(duration.seconds())) {
            throw new IllegalArgumentException("A path lasts for a finite time, forwards: " + duration);
        }
        return new Run(start, duration.seconds(), limits).run();
    }

    /** The state of a path at a time from its start to its end. */
    public Vector state(PatchedPath path, Time time) {
        return dense(path).state(time);
    }

    /** A path to be read at any time from its start to its end, and as often as one likes. */
    public DensePath dense(PatchedPath path) {
        return new DensePath(field, path);
    }

    /** The states of a path at times that increase: one row per time. */
    public Matrix states(PatchedPath path, Vector seconds) {
        DensePath dense = dense(path);
        double[] rows = new double[seconds.size() * field.dimension()];
        for (int k = 0; k < seconds.size(); k++) {
            double[] x = dense.state(Time.seconds(seconds.get(k))).toArray();
            System.arraycopy(x, 0, rows, k * x.length, x.length);
        }
        return Matrix.owning(seconds.size(), field.dimension(), rows);
    }

    /** Mean and standard deviation over a path of positive duration. */
    public Moments moments(PatchedPath path) {
        int n = field.dimension();
        double[] origin = path.pieces().getFirst().state().toArray();
        double[] first = new double[n];
        double[] second = new double[n];
        Expansion expansion = new Expansion(field);
        for (Piece piece : path.pieces()) {
            double[] x = piece.state().toArray();
            MutableActiveSet open = new MutableActiveSet(piece.region());
            int steps = Expansion.stretches(field, piece.duration().seconds());
            double h = piece.duration().seconds() / steps;
            for (int k = 0; k < steps; k++) {
                expansion.expand(x, open, h);
                expansion.addMoments(origin, h, first, second);
                expansion.at(1, x);
            }
        }
        double span = path.end().seconds();
        double[] mean = new double[n];
        double[] std = new double[n];
        for (int i = 0; i < n; i++) {
            double shift = first[i] / span;
            mean[i] = origin[i] + shift;
            std[i] = Math.sqrt(Math.max(0, second[i] / span - shift * shift));
        }
        return new Moments(Vector.owning(mean), Vector.owning(std));
    }

    /** State of one integration. */
    private final class Run {
        private final double end;
        private final Limits limits;
        private final Expansion expansion = new Expansion(field);
        private final FirstRoot roots = new FirstRoot(Expansion.MOST_TERMS);
        private final double[] coefficients = new double[Expansion.MOST_TERMS + 1];
        private final double[] range = new double[field.manifolds()];
        private final double[] x;
        private final MutableActiveSet open;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Crossing> crossings = new ArrayList<>();
        private double time;
        private double pieceStart;
        private Vector pieceState;
        private int crossed = -1;
        private int grazes;
        private int expansions;
        private int nextManifold;

        Run(double[] start, double end, Limits limits) {
            this.end = end;
            this.limits = limits;
            x = start.clone();
            pieceState = Vector.of(start);
            open = new MutableActiveSet(field.regionOf(start));
        }

        PatchedPath run() {
            double longest = Math.min(Expansion.REACH / field.rate(), end);
            settle(longest, true);
            while (time < end) {
                if (!(Rows.largest(x) <= limits.radius)) {
                    return path(PatchedPath.Ending.ESCAPED);
                }
                if (crossings.size() >= limits.crossings) {
                    return path(PatchedPath.Ending.BUDGET);
                }
                if (expansions++ >= limits.expansions) {
                    return path(PatchedPath.Ending.STEPS);
                }
                double h = settle(Math.min(longest, end - time), false);
                double u = firstCrossing();
                if (u == FirstRoot.NONE) {
                    expansion.at(1, x);
                    time = h < end - time ? time + h : end;
                    crossed = -1;
                } else {
                    expansion.at(u, x);
                    time += u * h;
                    turn(nextManifold, speed(nextManifold, u, h), false);
                }
            }
            return path(PatchedPath.Ending.TIME);
        }

        /**
         * Expands the solution after switching every switching function that is at 0 and about to be on the other side.
         * Returns the length of the expansion in seconds.
         */
        private double settle(double longest, boolean atStart) {
            double h = longest;
            for (int attempt = 0; attempt <= 2 * open.size(); attempt++) {
                h = expansion.expandToCrossing(x, open, longest);
                int wrong = wrongManifold();
                if (wrong < 0) {
                    return h;
                }
                turn(wrong, Math.abs(expansion.manifold(1, wrong)) / h, atStart);
            }
            return h;
        }

        /** A switching function whose sign contradicts the active set, or -1. */
        private int wrongManifold() {
            for (int j = 0; j < open.size(); j++) {
                double side = expansion.manifold(0, j);
                if (isAtBoundary(j)) {
                    int k = leading(j);
                    side = k == 0 ? 0 : expansion.manifold(k, j);
                }
                if (side != 0 && open.contains(j) != side > 0) {
                    return j;
                }
            }
            return -1;
        }

        private boolean isAtBoundary(int manifold) {
            return manifold == crossed || Math.abs(expansion.manifold(0, manifold)) <= expansion.rounding();
        }

        /** Index of the first nonvanishing coefficient of a switching function at 0, or 0 if all vanish. */
        private int leading(int manifold) {
            double noise = 2 * Math.ulp(expansion.scale());
            for (int k = 1; k <= expansion.degree(); k++) {
                if (Math.abs(expansion.manifold(k, manifold)) > noise) {
                    return k;
                }
            }
            return 0;
        }

        /** First u in (0, 1) at which a switching function changes its sign; {@code nextManifold} says which one. */
        private double firstCrossing() {
            expansion.switchingRange(range);
            double first = FirstRoot.NONE;
            for (int j = 0; j < open.size(); j++) {
                if (Math.abs(expansion.manifold(0, j)) > range[j]) {
                    continue;
                }
                double root = root(j);
                if (roots.grazed()) {
                    grazes++;
                }
                if (root < first) {
                    first = root;
                    nextManifold = j;
                }
            }
            return first;
        }

        /** First sign change of a switching function; one that starts at 0 is divided by its leading power of u. */
        private double root(int manifold) {
            int from = isAtBoundary(manifold) ? leading(manifold) : 0;
            int degree = expansion.degree() - from;
            for (int k = 0; k <= degree; k++) {
                coefficients[k] = expansion.manifold(k + from, manifold);
            }
            return from == 0 && isAtBoundary(manifold) ? FirstRoot.NONE : roots.of(coefficients, degree);
        }

        private double speed(int manifold, double u, double h) {
            double slope = 0;
            for (int k = expansion.degree(); k >= 1; k--) {
                slope = Math.fma(slope, u, k * expansion.manifold(k, manifold));
            }
            return Math.abs(slope) / h;
        }

        private void turn(int manifold, double speed, boolean atStart) {
            ActiveSet region = open.toActiveSet();
            open.turn(manifold);
            crossed = manifold;
            if (atStart) {
                return;
            }
            field.putOn(manifold, x);
            boolean together =
                    !crossings.isEmpty() && time - crossings.getLast().time().seconds() <= 4 * Math.ulp(time);
            if (together) {
                Crossing last = crossings.removeLast();
                crossings.add(new Crossing(last.time(), last.manifold(), last.opens(), last.speed(), true));
            }
            crossings.add(new Crossing(Time.seconds(time), manifold, open.contains(manifold), speed, together));
            endPiece(region);
        }

        private void endPiece(ActiveSet region) {
            pieces.add(new Piece(Time.seconds(pieceStart), Time.seconds(time - pieceStart), region, pieceState));
            pieceStart = time;
            pieceState = Vector.of(x);
        }

        private PatchedPath path(PatchedPath.Ending ending) {
            if (time > pieceStart || pieces.isEmpty()) {
                endPiece(open.toActiveSet());
            }
            return new PatchedPath(pieces, crossings, grazes, Time.seconds(time), Vector.of(x), ending);
        }
    }
}
