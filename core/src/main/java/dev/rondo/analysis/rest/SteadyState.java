package dev.rondo.analysis.rest;

import dev.rondo.analysis.activity.Replay;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.CycleForm;
import dev.rondo.attractor.Effort;
import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.ProjectiveCycle;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Spontaneous activity after the stimulus: the attractor that a network reaches under its resting input, without noise.
 *
 * <p>The closed orbit of a map is in general an invariant curve that it meets at ever new places, or an orbit of k states
 * that attracts; both are called a limit cycle, and the period is the time of one turn, which need not be a whole number of
 * steps.
 *
 * @param about the map that was trained, or the flow
 * @param patience how many times the usual budget the orbit is followed; below 1, the first stretches are shorter
 */
public record SteadyState(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        About about,

        @Setting(
                meaning = "how many times the usual budget the orbit is followed before the verdict is undecided",
                byDefault = "1",
                min = 0.01,
                max = 1000)
        double patience) {
    /** Of the map, with the usual budget. */
    public static final SteadyState DEFAULT = new SteadyState(About.MAP, 1);

    private static final double FAINT = 1e-3;
    private static final int EXPONENTS = 3;

    /**
     * The steady state.
     *
     * @param kind of attractor; silent if no unit fires at the fixed point
     * @param form of a limit cycle
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
            Optional<CycleForm> form,
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
        return of(network, attractors(network).from(Vector.of(state)));
    }

    private Attractors attractors(RateNetwork network) {
        return Attractors.of(network, about, Effort.USUAL.patient(patience));
    }

    /** Steady state on an attractor of this network that was found with this effort. */
    Result of(RateNetwork network, Attractor attractor) {
        Attractors.Stretch stretch = attractors(network).along(attractor);
        Matrix readouts = readouts(network, stretch.orbit());
        List<Integer> active = attractor.kind() == AttractorKind.SILENT ? List.of() : active(readouts);
        Optional<Replay> replay = attractor
                .period()
                .filter(p -> !active.isEmpty())
                .map(p -> Replay.of(
                        active,
                        phases(
                                active,
                                readouts,
                                stretch.weights(),
                                p.in(stretch.orbit().step()))));
        return new Result(
                attractor.kind(),
                attractor.form(),
                attractor.period(),
                attractor.amplitude(),
                attractor.mean(),
                attractor.std(),
                Vector.owning(Arrays.copyOf(
                        attractor.lyapunovPerSecond().toArray(),
                        Math.min(EXPONENTS, attractor.lyapunovPerSecond().size()))),
                active.size(),
                replay,
                attractor.growthPerSecond(),
                attractor instanceof Attractor.Cone c ? Optional.of(c.projective()) : Optional.empty(),
                attractor.certificate());
    }

    private static Matrix readouts(RateNetwork network, Orbit orbit) {
        if (orbit.rows() == 0) {
            return Matrix.zeros(0, network.readouts());
        }
        Matrix states = Matrix.build(orbit.rows(), network.units(), (t, i) -> orbit.state(t)[i]);
        return Simulator.of(network).readouts(RateForm.along(network, states, orbit.step(), false));
    }

    /** Labels, counted from 1, of the readouts that take part. */
    private static List<Integer> active(Matrix readouts) {
        boolean rests = readouts.rows() == 1;
        double[] share = new double[readouts.rows() == 0 ? 0 : readouts.columns()];
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
