package dev.rondo.network;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The map over one period of an input that repeats itself every T steps,
 *
 * <pre>
 *   P(x) = G_(T-1)( ... G_1(G_0(x)))
 * </pre>
 *
 * with G_t the map, or the flow over one step, under row t of the input. A fixed point of P is a cycle with the input's
 * period, an orbit of k points one of k periods. Immutable, usable from any thread.
 */
public final class StroboscopicMap implements EulerMap {
    private final List<EulerMap> steps;

    StroboscopicMap(List<EulerMap> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Number T of steps per period. */
    public int steps() {
        return steps.size();
    }

    /** States after each of some steps, from the first row of the input on; the last is not the first. */
    public double[][] states(double[] x, int count) {
        double[][] states = new double[count][];
        double[] now = x.clone();
        for (int t = 0; t < count; t++) {
            states[t] = now;
            double[] next = new double[x.length];
            steps.get(t % steps.size()).apply(now, next);
            now = next;
        }
        return states;
    }

    @Override
    public int dimension() {
        return steps.getFirst().dimension();
    }

    @Override
    public Time step() {
        return steps.getFirst().step().times(steps.size());
    }

    @Override
    public void apply(double[] x, double[] next) {
        double[] now = x.clone();
        double[] other = new double[x.length];
        for (EulerMap step : steps) {
            step.apply(now, other);
            double[] swap = now;
            now = other;
            other = swap;
        }
        System.arraycopy(now, 0, next, 0, next.length);
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        differential(x, new double[][] {v}, new double[][] {out});
    }

    @Override
    public void differential(double[] x, double[][] v, double[][] out) {
        double[][] path = states(x, steps.size());
        double[][] tangents = v;
        for (int t = 0; t < path.length; t++) {
            double[][] images = new double[v.length][x.length];
            steps.get(t).differential(path[t], tangents, images);
            tangents = images;
        }
        double[][] last = tangents;
        IntStream.range(0, v.length).forEach(k -> System.arraycopy(last[k], 0, out[k], 0, x.length));
    }
}
