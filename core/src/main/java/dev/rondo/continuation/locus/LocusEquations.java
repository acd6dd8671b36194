package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.Grazing;
import dev.rondo.continuation.PiecewiseCurve;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SolutionMeasure;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.continuation.StabilityChange;
import dev.rondo.continuation.SwitchingManifolds;
import dev.rondo.continuation.TestFunction;
import dev.rondo.continuation.UnknownBound;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Equations of a curve of special points:
 *
 * <pre>
 *   E(y, p; q) = 0,     t(y, p; q) = 0,
 * </pre>
 *
 * E the equations of a surface of solutions, t the test function; unknowns (y, p, q). Arclength is measured relative to
 * the size of the solution at the start and to the plane of parameters.
 *
 * <p>The last equation that Newton's method is given is t at the point of the surface E = 0 nearest to (y, p, q), to
 * first order. That vanishes at the same points, and its gradient only has to be known in the two directions tangent to
 * the surface: t is evaluated four times for it, whatever the number of unknowns.
 */
final class LocusEquations implements PiecewiseCurve {
    /** The step of differences in the second parameter, relative to its range: central, their error is its square. */
    private static final double STEP = 1e-5;

    /**
     * Number of its extents and periods by which a cycle changes while a change of the parameters counts as much as
     * their plane.
     */
    private static final double CYCLES = 20;

    /** Residual below which a solution is as good as on the surface. */
    private static final double ON_SURFACE = 1e-13;

    private final SolutionSurface surface;
    private final Condition test;
    private final Plane plane;
    private final double size;
    private final double here;
    private final TangentFrame frame;
    private final RecentCurves curves;

    /**
     * The equations.
     *
     * @param size size of the solution at the start
     * @param here value of the second parameter
     */
    static LocusEquations of(SolutionSurface surface, Condition test, Plane plane, double size, double here) {
        TangentFrame frame = TangentFrame.any(surface.at(here).unknowns() + 1);
        return new LocusEquations(surface, test, plane, size, here, frame);
    }

    private LocusEquations(
            SolutionSurface surface, Condition test, Plane plane, double size, double here, TangentFrame frame) {
        this.surface = surface;
        this.test = test;
        this.plane = plane;
        this.size = size;
        this.here = here;
        this.frame = frame;
        curves = new RecentCurves(surface);
    }

    /** Any of the curves: they describe the same unknowns. */
    private SolutionCurve any() {
        return curves.at(here);
    }

    Plane plane() {
        return plane;
    }

    Condition test() {
        return test;
    }

    /** The curve along the first parameter on which a solution lies. */
    SolutionCurve curve(double[] y) {
        return curves.at(second(y));
    }

    /** The unknowns of that curve: all but q. */
    static double[] solution(double[] y) {
        return Arrays.copyOf(y, y.length - 1);
    }

    static double first(double[] y) {
        return y[y.length - 2];
    }

    static double second(double[] y) {
        return y[y.length - 1];
    }

    private double test(double[] y) {
        return test.value(curve(y), solution(y));
    }

    @Override
    public int unknowns() {
        return any().unknowns() + 1;
    }

    @Override
    public void residual(double[] y, double[] out) {
        int last = out.length - 1;
        double[] equations = new double[last];
        curve(y).residual(solution(y), equations);
        System.arraycopy(equations, 0, out, 0, last);
        out[last] = onSurface(y, equations);
    }

    /** Value of t after a correction that changes neither coordinate of the frame. */
    private double onSurface(double[] y, double[] residual) {
        double largest = Arrays.stream(residual).map(Math::abs).max().orElse(0);
        if (largest <= ON_SURFACE) {
            return test(y);
        }
        try {
            return Double.isFinite(largest)
                    ? test(moved(y, 1, frame.correction(derivative(y), residual).toArray()))
                    : Double.NaN;
        } catch (FactorisationException | IllegalArgumentException e) {
            // No tangent plane, or no derivative: for Newton, a place without a value.
            return Double.NaN;
        }
    }

    private static double[] moved(double[] y, double h, double[] direction) {
        double[] out = y.clone();
        for (int i = 0; i < y.length; i++) {
            out[i] = Math.fma(h, direction[i], y[i]);
        }
        return out;
    }

    /** The derivative of E in (y, p, q). */
    private Matrix derivative(double[] y) {
        Matrix base = curve(y).jacobian(solution(y));
        double[] dq = secondDerivative(y);
        int m = base.rows();
        return Matrix.build(m, m + 2, (i, j) -> j <= m ? base.get(i, j) : dq[i]);
    }

    private double[] secondDerivative(double[] y) {
        double h = STEP * plane.secondRange();
        int m = y.length - 2;
        double[] up = new double[m];
        double[] down = new double[m];
        curves.at(second(y) + h).residual(solution(y), up);
        curves.at(second(y) - h).residual(solution(y), down);
        for (int i = 0; i < m; i++) {
            up[i] = (up[i] - down[i]) / (2 * h);
        }
        return up;
    }

    @Override
    public Matrix jacobian(double[] y) {
        Matrix equations = derivative(y);
        double[] row = gradient(equations, y);
        int m = equations.rows();
        return Matrix.build(m + 1, m + 2, (i, j) -> i < m ? equations.get(i, j) : row[j]);
    }

    /** The derivative of t, as a combination of the frame's covectors. */
    private double[] gradient(Matrix equations, double[] y) {
        double[] row = new double[y.length];
        try {
            Matrix directions = frame.directions(equations);
            for (int k = 0; k < 2; k++) {
                double[] direction = directions.column(k).toArray();
                double h = surface.difference() / Math.sqrt(TangentFrame.product(weights(), direction, direction));
                double slope = (test(moved(y, h, direction)) - test(moved(y, -h, direction))) / (2 * h);
                for (int i = 0; i < y.length; i++) {
                    row[i] += slope * frame.rows().get(k, i);
                }
            }
        } catch (FactorisationException | IllegalArgumentException e) {
            // Surfaces cross here: no tangent plane, and no Newton step.
            Arrays.fill(row, Double.NaN);
        }
        return row;
    }

    @Override
    public double[] weights() {
        SolutionCurve curve = any();
        double[] base = curve.weights();
        double[] weights = Arrays.copyOf(base, base.length + 1);
        // Curves of cycles measure their orbits relative to their extent already: small ones move far.
        double unit = curve instanceof CycleCurve ? CYCLES : size;
        for (int i = 0; i < base.length; i++) {
            weights[i] /= unit * unit;
        }
        weights[base.length - 1] = 1 / (plane.firstRange() * plane.firstRange());
        weights[base.length] = 1 / (plane.secondRange() * plane.secondRange());
        return weights;
    }

    @Override
    public Spectrum spectrum(double[] y) {
        return test.others(curve(y), solution(y));
    }

    @Override
    public SolutionMeasure measure(double[] y) {
        double period = test.period(curve(y), solution(y));
        return Double.isNaN(period)
                ? curve(y).measure(solution(y))
                : new SolutionMeasure(Optional.of(Time.seconds(period)), 0);
    }

    /** Criticality: super- or subcritical; at a border collision persistence or fold. */
    Optional<Criticality> criticality(double[] y) {
        return test.criticality(curve(y), solution(y));
    }

    int unstable(double[] y) {
        return test.unstable(curve(y), solution(y));
    }

    OptionalInt unstableAbove(double[] y) {
        return test.unstableAbove(curve(y), solution(y));
    }

    double testValue(double[] y) {
        return test(y);
    }

    @Override
    public LocusEquations near(double[] y) {
        return new LocusEquations(
                surface.near(solution(y), second(y)),
                test.near(curve(y), solution(y)),
                plane,
                size,
                second(y),
                frame.along(derivative(y), weights()));
    }

    @Override
    public int[] signs() {
        int[] signs = Arrays.copyOf(signsOfSolutions(), unknowns());
        test.unknown().ifPresent(k -> signs[k] = 0);
        return signs;
    }

    @Override
    public int source(int function) {
        return any() instanceof PiecewiseCurve piece ? piece.source(function) : function;
    }

    @Override
    public double threshold(int function) {
        return any() instanceof PiecewiseCurve piece ? piece.threshold(function) : 0;
    }

    private int[] signsOfSolutions() {
        return any() instanceof PiecewiseCurve piece ? piece.signs() : new int[0];
    }

    @Override
    public LocusEquations across(int unknown) {
        return new LocusEquations(surface.across(unknown), test, plane, size, here, frame);
    }

    /**
     * The corner of the curve near a solution, if a circle of a radius {@code reach} round it shows one.
     *
     * @param tangent tangent along which the curve came
     */
    Optional<BranchCorner> corner(double[] y, double[] tangent, double reach) {
        try {
            Matrix basis = frame.directions(derivative(y));
            double[] u = basis.column(0).toArray();
            double[] v = basis.column(1).toArray();
            double heading = Math.atan2(
                    TangentFrame.product(weights(), tangent, v), TangentFrame.product(weights(), tangent, u));
            double[] out = new double[y.length - 1];
            OptionalDouble onwards = CornerSearch.onwards(angle -> {
                residual(moved(y, reach, turned(u, v, heading + angle)), out);
                return out[out.length - 1];
            });
            return onwards.stream()
                    .mapToObj(angle -> {
                        double[] direction = turned(u, v, heading + angle);
                        Vector point = Vector.of(moved(y, reach, direction));
                        return new BranchCorner(
                                new BranchSwitch(this, point, Vector.of(direction)),
                                Math.PI - Math.abs(angle - Math.PI));
                    })
                    .findFirst();
        } catch (FactorisationException | IllegalArgumentException e) {
            // No tangent plane: no circle in it.
            return Optional.empty();
        }
    }

    private static double[] turned(double[] u, double[] v, double angle) {
        double[] out = new double[u.length];
        Arrays.setAll(out, i -> Math.cos(angle) * u[i] + Math.sin(angle) * v[i]);
        return out;
    }

    /** Points of codimension two, and the ends of the curve. */
    @Override
    public List<Event> events() {
        List<Event> events = new ArrayList<>();
        int first = unknowns() - 2;
        events.add(new UnknownBound(first, plane.firstLow(), -1, new Ending.BoundReached(plane.firstLow())));
        events.add(new UnknownBound(first, plane.firstHigh(), 1, new Ending.BoundReached(plane.firstHigh())));
        events.add(new NamedEvent(new StabilityChange(), this::named));
        events.add(new NamedEvent(
                new Grazing((before, after, leaving, arriving) ->
                        test.touches(this::curve, before, after, leaving, arriving)),
                this::named));
        test.further()
                .forEach(f ->
                        events.add(new TestFunction(f.type(), y -> f.value().applyAsDouble(curve(y), solution(y)))));
        events.add(new TestLost(this));
        if (test.crossesBorders()) {
            events.add(new SwitchingManifolds(this, this::named));
        } else {
            events.addAll(bounds());
        }
        events.add(new CornerPassed(this));
        return events;
    }

    /** Events at which the piece ends. */
    private List<Event> bounds() {
        List<Event> bounds = new ArrayList<>();
        int[] signs = signsOfSolutions();
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] != 0) {
                bounds.add(new UnknownBound(i, 0, -signs[i], new Ending.AtCodimensionTwo(SpecialType.BH)));
            }
        }
        return bounds;
    }

    /** The name of a special point of another branch on this curve; empty if it is nothing special here. */
    private Optional<SpecialPoint> named(SpecialPoint found) {
        return test.together(found.type(), found.point().spectrum())
                .map(type -> new SpecialPoint(
                        type,
                        found.point(),
                        found.interval(),
                        found.converged(),
                        found.unstableChange(),
                        Optional.empty(),
                        type == SpecialType.BB ? found.unknown() : OptionalInt.empty()));
    }

    /** The type of the point at which the curve ends, if a solution lies beyond it. */
    Optional<SpecialType> endedAt(double[] y) {
        return test.endedAt(curve(y), solution(y));
    }
}
