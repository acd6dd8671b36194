package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Corrector;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SolutionMeasure;
import dev.rondo.continuation.equilibria.HopfPoint;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.CarriedTangents;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.FlowArcs;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.dynamics.smooth.RecentArcs;
import dev.rondo.dynamics.smooth.VariationalFlow;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Cycles of a smooth flow by multiple shooting with K equal segments:
 *
 * <pre>
 *   (phi_(T/K)(x_k; p) - x_(k+1))/S = 0,   k = 1 .. K,   x_(K+1) = x_1,        &lt;x_1 - a, c&gt;/S = 0,
 * </pre>
 *
 * unknowns (x_1 .. x_K, T, p) with T in seconds; the last equation fixes the phase by a point a and a direction c, those of
 * the last solution. Sizes compare as {@link CycleScales} say, S among them. One segment does for a cycle that is not too
 * unstable: what a segment multiplies errors by must stay below the digits at hand.
 */
public final class Shooting implements CycleCurve {
    /** Below this part of a cycle's amplitude, second differences of orbits show the integrator's tolerance. */
    private static final double FINEST_DIFFERENCE = 5e-4;

    /** A cycle that goes less far than this part of its largest state is a fixed point. */
    private static final double POINT = 1e-7;

    /** What Newton's iteration takes for solved along rough orbits: their noise is below. */
    private static final double ROUGH_RESIDUAL = 1e-7;

    /**
     * How orbits are followed.
     *
     * @param orbits the tolerance of orbits whose ends are compared
     * @param steering the same for derivatives that steer Newton's method and tangents
     */
    private record Accuracy(double orbits, double steering) {
        static final Accuracy FINE = new Accuracy(VariationalFlow.FINE, VariationalFlow.STEERING);
        static final Accuracy ROUGH = new Accuracy(1e-9, 1e-4);
    }

    /** What was integrated last: along rough orbits, for steering, and for results. */
    private record Recent(RecentArcs rough, RecentArcs steering, RecentArcs precise) {
        Recent() {
            this(new RecentArcs(), new RecentArcs(), new RecentArcs());
        }
    }

    private final FieldFamily family;
    private final int segments;
    private final CycleScales scales;
    private final double[] anchor;
    private final double[] direction;
    private final Accuracy accuracy;
    private final Recent recent;

    private Shooting(
            FieldFamily family,
            int segments,
            CycleScales scales,
            double[] anchor,
            double[] direction,
            Accuracy accuracy,
            Recent recent) {
        this.family = family;
        this.segments = segments;
        this.scales = scales;
        this.anchor = anchor;
        this.direction = direction;
        this.accuracy = accuracy;
        this.recent = recent;
    }

    /**
     * A curve of cycles and a solution to begin with.
     *
     * @param curve the equations
     * @param unknowns a guess of a solution, or a Hopf point
     * @param direction where the branch goes on from a Hopf point; zero else
     */
    public record Start(Shooting curve, Vector unknowns, Vector direction) {}

    /**
     * Shooting from a guess: a state near the cycle, its period, the parameter.
     *
     * @throws IllegalArgumentException if there is no segment, or the field vanishes at the state
     */
    public static Start near(FieldFamily family, Vector state, Time period, double parameter, int segments) {
        if (segments < 1) {
            throw new IllegalArgumentException("Shooting needs at least one segment: " + segments);
        }
        FlowArcs flow = FlowArcs.of(family, parameter, Accuracy.ROUGH.orbits());
        double[][] nodes = new double[segments][];
        nodes[0] = state.toArray();
        for (int k = 1; k < segments; k++) {
            nodes[k] = flow.end(nodes[k - 1], period.times(1.0 / segments));
        }
        return through(family, Matrix.of(nodes), period, parameter);
    }

    /**
     * Shooting from a guess of all states at which segments begin, one per row: for a cycle so unstable that no orbit
     * stays near it for a turn.
     *
     * @throws IllegalArgumentException if there is no state, or the field vanishes at the first
     */
    public static Start through(FieldFamily family, Matrix nodes, Time period, double parameter) {
        int segments = nodes.rows();
        int n = family.dimension();
        if (segments < 1 || nodes.columns() != n) {
            throw new IllegalArgumentException(
                    "Shooting needs at least one state of " + n + " variables: the guess is " + nodes.shape());
        }
        double[] y = Arrays.copyOf(nodes.toRowMajor(), segments * n + 2);
        double[] normal = direction(family.at(parameter), Arrays.copyOf(y, n));
        if (Vectors.maxAbs(normal) == 0) {
            throw new IllegalArgumentException("Shooting starts near a cycle: the field vanishes at the state given");
        }
        y[segments * n] = period.seconds();
        y[segments * n + 1] = parameter;
        CycleScales scales = CycleScales.of(nodes, period, family.at(parameter));
        Shooting curve =
                new Shooting(family, segments, scales, Arrays.copyOf(y, n), normal, Accuracy.FINE, new Recent());
        return new Start(curve, Vector.owning(y), Vector.zeros(y.length));
    }

    /** The cycles that are born at a Hopf point, {@code x + e Re(q e^(i w t))} with e small and T = 2 pi/w. */
    public static Start fromHopf(FieldFamily family, HopfPoint hopf, int segments) {
        int n = family.dimension();
        double[] y = new double[segments * n + 2];
        double[] along = new double[y.length];
        for (int k = 0; k < segments; k++) {
            double phase = 2 * Math.PI * k / segments;
            for (int i = 0; i < n; i++) {
                y[k * n + i] = hopf.state().get(i);
                along[k * n + i] = hopf.shape(i, phase);
            }
        }
        y[segments * n] = hopf.period().seconds();
        y[segments * n + 1] = hopf.parameter();
        double[] normal = new double[n];
        Arrays.setAll(normal, i -> hopf.shape(i, Math.PI / 2));
        Vectors.scale(1 / Math.sqrt(Vectors.dot(normal, normal)), normal);
        Shooting curve = new Shooting(
                family,
                segments,
                CycleScales.around(hopf.state(), hopf.period()),
                hopf.state().toArray(),
                normal,
                Accuracy.FINE,
                new Recent());
        return new Start(curve, Vector.owning(y), Vector.owning(along));
    }

    /** The same curve, in whose arclength the parameter's change by {@code unit} counts as 1. */
    public Shooting inUnitsOf(double unit) {
        return new Shooting(family, segments, scales.withParameter(unit), anchor, direction, accuracy, recent);
    }

    /** The cycles of another family, with the same phase condition. */
    public Shooting of(FieldFamily other) {
        return new Shooting(other, segments, scales, anchor, direction, accuracy, new Recent());
    }

    @Override
    public int unknowns() {
        return segments * family.dimension() + 2;
    }

    @Override
    public void residual(double[] y, double[] out) {
        int n = family.dimension();
        FlowArcs flow = FlowArcs.of(family, y[y.length - 1], accuracy.orbits());
        List<double[]> ends = sideBySide(k -> flow.end(node(y, k), span(y)));
        for (int k = 0; k < segments; k++) {
            double[] end = ends.get(k);
            double[] next = node(y, (k + 1) % segments);
            for (int i = 0; i < n; i++) {
                out[k * n + i] = (end[i] - next[i]) / scales.largest();
            }
        }
        out[segments * n] = Vectors.dot(direction, Vectors.difference(node(y, 0), anchor)) / scales.largest();
    }

    @Override
    public Matrix jacobian(double[] y) {
        int n = family.dimension();
        int columns = y.length;
        double[] values = new double[(columns - 1) * columns];
        List<FlowArcs.Arc> arcs = arcs(y);
        VectorField field = family.at(y[y.length - 1]);
        for (int k = 0; k < segments; k++) {
            FlowArcs.Arc arc = arcs.get(k);
            double[] f = new double[n];
            field.evaluate(arc.end().toArray(), f);
            int next = (k + 1) % segments;
            for (int i = 0; i < n; i++) {
                int row = (k * n + i) * columns;
                for (int j = 0; j < n; j++) {
                    values[row + k * n + j] += arc.monodromy().get(i, j);
                }
                values[row + next * n + i] -= 1;
                values[row + segments * n] = f[i] / segments;
                values[row + segments * n + 1] = arc.parameterDerivative().get(i);
            }
        }
        System.arraycopy(direction, 0, values, segments * n * columns, n);
        Vectors.scale(1 / scales.largest(), values);
        return Matrix.owning(columns - 1, columns, values);
    }

    @Override
    public double[] weights() {
        return scales.weights(unknowns());
    }

    @Override
    public boolean isGenuine(double[] y) {
        double fastest =
                velocities(y).stream().mapToDouble(Vectors::maxAbs).max().orElse(0);
        return fastest * period(y).seconds() > POINT * scales.largest();
    }

    @Override
    public Optional<FieldFamily> smoothFields() {
        return Optional.of(family);
    }

    @Override
    public Floquet floquet(double[] y) {
        List<Matrix> factors =
                preciseArcs(y).stream().map(FlowArcs.Arc::monodromy).toList();
        return Floquet.of(factors, velocities(y));
    }

    /** dx/dt where segments begin. */
    private List<double[]> velocities(double[] y) {
        VectorField field = family.at(y[y.length - 1]);
        List<double[]> velocities = new ArrayList<>();
        for (int k = 0; k < segments; k++) {
            double[] f = new double[family.dimension()];
            field.evaluate(node(y, k), f);
            velocities.add(f);
        }
        return velocities;
    }

    /** Both turns of the doubled cycle begin on this one, displaced by +-v, M v = -v: those of K segments become 2 K. */
    @Override
    public Optional<BranchSwitch> doubling(double[] y) {
        List<FlowArcs.Arc> arcs = preciseArcs(y);
        DoubledStart start = DoubledStart.of(
                y,
                velocities(y),
                arcs.stream().map(FlowArcs.Arc::monodromy).toList(),
                turningOver(turn(arcs)),
                direction);
        Shooting doubled = new Shooting(family, 2 * segments, scales, node(y, 0), direction, accuracy, new Recent());
        return Optional.of(new BranchSwitch(doubled, start.point(), start.direction()));
    }

    /** The direction that a turn multiplies by nearly -1, of length 1. */
    private static Vector turningOver(Matrix turn) {
        Eigen eigen = Eigen.of(turn);
        int nearest = 0;
        for (int k = 1; k < eigen.values().size(); k++) {
            boolean nearer = eigen.values().get(k).plus(Complex.ONE).abs()
                    < eigen.values().get(nearest).plus(Complex.ONE).abs();
            nearest = nearer ? k : nearest;
        }
        return eigen.vectors().real().column(nearest);
    }

    /** The derivative of the flow along all segments. */
    private static Matrix turn(List<FlowArcs.Arc> arcs) {
        Matrix turn = Matrix.identity(arcs.getFirst().end().size());
        for (FlowArcs.Arc arc : arcs) {
            turn = arc.monodromy().times(turn);
        }
        return turn;
    }

    @Override
    public Optional<ReturnMap> returns(double[] y) {
        FlowArcs flow = FlowArcs.of(family, y[y.length - 1], VariationalFlow.FINE);
        Matrix turn = turn(preciseArcs(y));
        return Optional.of(new ReturnMap(
                new CarriedTangents(family.at(y[y.length - 1]), flow),
                Vector.of(node(y, 0)),
                period(y),
                turn,
                measure(y).amplitude(),
                FINEST_DIFFERENCE));
    }

    @Override
    public SolutionMeasure measure(double[] y) {
        return new SolutionMeasure(Optional.of(period(y)), moments(y).amplitude());
    }

    /** Mean and standard deviation of every variable over one turn, by integration along with the orbit. */
    public Moments moments(double[] y) {
        int n = family.dimension();
        FlowArcs flow = FlowArcs.of(family, y[y.length - 1], VariationalFlow.FINE);
        double[] sums = new double[2 * n];
        for (double[] part : sideBySide(k -> flow.moments(node(y, k), span(y)))) {
            Vectors.add(1 / period(y).seconds(), part, sums);
        }
        double[] std = new double[n];
        Arrays.setAll(std, i -> Math.sqrt(Math.max(0, sums[n + i] - sums[i] * sums[i])));
        return new Moments(Vector.of(Arrays.copyOf(sums, n)), Vector.owning(std));
    }

    /**
     * The cycle that Newton's iteration reaches from a guess while the parameter stays as it is: first along orbits that are
     * followed roughly, with a residual as small as that allows, then from there along precise ones.
     */
    public NewtonResult close(Vector guess, Newton newton) {
        double[] y = guess.toArray();
        int parameter = y.length - 1;
        Shooting rough = rough();
        Newton first = new Newton(Math.max(newton.tolerance(), ROUGH_RESIDUAL), newton.iterations());
        if (!(Corrector.atValue(rough, y, parameter, y[parameter], first) instanceof NewtonResult.Solution near)) {
            return Corrector.atValue(this, y, parameter, y[parameter], newton);
        }
        double[] start = near.unknowns().toArray();
        NewtonResult found = Corrector.atValue(this, start, parameter, y[parameter], newton, rough.jacobian(start));
        return found instanceof NewtonResult.Solution s
                ? new NewtonResult.Solution(s.unknowns(), s.residual(), near.iterations() + s.iterations())
                : found;
    }

    /** The same equations along orbits that are followed roughly. */
    private Shooting rough() {
        return new Shooting(family, segments, scales, anchor, direction, Accuracy.ROUGH, recent);
    }

    /** The largest entry, roughly, of the derivative of the flow along a segment: by what errors are multiplied. */
    public double stretch(double[] y) {
        return rough().arcs(y).stream()
                .mapToDouble(arc -> arc.monodromy().maxAbs())
                .max()
                .orElse(1);
    }

    @Override
    public Matrix orbit(double[] y, int rows) {
        VectorField field = family.at(y[y.length - 1]);
        List<Matrix> parts = sideBySide(k -> {
            int first = firstRow(k, rows);
            double[] seconds = new double[firstRow(k + 1, rows) - first];
            Arrays.setAll(seconds, r -> span(y).seconds() * ((double) (first + r) * segments / rows - k));
            return DormandPrince.PRECISE.states(field, Vector.of(node(y, k)), Vector.owning(seconds));
        });
        return Matrix.of(
                parts.stream().flatMap(part -> Arrays.stream(part.toRows())).toArray(double[][]::new));
    }

    /** The first of {@code rows} equally spaced states that does not lie before a segment. */
    private int firstRow(int segment, int rows) {
        return Math.ceilDiv(segment * rows, segments);
    }

    @Override
    public Shooting near(double[] y) {
        double[] x = node(y, 0);
        VectorField field = family.at(y[y.length - 1]);
        CycleScales grown = scales.grownTo(CycleScales.of(nodes(y), period(y), field));
        return new Shooting(family, segments, grown, x, direction(field, x), accuracy, recent);
    }

    @Override
    public Optional<Ending> end(double[] before, double[] after) {
        // Three nodes know where the middle of a cycle is; fewer need states between them.
        int rows = segments < 3 ? 4 * segments : segments;
        Optional<Ending> shrank = Cycles.shrank(orbit(before, rows), orbit(after, rows));
        return shrank.isPresent() ? shrank : Cycles.merged(before, after, segments, family.dimension());
    }

    private double[] node(double[] y, int k) {
        int n = family.dimension();
        return Arrays.copyOfRange(y, k * n, (k + 1) * n);
    }

    private Matrix nodes(double[] y) {
        int n = family.dimension();
        return Matrix.owning(segments, n, Arrays.copyOf(y, segments * n));
    }

    private Time span(double[] y) {
        return period(y).times(1.0 / segments);
    }

    private List<FlowArcs.Arc> arcs(double[] y) {
        return (accuracy.equals(Accuracy.ROUGH) ? recent.rough() : recent.steering())
                .of(y, () -> arcs(y, accuracy.steering()));
    }

    /** The same for results: multipliers, and what is asked about special points. */
    private List<FlowArcs.Arc> preciseArcs(double[] y) {
        return recent.precise().of(y, () -> arcs(y, VariationalFlow.PRECISE));
    }

    private List<FlowArcs.Arc> arcs(double[] y, double tolerance) {
        FlowArcs flow = FlowArcs.of(family, y[y.length - 1], VariationalFlow.FINE);
        return sideBySide(k -> flow.arc(node(y, k), span(y), tolerance));
    }

    /** Something of every segment, in their order: segments do not depend on each other. */
    private <T> List<T> sideBySide(IntFunction<T> part) {
        return IntStream.range(0, segments).parallel().mapToObj(part).toList();
    }

    private static double[] direction(VectorField field, double[] x) {
        double[] f = new double[x.length];
        field.evaluate(x, f);
        double length = Math.sqrt(Vectors.dot(f, f));
        if (length > 0) {
            Vectors.scale(1 / length, f);
        }
        return f;
    }
}
