package dev.rondo.continuation.patched;

import dev.rondo.continuation.TangentFlow;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.Propagator;
import dev.rondo.linalg.Matrix;
import java.util.Arrays;

/** Orbits of a piecewise-linear flow with one displacement carried along, both exact. */
record PatchedTangents(ExactFlow flow) implements TangentFlow {
    private static final ExactFlow.Limits LIMITS = new ExactFlow.Limits(1e12, 20_000);

    @Override
    public void velocity(double[] x, double[] out) {
        flow.field().evaluate(x, out);
    }

    @Override
    public void advance(double[] x, double[] v, Time t) {
        PatchedPath path = flow.follow(x, t, LIMITS);
        if (path.ending() != PatchedPath.Ending.TIME) {
            Arrays.fill(x, Double.NaN);
            return;
        }
        Matrix start = Matrix.build(v.length, 1, (i, j) -> v[i]);
        double[] carried = Propagator.of(flow.field())
                .along(path.pieces(), start)
                .column(0)
                .toArray();
        System.arraycopy(path.state().toArray(), 0, x, 0, x.length);
        System.arraycopy(carried, 0, v, 0, v.length);
    }
}
