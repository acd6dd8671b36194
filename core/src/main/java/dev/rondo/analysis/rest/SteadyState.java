package dev.rondo.analysis.rest;

import dev.rondo.analysis.activity.Replay;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.ProjectiveCycle;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a network does when it is left alone after a trial: u = baseline, no noise, the Euler map that was trained (fact:
 * the flow at the same weights may do something else).
 *
 * <p>The closed orbit of a map is in general an invariant curve that it meets at ever new places; this is called a limit
 * cycle, and its period is the time of one turn, which need not be a whole number of steps.
 *
 * @param search how long to look
 */
public record SteadyState(AttractorSearch search) {
    public static final SteadyState DEFAULT = new SteadyState(AttractorSearch.DEFAULT);

    private static final double FAINT = 1e-3;
    private static final double NO_RATE = 1e-12;

    /**
     * The steady state.
     *
     * @param kind of attractor; silent if no unit fires at the fixed point
     * @param period of a limit cycle
     * @param amplitude the root of the summed variances of all states
     * @param mean of every state over the attractor, N; empty where the state grows
     * @param std of every state over the attractor, N (divided by the number of samples); empty where the state grows
     * @param lyapunovPerSecond the three largest exponents
     * @param activeReadouts how many readouts vary by more than 1/1000 of the one that varies most; of a fixed point:
     *     how many are above 1/1000 of the largest
     * @param replay of a limit cycle: the order of its readouts
     * @param growthPerSecond where the state grows: d log|x|/dt
     * @param projective of a homogeneous network: what it has in place of limit cycles
     * @param certificate why to believe it
     */
    public record Result(
            AttractorKind kind,
            Optional<Time> period,
            double amplitude,
            Vector mean,
            Vector std,
            Vector lyapunovPerSecond,
            int activeReadouts,
            Optional<Replay> replay,
            OptionalDouble growthPerSecond,
            Optional<ProjectiveCycle> projective,
            Attractor.Certificate certificate) {}

    /** After a trial with the input u (T x N_in, baseline included) from the network's initial state. */
    public Result after(RateNetwork network, Matrix u) {
        return from(network, Simulator.of(network).stateAfter(u));
    }

    /** From a state on. */
    public Result from(RateNetwork network, double[] state) {
        NetworkMap map = NetworkMap.atRest(network);
        if (network.isHomogeneousAtRest() && Orbit.norm(state) > 0) {
            return homogeneous(network, ProjectiveCycle.of(search, map, state));
        }
        AttractorSearch.Outcome outcome = search.find(map, state);
        Attractor attractor = outcome.attractor();
        AttractorKind kind = isSilent(network, attractor) ? AttractorKind.SILENT : attractor.kind();
        boolean bounded = kind != AttractorKind.GROWING;
        Matrix readouts = bounded ? readouts(network, outcome.orbit()) : Matrix.zeros(0, network.readouts());
        List<Integer> active = active(attractor, readouts);
        Optional<Replay> replay = attractor
                .period()
                .filter(p -> !active.isEmpty())
                .map(p -> Replay.of(active, phases(active, readouts, outcome.weights(), p.in(network.dt()))));
        return new Result(
                kind,
                attractor.period(),
                attractor.amplitude(),
                attractor.mean(),
                attractor.std(),
                attractor.lyapunovPerSecond(),
                kind == AttractorKind.SILENT ? 0 : active.size(),
                replay,
                attractor.growthPerSecond(),
                Optional.empty(),
                attractor.certificate());
    }

    private static Result homogeneous(RateNetwork network, ProjectiveCycle projective) {
        double growth = projective.growthPerSecond();
        AttractorKind kind = AttractorKind.ofGrowth(growth);
        Vector zero = Vector.zeros(kind == AttractorKind.SILENT ? network.units() : 0);
        return new Result(
                kind,
                Optional.empty(),
                0,
                zero,
                zero,
                projective.lyapunovPerSecond(),
                0,
                Optional.empty(),
                OptionalDouble.of(growth),
                Optional.of(projective),
                projective.certificate());
    }

    private static boolean isSilent(RateNetwork network, Attractor attractor) {
        if (attractor.kind() != AttractorKind.FIXED_POINT) {
            return false;
        }
        for (double x : attractor.mean().toArray()) {
            if (Math.abs(network.activation().rate(x)) > NO_RATE) {
                return false;
            }
        }
        return true;
    }

    private static Matrix readouts(RateNetwork network, Orbit orbit) {
        Matrix states = Matrix.build(orbit.rows(), network.units(), (t, i) -> orbit.state(t)[i]);
        return Simulator.of(network).readouts(states.map(network.activation()::rate));
    }

    /** Labels, counted from 1, of the readouts that take part. */
    private static List<Integer> active(Attractor attractor, Matrix readouts) {
        boolean rests = attractor.kind() == AttractorKind.FIXED_POINT;
        double[] share = new double[readouts.columns()];
        double largest = 0;
        for (int l = 0; l < share.length; l++) {
            double min = rests ? 0 : Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int t = rests ? readouts.rows() - 1 : 0; t < readouts.rows(); t++) {
                min = Math.min(min, readouts.get(t, l));
                max = Math.max(max, readouts.get(t, l));
            }
            share[l] = max - min;
            largest = Math.max(largest, share[l]);
        }
        List<Integer> labels = new ArrayList<>();
        for (int l = 0; l < share.length; l++) {
            if (share[l] > FAINT * largest && largest > 0) {
                labels.add(l + 1);
            }
        }
        return labels;
    }

    /** The mean phase of each readout: the argument of the average of {@code z e^(2 pi i t/period)}. */
    private static List<Double> phases(List<Integer> labels, Matrix readouts, Vector weights, double period) {
        List<Double> phases = new ArrayList<>();
        for (int label : labels) {
            double re = 0;
            double im = 0;
            for (int t = 0; t < readouts.rows(); t++) {
                double angle = 2 * Math.PI * (t / period - Math.floor(t / period));
                double z = weights.get(t) * readouts.get(t, label - 1);
                re += z * StrictMath.cos(angle);
                im += z * StrictMath.sin(angle);
            }
            phases.add(StrictMath.atan2(im, re));
        }
        return phases;
    }
}
