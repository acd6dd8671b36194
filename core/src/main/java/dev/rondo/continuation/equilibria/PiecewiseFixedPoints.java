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
    private final Vector signs;
    private final Optional<DoubleFunction<Time>> step;
    private final FlowFixedPoints piece;

    private PiecewiseFixedPoints(SwitchedFields fields, Vector signs, Optional<DoubleFunction<Time>> step) {
        this.fields = fields;
        this.signs = signs;
        this.step = step;
        piece = FlowFixedPoints.of(fields.where(signs));
    }

    /** Fixed points of the flow, in the piece that holds a state. */
    public static PiecewiseFixedPoints ofFlow(SwitchedFields fields, Vector state) {
        return new PiecewiseFixedPoints(fields, signsOf(state), Optional.empty());
    }

    /** Fixed points of the Euler map with a step that may depend on the parameter, in the piece that holds a state. */
    public static PiecewiseFixedPoints ofMap(SwitchedFields fields, Vector state, DoubleFunction<Time> step) {
        return new PiecewiseFixedPoints(fields, signsOf(state), Optional.of(step));
    }

    private static Vector signsOf(Vector state) {
        double[] signs = state.toArray();
        for (int i = 0; i < signs.length; i++) {
            signs[i] = signs[i] > 0 ? 1 : -1;
        }
        return Vector.owning(signs);
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
    public int[] signs() {
        int[] out = new int[unknowns()];
        for (int i = 0; i < signs.size(); i++) {
            out[i] = fields.switchesAt(i) ? (int) signs.get(i) : 0;
        }
        return out;
    }

    @Override
    public PiecewiseFixedPoints across(int unknown) {
        if (unknown >= signs.size() || !fields.switchesAt(unknown)) {
            throw new IllegalArgumentException("There is no border where unknown " + unknown + " is 0");
        }
        double[] flipped = signs.toArray();
        flipped[unknown] = -flipped[unknown];
        return new PiecewiseFixedPoints(fields, Vector.owning(flipped), step);
    }

    /** The states that are positive in this piece. */
    public int[] active() {
        return IntStream.range(0, signs.size()).filter(i -> signs.get(i) > 0).toArray();
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
        if (IntStream.range(0, signs.size()).allMatch(fields::switchesAt)) {
            events.add(new OriginReached(fields.where(signs)));
        }
        events.add(SwitchingManifolds.of(this));
        return events;
    }

    @Override
    public String toString() {
        return "PiecewiseFixedPoints" + Arrays.toString(active());
    }
}
