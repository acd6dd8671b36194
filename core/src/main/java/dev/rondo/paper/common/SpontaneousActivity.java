package dev.rondo.paper.common;

import dev.rondo.analysis.activity.Replay;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Spontaneous activity of a network after a stimulus, in numbers.
 *
 * @param kind kind of attractor
 * @param period period of a limit cycle, s; NaN if it is none
 * @param secondExponent the second Lyapunov exponent, 1/s; NaN if it is not known
 * @param order order of the readouts in a limit cycle; empty if it is none
 * @param forward number of readouts in the order 1, 2, ..., both circular
 * @param backward number of readouts in the order ..., 2, 1, both circular
 * @param moving share of the units whose state varies, among all
 */
public record SpontaneousActivity(
        AttractorKind kind,
        double period,
        double secondExponent,
        List<Integer> order,
        int forward,
        int backward,
        double moving) {
    private static final double STILL = 1e-3;
    private static final Time TRIAL = Time.seconds(1.1);

    public SpontaneousActivity {
        order = List.copyOf(order);
    }

    /** After a stimulus that ends within 1.1 s. */
    public static SpontaneousActivity after(RateNetwork network, Stimulus stimulus) {
        return of(SteadyState.DEFAULT.after(network, StimulusPlayer.input(network, stimulus, TRIAL)));
    }

    /** Spontaneous activity from a state on. */
    public static SpontaneousActivity from(RateNetwork network, double[] state) {
        return of(SteadyState.DEFAULT.from(network, state));
    }

    /** In numbers, an attractor that was found. */
    public static SpontaneousActivity of(SteadyState.Result result) {
        List<Integer> order = result.replay().map(Replay::order).orElse(List.of());
        return new SpontaneousActivity(
                result.kind(),
                result.period().map(Time::seconds).orElse(Double.NaN),
                result.lyapunovPerSecond().size() > 1
                        ? result.lyapunovPerSecond().get(1)
                        : Double.NaN,
                order,
                result.replay().map(Replay::inOrder).orElse(0),
                inOrder(order.reversed()),
                moving(result));
    }

    public boolean isCycle() {
        return kind == AttractorKind.LIMIT_CYCLE;
    }

    /** Number of labels in circular order, of some given in the order of their phases. */
    private static int inOrder(List<Integer> order) {
        List<Integer> labels = order.stream().sorted().toList();
        List<Double> phases = new ArrayList<>();
        for (int label : labels) {
            phases.add((double) order.indexOf(label));
        }
        return labels.isEmpty() ? 0 : Replay.of(labels, phases).inOrder();
    }

    private static double moving(SteadyState.Result result) {
        double[] std = result.std().toArray();
        double largest =
                result.std().size() == 0 ? 0 : Matrix.of(new double[][] {std}).maxAbs();
        long count =
                java.util.Arrays.stream(std).filter(s -> s > STILL * largest).count();
        return std.length == 0 ? 0 : (double) count / std.length;
    }
}
