package dev.rondo.continuation.cycles;

import dev.rondo.continuation.Event;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FlowArcs;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.dynamics.smooth.TangentFlow;
import dev.rondo.linalg.Matrix;
import java.util.List;

/**
 * Orbits of a family of flows along the segments of a guessed cycle, which {@link Shooting} closes: integrated, or
 * exact. Usable from any thread. The orbits followed last are kept: Newton's method, tangents and multipliers ask about
 * the same.
 */
public interface Arcs {
    /** The number of state variables n. */
    int dimension();

    /** The field at the cycle's value of the parameter. */
    VectorField field(CycleUnknowns cycle);

    /** The ends of the segments; NaN where an orbit cannot be followed so far. */
    List<double[]> ends(CycleUnknowns cycle);

    /** The segments with their derivatives, good enough to steer Newton's method and tangents. */
    List<FlowArcs.Arc> arcs(CycleUnknowns cycle);

    /** The derivatives of the flow along the segments, accurate enough for results: multipliers. */
    List<Matrix> monodromies(CycleUnknowns cycle);

    /** Mean and standard deviation of every variable over one period. */
    Moments moments(CycleUnknowns cycle);

    /** States at {@code rows} equally spaced times from 0, rows x n. */
    Matrix orbit(CycleUnknowns cycle, int rows);

    /** The flow with one displacement carried along, at the cycle's value of the parameter. */
    TangentFlow tangents(CycleUnknowns cycle);

    /** The part of a cycle's amplitude below which second differences of orbits show how they were followed. */
    double finestDifference();

    /** The arclength over which differences of test functions are taken. */
    double difference();

    /**
     * The scales of a cycle.
     *
     * @param before scales of the cycles before it on their branch
     */
    CycleScales scales(CycleUnknowns cycle, CycleScales before);

    /** The events that may occur along a curve of cycles made of such orbits. */
    List<Event> events(Shooting curve);

    /** These orbits, followed roughly, where that saves time. */
    default Arcs rough() {
        return this;
    }
}
