package dev.rondo.continuation.equilibria;

import dev.rondo.continuation.Event;
import dev.rondo.continuation.NormalForms;
import dev.rondo.continuation.PiecewiseCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.continuation.SwitchingManifolds;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.SwitchedFields;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Fixed points of a continuous piecewise smooth flow, or of its Euler map, in one of its pieces. Both have the same
 * fixed points; a flow eigenvalue lambda is the multiplier {@code 1 + dt lambda} of the map. Where a state vanishes the
 * branch goes on in the piece beyond (persistence) or turns back there (non-smooth fold), with another spectrum: a
 * border collision.
 */
public final class PiecewiseFixedPoints implements PiecewiseCurve {
    private final SwitchedFields fields;
    /** A state within the piece: beside a kink, or between two. */
    private final Vector inside;

    private final Optional<DoubleFunction<Time>> step;
    private final FlowFixedPoints piece;

    private PiecewiseFixedPoints(
            SwitchedFields fields, Vector inside, Optional<DoubleFunction<Time>> step, FlowFixedPoints piece) {
        this.fields = fields;
        this.inside = inside;
        this.step = step;
        this.piece = piece;
    }

    /** Fixed points of the flow, in the piece that holds a state. */
    public static PiecewiseFixedPoints ofFlow(SwitchedFields fields, Vector state) {
        return of(fields, insideOf(fields, state), Optional.empty());
    }

    /** Fixed points of the Euler map with a step that may depend on the parameter, in the piece that holds a state. */
    public static PiecewiseFixedPoints ofMap(SwitchedFields fields, Vector state, DoubleFunction<Time> step) {
        return of(fields, insideOf(fields, state), Optional.of(step));
    }

    private static PiecewiseFixedPoints of(SwitchedFields fields, Vector inside, Optional<DoubleFunction<Time>> step) {
        return new PiecewiseFixedPoints(fields, inside, step, FlowFixedPoints.of(fields.where(inside)));
    }

    /** A state within the region of a state: +1 or -1 of a unit that switches at 0 alone. */
    public static Vector insideOf(SwitchedFields fields, Vector state) {
        double[] inside = state.toArray();
        for (int i = 0; i < inside.length; i++) {
            inside[i] = within(fields.kinks(), level(fields.kinks(), inside[i]));
        }
        return Vector.owning(inside);
    }

    /** Number of kinks to the left of a value. */
    private static int level(Vector kinks, double x) {
        int level = 0;
        while (level < kinks.size() && x > kinks.get(level)) {
            level++;
        }
        return level;
    }

    /** A value with so many kinks to its left. */
    private static double within(Vector kinks, int level) {
        if (level == 0) {
            return kinks.get(0) - 1;
        }
        return level == kinks.size() ? kinks.get(level - 1) + 1 : (kinks.get(level - 1) + kinks.get(level)) / 2;
    }

    @Override
    public int unknowns() {
        return piece.unknowns();
    }

    @Override
    public void residual(double[] y, double[] out) {
        piece.residual(y, out);
    }

    @Override
    public Matrix jacobian(double[] y) {
        return piece.jacobian(y);
    }

    @Override
    public double[] weights() {
        return piece.weights();
    }

    @Override
    public Spectrum spectrum(double[] y) {
        Spectrum flow = piece.spectrum(y);
        return step.map(dt -> new Spectrum(
                        Spectrum.Kind.MAP,
                        ComplexVector.of(flow.values().stream()
                                .map(z -> Complex.ONE.plus(
                                        z.times(dt.apply(y[y.length - 1]).seconds())))
                                .toList())))
                .orElse(flow);
    }

    @Override
    public PiecewiseFixedPoints near(double[] y) {
        FlowFixedPoints scaled = piece.near(y);
        return scaled == piece ? this : new PiecewiseFixedPoints(fields, inside, step, scaled);
    }

    @Override
    public int[] signs() {
        int[] out = new int[unknowns() * fields.kinks().size()];
        for (int j = 0; j < out.length; j++) {
            if (source(j) < inside.size() && fields.switchesAt(source(j))) {
                out[j] = inside.get(source(j)) > threshold(j) ? 1 : -1;
            }
        }
        return out;
    }

    @Override
    public int source(int function) {
        return function % unknowns();
    }

    @Override
    public double threshold(int function) {
        return fields.kinks().get(function / unknowns());
    }

    @Override
    public PiecewiseFixedPoints across(int function) {
        int state = source(function);
        if (state >= inside.size() || !fields.switchesAt(state)) {
            throw new IllegalArgumentException("There is no border where unknown " + function + " is 0");
        }
        int kink = function / unknowns();
        double[] beyond = inside.toArray();
        beyond[state] = within(fields.kinks(), beyond[state] > threshold(function) ? kink : kink + 1);
        return of(fields, Vector.owning(beyond), step);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PiecewiseFixedPoints other
                && fields.equals(other.fields)
                && inside.equals(other.inside)
                && step.equals(other.step);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields, inside, step);
    }

    /** The states that are positive in this piece. */
    public int[] active() {
        return IntStream.range(0, inside.size()).filter(i -> inside.get(i) > 0).toArray();
    }

    @Override
    public Optional<NormalForms.Coefficient> normalForm(double[] y, SpecialType type) {
        return switch (type) {
            case HB, TR, PD -> step.isEmpty() ? piece.normalForm(y, type) : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public List<Event> events() {
        List<Event> events = new ArrayList<>(PiecewiseCurve.super.events());
        events.add(new EquilibriumContinuum());
        boolean atOrigin = fields.kinks().equals(Vector.of(0));
        if (atOrigin && IntStream.range(0, inside.size()).allMatch(fields::switchesAt)) {
            events.add(new OriginReached(fields.where(inside)));
        }
        events.add(SwitchingManifolds.of(this));
        return events;
    }

    @Override
    public String toString() {
        return "PiecewiseFixedPoints" + Arrays.toString(active());
    }
}
