package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;

/** Orbits with one displacement carried along, as exact as the orbits are. */
public record CarriedTangents(VectorField field, FlowArcs flow) implements TangentFlow {
    @Override
    public void velocity(double[] x, double[] out) {
        field.evaluate(x, out);
    }

    @Override
    public void advance(double[] x, double[] v, Time t) {
        flow.advance(x, v, t);
    }
}
