package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.piecewise.Propagator;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Optional;

/**
 * Exact orbits of a piecewise-linear field, such as the limit of a smooth family at softplus width 0 ({@link
 * FieldFamily#corner}).
 */
record CornerFlow(ExactFlow flow, Propagator propagator) implements FlowArcs {
    private static final ExactFlow.Limits LIMITS = new ExactFlow.Limits(1e12, 100_000);

    static CornerFlow of(PiecewiseLinearField field) {
        return new CornerFlow(ExactFlow.of(field), Propagator.of(field));
    }

    private Optional<PatchedPath> path(double[] x, Time t) {
        if (!(t.seconds() > 0) || !Vector.of(x).isFinite()) {
            return Optional.empty();
        }
        return Optional.of(flow.follow(x, t, LIMITS)).filter(path -> path.ending() == PatchedPath.Ending.TIME);
    }

    @Override
    public double[] end(double[] x, Time t) {
        return path(x, t)
                .map(path -> path.state().toArray())
                .orElseGet(() -> Vector.constant(x.length, Double.NaN).toArray());
    }

    /** Whatever the tolerance. */
    @Override
    public Arc arc(double[] x, Time t, double tolerance) {
        int n = x.length;
        return path(x, t)
                .map(path -> new Arc(path.state(), propagator.along(path), Vector.zeros(n)))
                .orElseGet(() -> Arc.none(n));
    }

    @Override
    public void advance(double[] x, double[] v, Time t) {
        Optional<PatchedPath> path = path(x, t);
        if (path.isEmpty()) {
            Arrays.fill(x, Double.NaN);
            return;
        }
        Matrix start = Matrix.build(v.length, 1, (i, j) -> v[i]);
        Vector carried = propagator.along(path.get().pieces(), start).column(0);
        System.arraycopy(path.get().state().toArray(), 0, x, 0, x.length);
        System.arraycopy(carried.toArray(), 0, v, 0, v.length);
    }

    @Override
    public double[] moments(double[] x, Time t) {
        int n = x.length;
        double[] out = new double[2 * n];
        Optional<PatchedPath> path = path(x, t);
        if (path.isEmpty()) {
            Arrays.fill(out, Double.NaN);
            return out;
        }
        ExactFlow.Moments moments = flow.moments(path.get());
        for (int i = 0; i < n; i++) {
            double mean = moments.mean().get(i);
            double std = moments.std().get(i);
            out[i] = t.seconds() * mean;
            out[n + i] = t.seconds() * (std * std + mean * mean);
        }
        return out;
    }
}
