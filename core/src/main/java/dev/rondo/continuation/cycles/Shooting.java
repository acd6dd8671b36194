package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Corrector;
import dev.rondo.continuation.CurveJacobian;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.SolutionMeasure;
import dev.rondo.continuation.equilibria.HopfPoint;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.FlowArcs;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.dynamics.smooth.ReturnMap;
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

/**
 * Cycles of a flow by multiple shooting with K equal segments:
 *
 * <pre>
 *   (phi_(T/K)(x_k; p) - x_(k+1))/S = 0,   k = 1 .. K,   x_(K+1) = x_1,        &lt;x_1 - a, c&gt;/S = 0,
 * </pre>
 *
 * unknowns (x_1 .. x_K, T, p) with T in seconds; the last equation fixes the phase by a point a and a direction c,
 * those of the last solution. Orbits are integrated or exact ({@link Arcs}); sizes compare as {@link CycleScales} say,
 * S among them. One segment does for a cycle that is not too unstable: the factor by which a segment multiplies errors
 * must stay below the digits at hand.
 */
public final class Shooting implements CycleCurve {
    /** Part of its largest state below which the extent of a cycle is that of a fixed point. */
    private static final double POINT = 1e-7;

    /** Residual at which Newton's iteration counts as solved along rough orbits: their noise is below. */
    private static final double ROUGH_RESIDUAL = 1e-7;

    private final Arcs arcs;
    private final int segments;
    private final CycleScales scales;
    private final Vector anchor;
    private final Vector direction;

    private Shooting(Arcs arcs, int segments, CycleScales scales, Vector anchor, Vector direction) {
        this.arcs = arcs;
        this.segments = segments;
        this.scales = scales;
        this.anchor = anchor;
        this.direction = direction;
    }

    /**
     * A curve of cycles and a solution to begin with.
     *
     * @param curve equations
     * @param unknowns guess of a solution, or a Hopf point
     * @param direction direction in which the branch goes on from a Hopf point; zero else
     */
    public record Start(Shooting curve, Vector unknowns, Vector direction) {}

    /**
     * Shooting from a guess: a state near the cycle of a smooth flow, its period, the parameter.
     *
     * @throws IllegalArgumentException if there is no segment, or the field vanishes at the state
     */
    public static Start near(FieldFamily family, Vector state, Time period, double parameter, int segments) {
        requireSegment(segments);
        FlowArcs flow = FlowArcs.of(family, parameter, ROUGH_RESIDUAL / 100);
        double[][] nodes = new double[segments][];
        nodes[0] = state.toArray();
        for (int k = 1; k < segments; k++) {
            nodes[k] = flow.end(nodes[k - 1], period.times(1.0 / segments));
        }
        return through(family, Matrix.of(nodes), period, parameter);
    }

    /**
     * Shooting from a guess of all states at which segments begin, one per row: for a cycle so unstable that no orbit
     * stays near it for a period.
     *
     * @throws IllegalArgumentException if there is no state, or the field vanishes at the first
     */
    public static Start through(FieldFamily family, Matrix nodes, Time period, double parameter) {
        return through(
                IntegratedArcs.of(family),
                nodes,
                period,
                parameter,
                CycleScales.of(nodes, period, family.at(parameter)));
    }

    /**
     * Shooting along any orbits from a guess of all states at which segments begin, one per row.
     *
     * @throws IllegalArgumentException if there is no state, or the field vanishes at the first
     */
    public static Start through(Arcs arcs, Matrix nodes, Time period, double parameter, CycleScales scales) {
        int n = arcs.dimension();
        requireSegment(nodes.rows());
        if (nodes.columns() != n) {
            throw new IllegalArgumentException(
                    "Shooting needs at least one state of " + n + " variables: the guess is " + nodes.shape());
        }
        double[] y = Arrays.copyOf(nodes.toRowMajor(), nodes.rows() * n + 2);
        y[y.length - 2] = period.seconds();
        y[y.length - 1] = parameter;
        CycleUnknowns cycle = CycleUnknowns.of(y, n);
        Vector normal = direction(arcs.field(cycle), cycle.node(0));
        if (normal.norm() == 0) {
            throw new IllegalArgumentException("Shooting starts near a cycle: the field vanishes at the state given");
        }
        Shooting curve = new Shooting(arcs, nodes.rows(), scales, Vector.of(cycle.node(0)), normal);
        return new Start(curve, cycle.values(), Vector.zeros(y.length));
    }

    private static void requireSegment(int segments) {
        if (segments < 1) {
            throw new IllegalArgumentException("Shooting needs at least one segment: " + segments);
        }
    }

    /** The cycles that branch off at a Hopf point, {@code x + e Re(q e^(i w t))} with e small and T = 2 pi/w. */
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
                IntegratedArcs.of(family),
                segments,
                CycleScales.around(hopf.state(), hopf.period()),
                hopf.state(),
                Vector.owning(normal));
        return new Start(curve, Vector.owning(y), Vector.owning(along));
    }

    /** This curve, in whose arclength the parameter's change by {@code unit} counts as 1. */
    public Shooting inUnitsOf(double unit) {
        return new Shooting(arcs, segments, scales.withParameter(unit), anchor, direction);
    }

    /** The cycles of other flows, with the same phase condition. */
    public Shooting of(Arcs other) {
        return new Shooting(other, segments, scales, anchor, direction);
    }

    /** The orbits of which cycles are made. */
    public Arcs arcs() {
        return arcs;
    }

    /** Number of segments K. */
    public int segments() {
        return segments;
    }

    /** The units of change of this curve. */
    public CycleScales scales() {
        return scales;
    }

    /** The unknowns of this curve by their meaning. */
    public CycleUnknowns cycle(double[] y) {
        return CycleUnknowns.of(y, arcs.dimension());
    }

    @Override
    public int unknowns() {
        return segments * arcs.dimension() + 2;
    }

    @Override
    public void residual(double[] y, double[] out) {
        int n = arcs.dimension();
        CycleUnknowns cycle = cycle(y);
        List<double[]> ends = arcs.ends(cycle);
        for (int k = 0; k < segments; k++) {
            double[] end = ends.get(k);
            double[] next = cycle.node((k + 1) % segments);
            for (int i = 0; i < n; i++) {
                out[k * n + i] = (end[i] - next[i]) / scales.largest();
            }
        }
        out[segments * n] = direction.dot(Vector.of(cycle.node(0)).minus(anchor)) / scales.largest();
    }

    @Override
    public Matrix jacobian(double[] y) {
        int n = arcs.dimension();
        int columns = y.length;
        double[] values = new double[(columns - 1) * columns];
        CycleUnknowns cycle = cycle(y);
        List<FlowArcs.Arc> followed = arcs.arcs(cycle);
        VectorField field = arcs.field(cycle);
        double[] f = new double[n];
        for (int k = 0; k < segments; k++) {
            FlowArcs.Arc arc = followed.get(k);
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
        System.arraycopy(direction.toArray(), 0, values, segments * n * columns, n);
        Vectors.scale(1 / scales.largest(), values);
        return Matrix.owning(columns - 1, columns, values);
    }

    @Override
    public CurveJacobian linearised(double[] y) {
        return ShootingJacobian.isWorthwhile(segments, arcs.dimension())
                ? blocks(cycle(y))
                : CurveJacobian.of(jacobian(y));
    }

    private ShootingJacobian blocks(CycleUnknowns cycle) {
        int n = arcs.dimension();
        List<FlowArcs.Arc> followed = arcs.arcs(cycle);
        VectorField field = arcs.field(cycle);
        double[] f = new double[n];
        double[] columns = new double[2 * segments * n];
        for (int k = 0; k < segments; k++) {
            field.evaluate(followed.get(k).end().toArray(), f);
            for (int i = 0; i < n; i++) {
                columns[2 * (k * n + i)] = f[i] / segments;
                columns[2 * (k * n + i) + 1] =
                        followed.get(k).parameterDerivative().get(i);
            }
        }
        return new ShootingJacobian(
                followed.stream().map(FlowArcs.Arc::monodromy).toList(),
                Matrix.owning(segments * n, 2, columns),
                direction,
                scales.largest());
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
    public List<Event> events() {
        return arcs.events(this);
    }

    @Override
    public Floquet floquet(double[] y) {
        return Floquet.of(arcs.monodromies(cycle(y)), velocities(y));
    }

    /** Velocities dx/dt where segments begin. */
    private List<double[]> velocities(double[] y) {
        CycleUnknowns cycle = cycle(y);
        VectorField field = arcs.field(cycle);
        List<double[]> velocities = new ArrayList<>();
        for (int k = 0; k < segments; k++) {
            double[] f = new double[arcs.dimension()];
            field.evaluate(cycle.node(k), f);
            velocities.add(f);
        }
        return velocities;
    }

    /**
     * The branch of doubled cycles: both halves of a doubled cycle begin on this one, displaced by +-v, M v = -v, and K
     * segments become 2 K.
     */
    @Override
    public Optional<BranchSwitch> doubling(double[] y) {
        CycleUnknowns cycle = cycle(y);
        DoubledStart start = DoubledStart.of(
                y, velocities(y), arcs.monodromies(cycle), turningOver(turn(cycle)), direction.toArray());
        Shooting doubled = new Shooting(
                arcs, 2 * segments, scales.withPeriod(period(y).times(2)), Vector.of(cycle.node(0)), direction);
        return Optional.of(new BranchSwitch(doubled, start.point(), start.direction()));
    }

    /** The direction that the monodromy matrix multiplies by nearly -1, of length 1. */
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

    /** The monodromy matrix: the derivative of the flow along all segments. */
    private Matrix turn(CycleUnknowns cycle) {
        Matrix turn = Matrix.identity(arcs.dimension());
        for (Matrix segment : arcs.monodromies(cycle)) {
            turn = segment.times(turn);
        }
        return turn;
    }

    @Override
    public Optional<ReturnMap> returns(double[] y) {
        CycleUnknowns cycle = cycle(y);
        return Optional.of(new ReturnMap(
                arcs.tangents(cycle),
                Vector.of(cycle.node(0)),
                period(y),
                turn(cycle),
                measure(y).amplitude(),
                arcs.finestDifference()));
    }

    @Override
    public SolutionMeasure measure(double[] y) {
        return new SolutionMeasure(Optional.of(period(y)), moments(y).amplitude());
    }

    /** Mean and standard deviation of every variable over one period. */
    public Moments moments(double[] y) {
        return arcs.moments(cycle(y));
    }

    /**
     * The cycle that Newton's iteration reaches from a guess while the parameter stays as it is: where orbits can be
     * followed roughly, first along such, with a residual as small as that allows, then from there along precise ones.
     */
    public NewtonResult close(Vector guess, Newton newton) {
        double[] y = guess.toArray();
        int parameter = y.length - 1;
        Shooting rough = of(arcs.rough());
        Newton first = new Newton(Math.max(newton.tolerance(), ROUGH_RESIDUAL), newton.iterations());
        if (rough.arcs.equals(arcs)
                || !(Corrector.atValue(rough, y, parameter, y[parameter], first)
                        instanceof NewtonResult.Solution near)) {
            return Corrector.atValue(this, y, parameter, y[parameter], newton);
        }
        double[] start = near.unknowns().toArray();
        NewtonResult found = Corrector.atValue(this, start, parameter, y[parameter], newton, rough.linearised(start));
        return found instanceof NewtonResult.Solution s
                ? new NewtonResult.Solution(s.unknowns(), s.residual(), near.iterations() + s.iterations())
                : found;
    }

    /**
     * The largest entry, roughly, of the derivative of the flow along a segment: the factor by which errors are
     * multiplied.
     */
    public double stretch(double[] y) {
        return arcs.rough().arcs(cycle(y)).stream()
                .mapToDouble(arc -> arc.monodromy().maxAbs())
                .max()
                .orElse(1);
    }

    @Override
    public Matrix orbit(double[] y, int rows) {
        return arcs.orbit(cycle(y), rows);
    }

    @Override
    public Shooting near(double[] y) {
        CycleUnknowns cycle = cycle(y);
        double[] x = cycle.node(0);
        return new Shooting(arcs, segments, arcs.scales(cycle, scales), Vector.of(x), direction(arcs.field(cycle), x));
    }

    /** Direction of the velocity, of length 1; zero at a fixed point. */
    private static Vector direction(VectorField field, double[] x) {
        double[] f = new double[x.length];
        field.evaluate(x, f);
        double length = Math.sqrt(Vectors.dot(f, f));
        if (length > 0) {
            Vectors.scale(1 / length, f);
        }
        return Vector.owning(f);
    }
}
