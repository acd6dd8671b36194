package dev.rondo.continuation.patched;

import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SolutionMeasure;
import dev.rondo.continuation.SwitchingFunction;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.continuation.cycles.CycleScales;
import dev.rondo.continuation.cycles.Cycles;
import dev.rondo.continuation.cycles.DoubledStart;
import dev.rondo.continuation.cycles.Floquet;
import dev.rondo.continuation.cycles.ReturnMap;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.smooth.TangentFlow;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Cycles of a family of piecewise-linear flows, patched exactly: the equations of multiple shooting with K segments,
 *
 * <pre>
 *   (phi_(T/K)(x_k; p) - x_(k+1))/S = 0,   k = 1 .. K,   x_(K+1) = x_1,      &lt;x_1 - a, c&gt;/S = 0,
 * </pre>
 *
 * unknowns (x_1 .. x_K, T, p) with T in seconds and S the largest |x| of the last solution. Arclength is
 * measured relative to the size of the orbit and to its period, so that a step changes both by about as much, however far
 * the cycle has shrunk. Paths and their derivatives in the state and the parameter are exact.
 *
 * <p>The flow of a continuous field is continuously differentiable, also where an orbit begins to touch a boundary; so a
 * cycle does not break when its sequence of regions changes. Those border collisions are located as grazes: a local extremum
 * of a gate along the orbit passes 0.
 */
public final class PatchedCycles implements CycleCurve {
    /** An orbit smaller than this part of its states has shrunk to a point (a fixed point on a boundary, as a rule). */
    private static final double LEAST_EXTENT = 1e-4;

    /** Below this part of a cycle's amplitude, second differences of exact orbits show rounding. */
    private static final double FINEST_DIFFERENCE = 2e-5;

    private final PiecewiseLinearFamily family;
    private final int dimension;
    private final int segments;
    private final CycleScales scales;
    private final Vector anchor;
    private final Vector direction;
    private final RecentOrbits recent;
    private final Optional<Apex> apex;

    private PatchedCycles(
            PiecewiseLinearFamily family,
            int segments,
            CycleScales scales,
            Vector anchor,
            Vector direction,
            RecentOrbits recent,
            Optional<Apex> apex) {
        this.family = family;
        dimension = anchor.size();
        this.segments = segments;
        this.scales = scales;
        this.anchor = anchor;
        this.direction = direction;
        this.recent = recent;
        this.apex = apex;
    }

    /**
     * A curve of cycles and a solution to begin with.
     *
     * @param curve the equations
     * @param unknowns the solution
     */
    public record Start(PatchedCycles curve, Vector unknowns) {}

    /**
     * The curve through a cycle.
     *
     * @param parameter at which the cycle was found
     * @param segments K, at least 1
     */
    public static Start through(PiecewiseLinearFamily family, PatchedCycle cycle, double parameter, int segments) {
        if (segments < 1) {
            throw new IllegalArgumentException("Shooting needs at least one segment: " + segments);
        }
        ExactFlow flow = ExactFlow.of(family.at(parameter));
        int n = cycle.start().size();
        double[] y = new double[segments * n + 2];
        for (int k = 0; k < segments; k++) {
            Vector x = flow.state(cycle.path(), cycle.period().times((double) k / segments));
            System.arraycopy(x.toArray(), 0, y, k * n, n);
        }
        y[segments * n] = cycle.period().seconds();
        y[segments * n + 1] = parameter;
        Vector unknowns = Vector.of(y);
        RecentOrbits recent = new RecentOrbits(family, n, segments);
        Orbits orbit = recent.at(y);
        Vector anchor = cycle.start();
        PatchedCycles curve = new PatchedCycles(
                family,
                segments,
                new CycleScales(orbit.largest(), orbit.extent(), cycle.period(), 1),
                anchor,
                Orbits.direction(flow.field(), anchor),
                recent,
                Apex.of(family, parameter));
        return new Start(curve, unknowns);
    }

    /** The same curve, in whose arclength the parameter's change by {@code unit} counts as 1. */
    public PatchedCycles inUnitsOf(double unit) {
        return new PatchedCycles(family, segments, scales.withParameter(unit), anchor, direction, recent, apex);
    }

    @Override
    public int unknowns() {
        return segments * dimension + 2;
    }

    @Override
    public void residual(double[] y, double[] out) {
        Orbits orbit = recent.at(y);
        double scale = scales.largest();
        boolean exists = orbit.complete()
                && apex.filter(a -> a.isReached(y[y.length - 1])).isEmpty();
        for (int k = 0; k < segments; k++) {
            Vector gap = orbit.paths().get(k).state().minus(orbit.node((k + 1) % segments));
            for (int i = 0; i < dimension; i++) {
                out[k * dimension + i] = exists ? gap.get(i) / scale : Double.NaN;
            }
        }
        out[segments * dimension] = direction.dot(orbit.node(0).minus(anchor)) / scale;
    }

    @Override
    public Matrix jacobian(double[] y) {
        Orbits orbit = recent.at(y);
        int n = dimension;
        int columns = y.length;
        double[] values = new double[(columns - 1) * columns];
        double scale = scales.largest();
        for (int k = 0; k < segments; k++) {
            Matrix derivative = orbit.derivatives().get(k);
            double[] f = orbit.velocity(orbit.paths().get(k).state());
            Vector dp = orbit.parameterDerivatives().get(k);
            int next = (k + 1) % segments;
            for (int i = 0; i < n; i++) {
                int row = (k * n + i) * columns;
                for (int j = 0; j < n; j++) {
                    values[row + k * n + j] += derivative.get(i, j) / scale;
                }
                values[row + next * n + i] -= 1 / scale;
                values[row + segments * n] = f[i] / segments / scale;
                values[row + segments * n + 1] = dp.get(i) / scale;
            }
        }
        for (int i = 0; i < n; i++) {
            values[segments * n * columns + i] = direction.get(i) / scale;
        }
        return Matrix.owning(columns - 1, columns, values);
    }

    @Override
    public double[] weights() {
        return scales.weights(unknowns());
    }

    @Override
    public Floquet floquet(double[] y) {
        return recent.at(y).floquet();
    }

    @Override
    public Optional<ReturnMap> returns(double[] y) {
        Orbits orbit = recent.at(y);
        Matrix turn = Matrix.identity(dimension);
        for (Matrix derivative : orbit.derivatives()) {
            turn = derivative.times(turn);
        }
        return Optional.of(new ReturnMap(
                TangentFlow.of(orbit.field()),
                orbit.node(0),
                period(y),
                turn,
                measure(y).amplitude(),
                FINEST_DIFFERENCE));
    }

    @Override
    public SolutionMeasure measure(double[] y) {
        Orbits orbit = recent.at(y);
        ExactFlow flow = ExactFlow.of(orbit.field());
        double[] mean = new double[dimension];
        double[] square = new double[dimension];
        for (PatchedPath path : orbit.paths()) {
            ExactFlow.Moments moments = flow.moments(path);
            for (int i = 0; i < dimension; i++) {
                double m = moments.mean().get(i);
                double s = moments.std().get(i);
                mean[i] += m / segments;
                square[i] += (s * s + m * m) / segments;
            }
        }
        double variance = 0;
        for (int i = 0; i < dimension; i++) {
            variance += square[i] - mean[i] * mean[i];
        }
        return new SolutionMeasure(Optional.of(period(y)), Math.sqrt(Math.max(0, variance)));
    }

    @Override
    public Matrix orbit(double[] y, int rows) {
        Orbits orbit = recent.at(y);
        double[][] states = new double[rows][];
        for (int r = 0; r < rows; r++) {
            states[r] = orbit.state((double) r / rows).toArray();
        }
        return Matrix.of(states);
    }

    /** Both turns of the doubled cycle begin on this one, displaced by +-v, M v = -v: those of K segments become 2 K. */
    @Override
    public Optional<BranchSwitch> doubling(double[] y) {
        Orbits orbit = recent.at(y);
        DoubledStart start = DoubledStart.of(
                y,
                IntStream.range(0, segments)
                        .mapToObj(k -> orbit.velocity(orbit.node(k)))
                        .toList(),
                orbit.derivatives(),
                orbit.displacement(Complex.of(-1)),
                direction.toArray());
        PatchedCycles curve = new PatchedCycles(
                family,
                2 * segments,
                scales.withPeriod(period(y).times(2)),
                orbit.node(0),
                direction,
                new RecentOrbits(family, dimension, 2 * segments),
                apex);
        return Optional.of(new BranchSwitch(curve, start.point(), start.direction()));
    }

    @Override
    public PatchedCycles near(double[] y) {
        Vector x = Vector.of(Arrays.copyOf(y, dimension));
        PiecewiseLinearField field = family.at(y[y.length - 1]);
        Orbits orbit = recent.at(y);
        return new PatchedCycles(
                family,
                segments,
                new CycleScales(orbit.largest(), nextExtent(orbit), period(y), scales.parameter()),
                x,
                Orbits.direction(field, x),
                recent,
                apex);
    }

    /** Towards an apex cycles only shrink: there steps are in proportion to the largest, and the way is finite. */
    private double nextExtent(Orbits orbit) {
        double present = Math.max(orbit.extent(), LEAST_EXTENT * orbit.largest());
        return apex.isPresent() ? Math.max(present, scales.extent()) : present;
    }

    /** The cycles of another family, with the same phase condition and scales. */
    public PatchedCycles of(PiecewiseLinearFamily other) {
        return new PatchedCycles(
                other,
                segments,
                scales,
                anchor,
                direction,
                new RecentOrbits(other, dimension, segments),
                Optional.empty());
    }

    /**
     * Where the orbit of a solution comes nearest to touching a gate's threshold.
     *
     * @throws IllegalArgumentException if the gate does not move along the orbit
     */
    public Graze graze(double[] y, int gate) {
        return Graze.nearest(recent.at(y), gate);
    }

    /** The same touch on the orbit of a neighbouring solution. */
    public Graze followed(double[] y, Graze graze) {
        return graze.followed(recent.at(y));
    }

    /** The gate at its extremum there, relative to S: 0 where the orbit grazes the threshold. */
    public double extremum(double[] y, Graze graze) {
        Orbits orbit = recent.at(y);
        return orbit.complete() ? graze.extremum(orbit) / scales.largest() : Double.NaN;
    }

    @Override
    public List<SwitchingFunction> grazes(double[] before, double[] after, double[] leaving, double[] arriving) {
        return grazes(y -> this, y -> y, before, after, leaving, arriving);
    }

    /**
     * The same for neighbouring points of a surface of cycles.
     *
     * @param curve on which a point lies
     * @param solution the unknowns of that curve
     */
    public static List<SwitchingFunction> grazes(
            Function<double[], PatchedCycles> curve,
            UnaryOperator<double[]> solution,
            double[] before,
            double[] after,
            double[] leaving,
            double[] arriving) {
        Function<double[], Orbits> orbit = y -> curve.apply(y).recent.at(solution.apply(y));
        return new Grazes(
                        orbit.apply(before),
                        orbit.apply(after),
                        orbit.apply(moved(before, Grazes.SHIFT, leaving)),
                        orbit.apply(moved(after, -Grazes.SHIFT, arriving)))
                .tests(orbit, curve.apply(before).scales.largest());
    }

    private static double[] moved(double[] y, double by, double[] direction) {
        double[] out = y.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(by, direction[i], out[i]);
        }
        return out;
    }

    @Override
    public Optional<Ending> end(double[] before, double[] after) {
        Orbits orbit = recent.at(after);
        if (orbit.crossings().isEmpty()) {
            return Optional.of(new Ending.Centre(measure(before).amplitude()));
        }
        Optional<Ending> merged = Cycles.merged(before, after, segments, dimension);
        if (merged.isPresent()) {
            return merged;
        }
        Optional<Ending> toOrigin = apex.flatMap(a -> a.ending(
                recent.at(before), orbit, scales.extent(), measure(after).amplitude()));
        if (toOrigin.isPresent()) {
            return toOrigin;
        }
        Optional<Ending> onBoundary =
                BoundaryEquilibrium.reached(family, recent.at(before), orbit).map(end -> end);
        return onBoundary.isPresent() || orbit.extent() > LEAST_EXTENT * orbit.largest()
                ? onBoundary
                : Optional.of(new Ending.Shrank(measure(after).amplitude()));
    }
}
