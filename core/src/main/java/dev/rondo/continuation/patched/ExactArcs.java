package dev.rondo.continuation.patched;

import dev.rondo.continuation.Event;
import dev.rondo.continuation.Fold;
import dev.rondo.continuation.Grazing;
import dev.rondo.continuation.StabilityChange;
import dev.rondo.continuation.cycles.Arcs;
import dev.rondo.continuation.cycles.CycleScales;
import dev.rondo.continuation.cycles.CycleUnknowns;
import dev.rondo.continuation.cycles.PeriodDivergence;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.cycles.TurnsMerge;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.smooth.FlowArcs;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.dynamics.smooth.TangentFlow;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Exact orbits of piecewise-linear flows, patched from their pieces, with exact derivatives in state and parameter.
 *
 * <p>The flow of a continuous field is continuously differentiable, also where an orbit begins to touch a switching
 * manifold; so a cycle does not break when its sequence of regions changes. Those border collisions are located as
 * grazes: a local extremum of a switching function along the orbit passes 0.
 */
public final class ExactArcs implements Arcs {
    /**
     * Size of an orbit, as a part of its states, below which it counts as a point (a fixed point on a manifold, as a
     * rule).
     */
    static final double LEAST_EXTENT = 1e-4;

    /** Part of a cycle's amplitude below which second differences of exact orbits show rounding. */
    private static final double FINEST_DIFFERENCE = 2e-5;

    /**
     * Arclength of differences: exact orbits allow small ones, and grazes ask for them, as test functions have corners
     * there.
     */
    private static final double DIFFERENCE = 1e-7;

    private static final ExactFlow.Limits LIMITS = new ExactFlow.Limits(1e12, 20_000);

    private final PiecewiseLinearFamily family;
    private final int dimension;
    private final Optional<Apex> apex;
    private final RecentOrbits recent;
    /** True if the field depends on the parameter. */
    private final boolean moves;

    private ExactArcs(
            PiecewiseLinearFamily family, int dimension, Optional<Apex> apex, ExactFlow.Limits limits, boolean moves) {
        this.family = family;
        this.dimension = dimension;
        this.apex = apex;
        this.moves = moves;
        recent = new RecentOrbits(family, limits);
    }

    /**
     * Exact orbits of a family of fields.
     *
     * @param parameter value at which the family is examined for a point where the amplitude of all its cycles vanishes
     *     at the origin
     */
    public static ExactArcs of(PiecewiseLinearFamily family, double parameter) {
        return new ExactArcs(family, family.at(parameter).dimension(), Apex.of(family, parameter), LIMITS, true);
    }

    /** Exact orbits of another family of fields in as many variables. */
    public ExactArcs of(PiecewiseLinearFamily other) {
        return new ExactArcs(other, dimension, Optional.empty(), LIMITS, true);
    }

    /** Exact orbits of a single field, whatever the parameter. */
    static ExactArcs of(ExactFlow flow, ExactFlow.Limits limits) {
        return new ExactArcs(parameter -> flow.field(), flow.field().dimension(), Optional.empty(), limits, false);
    }

    /**
     * The curve through a cycle.
     *
     * @param parameter value at which the cycle was found
     * @param segments number K of segments, at least 1
     * @throws IllegalArgumentException if there is no segment
     */
    public static Shooting.Start through(
            PiecewiseLinearFamily family, PatchedCycle cycle, double parameter, int segments) {
        ExactFlow flow = ExactFlow.of(family.at(parameter));
        Matrix nodes = Matrix.of(IntStream.range(0, segments)
                .mapToObj(k -> flow.state(cycle.path(), cycle.period().times((double) k / segments))
                        .toArray())
                .toArray(double[][]::new));
        return of(family, parameter).through(nodes, cycle.period(), parameter);
    }

    /** The curve through a guess of the states at which segments begin, one per row. */
    Shooting.Start through(Matrix nodes, Time period, double parameter) {
        double[] y = java.util.Arrays.copyOf(nodes.toRowMajor(), nodes.rows() * dimension + 2);
        y[y.length - 2] = period.seconds();
        y[y.length - 1] = parameter;
        Orbits orbit = orbits(y);
        return Shooting.through(
                this, nodes, period, parameter, new CycleScales(orbit.largest(), orbit.extent(), period, 1));
    }

    /** The orbits of a solution, whole. */
    Orbits orbits(double[] y) {
        return orbits(new CycleUnknowns(Vector.of(y), dimension));
    }

    Orbits orbits(CycleUnknowns cycle) {
        return recent.at(cycle);
    }

    PiecewiseLinearFamily family() {
        return family;
    }

    Optional<Apex> apex() {
        return apex;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public VectorField field(CycleUnknowns cycle) {
        return orbits(cycle).field();
    }

    @Override
    public List<double[]> ends(CycleUnknowns cycle) {
        Orbits orbit = orbits(cycle);
        boolean exists = orbit.complete()
                && apex.filter(a -> a.isReached(cycle.parameter())).isEmpty();
        return exists
                ? orbit.paths().stream().map(path -> path.state().toArray()).toList()
                : Collections.nCopies(
                        cycle.segments(), Vector.constant(dimension, Double.NaN).toArray());
    }

    @Override
    public List<FlowArcs.Arc> arcs(CycleUnknowns cycle) {
        Orbits orbit = orbits(cycle);
        return IntStream.range(0, cycle.segments())
                .mapToObj(k -> new FlowArcs.Arc(
                        orbit.paths().get(k).state(),
                        orbit.derivatives().get(k),
                        moves ? orbit.parameterDerivatives().get(k) : Vector.zeros(dimension)))
                .toList();
    }

    @Override
    public List<Matrix> monodromies(CycleUnknowns cycle) {
        return orbits(cycle).derivatives();
    }

    @Override
    public Moments moments(CycleUnknowns cycle) {
        Orbits orbit = orbits(cycle);
        ExactFlow flow = ExactFlow.of(orbit.field());
        double[] mean = new double[dimension];
        double[] square = new double[dimension];
        for (PatchedPath path : orbit.paths()) {
            ExactFlow.Moments moments = flow.moments(path);
            for (int i = 0; i < dimension; i++) {
                double m = moments.mean().get(i);
                double s = moments.std().get(i);
                mean[i] += m / cycle.segments();
                square[i] += (s * s + m * m) / cycle.segments();
            }
        }
        for (int i = 0; i < dimension; i++) {
            square[i] = Math.sqrt(Math.max(0, square[i] - mean[i] * mean[i]));
        }
        return new Moments(Vector.of(mean), Vector.of(square));
    }

    @Override
    public Matrix orbit(CycleUnknowns cycle, int rows) {
        Orbits orbit = orbits(cycle);
        double[][] states = new double[rows][];
        for (int r = 0; r < rows; r++) {
            states[r] = orbit.state((double) r / rows).toArray();
        }
        return Matrix.of(states);
    }

    @Override
    public TangentFlow tangents(CycleUnknowns cycle) {
        return TangentFlow.of(orbits(cycle).field());
    }

    @Override
    public double finestDifference() {
        return FINEST_DIFFERENCE;
    }

    @Override
    public double difference() {
        return DIFFERENCE;
    }

    @Override
    public CycleScales scales(CycleUnknowns cycle, CycleScales before) {
        Orbits orbit = orbits(cycle);
        double present = Math.max(orbit.extent(), LEAST_EXTENT * orbit.largest());
        // Towards an apex the amplitude of cycles only decreases: there steps are in proportion to the largest, and the
        // way is finite.
        double extent = apex.isPresent() ? Math.max(present, before.extent()) : present;
        return new CycleScales(orbit.largest(), extent, cycle.period(), before.parameter());
    }

    @Override
    public List<Event> events(Shooting curve) {
        List<Event> events = new ArrayList<>(List.of(
                new StabilityChange(),
                new Fold(),
                new Grazing((before, after, leaving, arriving) ->
                        CycleGrazes.between(y -> curve, y -> y, before, after, leaving, arriving)),
                new LastCrossingLost(this),
                new TurnsMerge(curve.segments(), dimension)));
        apex.ifPresent(a -> events.add(new CycleAtOrigin(this, a, curve.scales())));
        events.add(new CycleOnManifold(this));
        events.add(new PeriodDivergence());
        return events;
    }
}
