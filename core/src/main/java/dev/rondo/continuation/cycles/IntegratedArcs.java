package dev.rondo.continuation.cycles;

import dev.rondo.continuation.Event;
import dev.rondo.continuation.Fold;
import dev.rondo.continuation.StabilityChange;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.CarriedTangents;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.FlowArcs;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.dynamics.smooth.RecentArcs;
import dev.rondo.dynamics.smooth.TangentFlow;
import dev.rondo.dynamics.smooth.VariationalFlow;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Orbits of smooth flows, integrated by Dormand and Prince's method; segments side by side. */
public final class IntegratedArcs implements Arcs {
    /** Part of a cycle's amplitude below which second differences of orbits show the integrator's tolerance. */
    private static final double FINEST_DIFFERENCE = 5e-4;

    private static final double DIFFERENCE = 1e-5;

    /**
     * Accuracy with which orbits are integrated.
     *
     * @param orbits tolerance of orbits whose ends are compared
     * @param steering tolerance of derivatives that steer Newton's method and tangents
     */
    private record Accuracy(double orbits, double steering) {
        static final Accuracy FINE = new Accuracy(VariationalFlow.FINE, VariationalFlow.STEERING);
        static final Accuracy ROUGH = new Accuracy(1e-9, 1e-4);
    }

    private final FieldFamily family;
    private final Accuracy accuracy;
    private final RecentArcs steering = new RecentArcs();
    private final RecentArcs precise = new RecentArcs();
    private final Optional<IntegratedArcs> rough;

    private IntegratedArcs(FieldFamily family, Accuracy accuracy, Optional<IntegratedArcs> rough) {
        this.family = family;
        this.accuracy = accuracy;
        this.rough = rough;
    }

    /** Arcs of a family of fields. */
    public static IntegratedArcs of(FieldFamily family) {
        return new IntegratedArcs(
                family, Accuracy.FINE, Optional.of(new IntegratedArcs(family, Accuracy.ROUGH, Optional.empty())));
    }

    @Override
    public IntegratedArcs rough() {
        return rough.orElse(this);
    }

    @Override
    public int dimension() {
        return family.dimension();
    }

    @Override
    public VectorField field(CycleUnknowns cycle) {
        return family.at(cycle.parameter());
    }

    @Override
    public List<double[]> ends(CycleUnknowns cycle) {
        FlowArcs flow = FlowArcs.of(family, cycle.parameter(), accuracy.orbits());
        return sideBySide(cycle, k -> flow.end(cycle.node(k), cycle.span()));
    }

    @Override
    public List<FlowArcs.Arc> arcs(CycleUnknowns cycle) {
        return steering.of(cycle.values().toArray(), () -> arcs(cycle, accuracy.steering()));
    }

    @Override
    public List<Matrix> monodromies(CycleUnknowns cycle) {
        return precise.of(cycle.values().toArray(), () -> arcs(cycle, VariationalFlow.PRECISE)).stream()
                .map(FlowArcs.Arc::monodromy)
                .toList();
    }

    private List<FlowArcs.Arc> arcs(CycleUnknowns cycle, double tolerance) {
        FlowArcs flow = flow(cycle);
        return sideBySide(cycle, k -> flow.arc(cycle.node(k), cycle.span(), tolerance));
    }

    private FlowArcs flow(CycleUnknowns cycle) {
        return FlowArcs.of(family, cycle.parameter(), VariationalFlow.FINE);
    }

    /** Moments by integration along with the orbit. */
    @Override
    public Moments moments(CycleUnknowns cycle) {
        int n = family.dimension();
        FlowArcs flow = flow(cycle);
        double[] sums = new double[2 * n];
        for (double[] part : sideBySide(cycle, k -> flow.moments(cycle.node(k), cycle.span()))) {
            Vectors.add(1 / cycle.period().seconds(), part, sums);
        }
        double[] std = new double[n];
        Arrays.setAll(std, i -> Math.sqrt(Math.max(0, sums[n + i] - sums[i] * sums[i])));
        return new Moments(Vector.of(Arrays.copyOf(sums, n)), Vector.owning(std));
    }

    @Override
    public Matrix orbit(CycleUnknowns cycle, int rows) {
        VectorField field = field(cycle);
        int segments = cycle.segments();
        List<Matrix> parts = sideBySide(cycle, k -> {
            int first = Math.ceilDiv(k * rows, segments);
            double[] seconds = new double[Math.ceilDiv((k + 1) * rows, segments) - first];
            Arrays.setAll(seconds, r -> cycle.span().seconds() * ((double) (first + r) * segments / rows - k));
            return DormandPrince.PRECISE.states(field, Vector.of(cycle.node(k)), Vector.owning(seconds));
        });
        return Matrix.of(
                parts.stream().flatMap(part -> Arrays.stream(part.toRows())).toArray(double[][]::new));
    }

    @Override
    public TangentFlow tangents(CycleUnknowns cycle) {
        return new CarriedTangents(field(cycle), flow(cycle));
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
        return before.grownTo(CycleScales.of(cycle.nodes(), cycle.period(), field(cycle)));
    }

    @Override
    public List<Event> events(Shooting curve) {
        // Three nodes know where the middle of a cycle is; fewer need states between them.
        int rows = curve.segments() < 3 ? 4 * curve.segments() : curve.segments();
        return List.of(
                new StabilityChange(),
                new Fold(),
                new CycleShrinks(curve, family, rows),
                new TurnsMerge(curve.segments(), family.dimension()),
                new PeriodDivergence());
    }

    /** Something of every segment, in their order: segments do not depend on each other. */
    private static <T> List<T> sideBySide(CycleUnknowns cycle, IntFunction<T> part) {
        return IntStream.range(0, cycle.segments()).parallel().mapToObj(part).toList();
    }
}
