package dev.rondo.continuation;

import dev.rondo.dynamics.Time;

/** Orbits of a smooth flow with one displacement carried along, to the integrator's tolerance. */
record SmoothTangents(VariationalFlow flow) implements TangentFlow {
    @Override
    public void velocity(double[] x, double[] out) {
        flow.field().evaluate(x, out);
    }

    @Override
    public void advance(double[] x, double[] v, Time t) {
        flow.advance(x, v, t);
    }
}
