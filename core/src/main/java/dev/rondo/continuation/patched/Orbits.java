package dev.rondo.continuation.patched;

import dev.rondo.continuation.cycles.CycleUnknowns;
import dev.rondo.continuation.cycles.Floquet;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.Crossing;
import dev.rondo.dynamics.piecewise.DensePath;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.piecewise.Propagator;
import dev.rondo.dynamics.piecewise.Sensitivity;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Orbits along the segments of a guessed cycle, with the quantities derived from them once they are asked for. Usable
 * from any thread.
 */
final class Orbits {
    /** Longest time between samples, relative to a segment's duration. */
    private static final double LONGEST_GAP = 0.01;

    private final PiecewiseLinearFamily family;
    private final double parameter;
    private final PiecewiseLinearField field;
    private final List<Vector> nodes;
    private final List<PatchedPath> paths;
    private final Time span;
    private List<Matrix> derivatives = List.of();
    private Optional<Floquet> floquet = Optional.empty();
    private List<Sample> samples = List.of();
    private Optional<List<Extremum.Placed>> extrema = Optional.empty();
    private List<DensePath> dense = List.of();
    private List<Vector> parameterDerivatives = List.of();

    private Orbits(
            PiecewiseLinearFamily family,
            double parameter,
            PiecewiseLinearField field,
            List<Vector> nodes,
            List<PatchedPath> paths,
            Time span) {
        this.family = family;
        this.parameter = parameter;
        this.field = field;
        this.nodes = nodes;
        this.paths = paths;
        this.span = span;
    }

    static Orbits of(PiecewiseLinearFamily family, CycleUnknowns cycle, ExactFlow.Limits limits) {
        PiecewiseLinearField field = family.at(cycle.parameter());
        ExactFlow flow = ExactFlow.of(field);
        // A guess with a negative period is no orbit: its path stays where it is and closes nothing.
        Time span = Time.seconds(Math.max(0, cycle.span().seconds()));
        List<Vector> nodes = new ArrayList<>();
        List<PatchedPath> paths = new ArrayList<>();
        for (int k = 0; k < cycle.segments(); k++) {
            double[] x = cycle.node(k);
            nodes.add(Vector.of(x));
            paths.add(flow.follow(x, span, limits));
        }
        return new Orbits(family, cycle.parameter(), field, nodes, paths, span);
    }

    PiecewiseLinearField field() {
        return field;
    }

    double parameter() {
        return parameter;
    }

    Vector node(int k) {
        return nodes.get(k);
    }

    List<PatchedPath> paths() {
        return paths;
    }

    /** The time that all segments take. */
    Time period() {
        return span.times(paths.size());
    }

    /** Completeness: every segment could be followed to its end. */
    boolean complete() {
        return paths.stream().allMatch(p -> p.ending() == PatchedPath.Ending.TIME) && span.seconds() > 0;
    }

    /** Threshold crossing with its phase, the fraction of the period at which it happens. */
    record Phased(double phase, Crossing crossing) {}

    /** The threshold crossings of one period in their order. */
    List<Phased> crossings() {
        List<Phased> out = new ArrayList<>();
        for (int k = 0; k < paths.size(); k++) {
            for (Crossing c : paths.get(k).crossings()) {
                out.add(new Phased((k + c.time().seconds() / span.seconds()) / paths.size(), c));
            }
        }
        return out;
    }

    /** Number of threshold crossings of a switching function. */
    int crossings(int manifold) {
        return (int) paths.stream()
                .flatMap(p -> p.crossings().stream())
                .filter(c -> c.manifold() == manifold)
                .count();
    }

    /**
     * The orbit at a phase.
     *
     * @param phase phase from 0 to 1
     * @param x state
     * @param velocity velocity F(x)
     * @param manifolds switching functions
     * @param switchingSlopes their derivatives in time, per second
     */
    record Sample(double phase, Vector x, Vector velocity, Vector manifolds, Vector switchingSlopes) {}

    /** Samples densely along the orbit, both ends included: where pieces begin, and between. */
    synchronized List<Sample> samples() {
        if (samples.isEmpty()) {
            List<Sample> out = new ArrayList<>();
            for (int k = 0; k < paths.size(); k++) {
                for (Piece piece : paths.get(k).pieces()) {
                    int parts = (int) Math.ceil(piece.duration().seconds() / (LONGEST_GAP * span.seconds()));
                    for (int part = 0; part < parts; part++) {
                        double seconds =
                                piece.start().seconds() + piece.duration().seconds() * part / parts;
                        double phase = (k + seconds / span.seconds()) / paths.size();
                        out.add(part == 0 ? sample(phase, piece.state()) : sample(phase, state(phase)));
                    }
                }
            }
            out.add(sample(1, node(0)));
            samples = List.copyOf(out);
        }
        return samples;
    }

    /** The extrema of switching functions that are near 0. */
    synchronized List<Extremum.Placed> extrema() {
        if (extrema.isEmpty()) {
            extrema = Optional.of(Extremum.nearZero(this));
        }
        return extrema.get();
    }

    private Sample sample(double phase, Vector x) {
        Vector velocity = Vector.owning(velocity(x));
        if (field.switchesOnVariables()) {
            return new Sample(phase, x, velocity, x, velocity);
        }
        double[] slopes = new double[field.manifolds()];
        field.writeSwitchingSlopes(velocity.toArray(), slopes);
        return new Sample(phase, x, velocity, Vector.owning(field.switchingAt(x.toArray())), Vector.owning(slopes));
    }

    /** The state at a phase; phases repeat with 1. */
    synchronized Vector state(double phase) {
        return dense(segment(phase)).state(time(phase));
    }

    /** The value of a switching function there. */
    synchronized double manifold(double phase, int manifold) {
        return dense(segment(phase)).manifold(time(phase), manifold);
    }

    /** Its derivative in time, per second. */
    synchronized double slope(double phase, int manifold) {
        return dense(segment(phase)).slope(time(phase), manifold);
    }

    /** Its second derivative in time, per second squared. */
    synchronized double curvature(double phase, int manifold) {
        return dense(segment(phase)).curvature(time(phase), manifold);
    }

    private DensePath dense(int segment) {
        if (dense.isEmpty()) {
            dense = paths.stream().map(ExactFlow.of(field)::dense).toList();
        }
        return dense.get(segment);
    }

    private int segment(double phase) {
        return Math.min((int) place(phase), paths.size() - 1);
    }

    /** Time since the beginning of the segment. */
    private Time time(double phase) {
        return Time.seconds(Math.min((place(phase) - segment(phase)) * span.seconds(), span.seconds()));
    }

    /** Place of a phase, in segments. */
    private double place(double phase) {
        return (phase - Math.floor(phase)) * paths.size();
    }

    double[] velocity(Vector x) {
        double[] f = new double[x.size()];
        field.evaluate(x.toArray(), f);
        return f;
    }

    /** The derivative of the flow along every segment. */
    synchronized List<Matrix> derivatives() {
        if (derivatives.isEmpty()) {
            Propagator propagator = Propagator.of(field);
            derivatives = paths.stream().map(propagator::along).toList();
        }
        return derivatives;
    }

    /** The derivative of every segment's end in the parameter. */
    synchronized List<Vector> parameterDerivatives() {
        if (parameterDerivatives.isEmpty()) {
            Sensitivity sensitivity = new Sensitivity(field, family.derivative(parameter));
            parameterDerivatives = paths.stream().map(sensitivity::along).toList();
        }
        return parameterDerivatives;
    }

    /** The multipliers. */
    synchronized Floquet floquet() {
        if (floquet.isEmpty()) {
            floquet = Optional.of(
                    Floquet.of(derivatives(), nodes.stream().map(this::velocity).toList()));
        }
        return floquet.get();
    }

    /** The largest |x| at a crossing or node. */
    double largest() {
        double largest = 0;
        for (PatchedPath path : paths) {
            for (Piece piece : path.pieces()) {
                largest = Math.max(largest, largest(piece.state()));
            }
        }
        return largest;
    }

    /** Largest distance of the crossings and nodes from the first node, in the largest norm. */
    double extent() {
        double extent = 0;
        for (PatchedPath path : paths) {
            for (Piece piece : path.pieces()) {
                extent = Math.max(extent, largest(piece.state().minus(node(0))));
            }
        }
        return extent;
    }

    private static double largest(Vector x) {
        double largest = 0;
        for (int i = 0; i < x.size(); i++) {
            largest = Math.max(largest, Math.abs(x.get(i)));
        }
        return largest;
    }
}
