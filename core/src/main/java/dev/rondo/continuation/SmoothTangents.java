package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;

/** Orbits of a smooth flow with one displacement carried along, to the integrator's tolerance. */
record SmoothTangents(VectorField field, FlowArcs flow) implements TangentFlow {
    @Override
    public void velocity(double[] x, double[] out) {
        field.evaluate(x, out);
    }

    @Override
    public void advance(double[] x, double[] v, Time t) {
        flow.advance(x, v, t);
    }
}
