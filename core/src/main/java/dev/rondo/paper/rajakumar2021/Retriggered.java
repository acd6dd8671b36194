package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.rest.PhaseResponse;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.paper.common.ReadoutMatch;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.task.Trial;
import dev.rondo.task.TwoSequencesTask;
import dev.rondo.task.TwoSequencesTask.Ramp;
import dev.rondo.task.TwoSequencesTask.Setup;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A second stimulus, out of the steady state of a network that learned two sequences.
 *
 * @param seed random seed of the network
 * @param falling correlation of the answer to a falling ramp at 3 s with its target
 * @param rising same measure for a rising ramp
 * @param anyTime mean of both over ramps that begin at 3.0, 3.1, ... 3.9 s
 */
record Retriggered(long seed, double falling, double rising, double anyTime) {
    private static final Time SECOND = Time.seconds(3);
    private static final int TIMES = 10;
    private static final double PULSE = 2;
    private static final int PHASES = 40;

    static Retriggered of(TrainedNetwork trained) {
        RateNetwork network = trained.network();
        double anyTime = IntStream.range(0, TIMES)
                .mapToDouble(k -> {
                    Time at = SECOND.plus(Time.ms(100.0 * k));
                    return (likeness(network, Ramp.FALLING, at) + likeness(network, Ramp.RISING, at)) / 2;
                })
                .average()
                .orElseThrow();
        return new Retriggered(
                trained.seed(),
                likeness(network, Ramp.FALLING, SECOND),
                likeness(network, Ramp.RISING, SECOND),
                anyTime);
    }

    double worst() {
        return Math.min(falling, rising);
    }

    /** The other ramp first, then this one out of the steady state. */
    static Stimulus stimulus(Ramp second, Time at) {
        TwoSequencesTask task = Recipes.twoSequencesTask(Setup.FALLING_FORWARD);
        Ramp first = second == Ramp.FALLING ? Ramp.RISING : Ramp.FALLING;
        return task.stimulus(first).plus(task.stimulus(second).delayed(at));
    }

    private static double likeness(RateNetwork network, Ramp ramp, Time at) {
        List<Trial> trials = Recipes.twoSequencesTask(Setup.FALLING_FORWARD).conditions(network.dt());
        Trial trial = ramp == Ramp.FALLING ? trials.getFirst() : trials.getLast();
        int from = (int) Math.round(at.in(network.dt()));
        Trajectory run =
                StimulusPlayer.quietly(network, stimulus(ramp, at), network.dt().times((double) from + trial.steps()));
        return ReadoutMatch.of(StimulusPlayer.rows(run.z(), from, from + trial.steps()), trial.target())
                .correlation();
    }

    /** Phase response of the cycle after a falling ramp, of the given period, to a pulse of 2 in one step's input. */
    static PhaseResponse.Curve phaseResponse(RateNetwork network, Time period) {
        Stimulus ramp = Recipes.twoSequencesTask(Setup.FALLING_FORWARD).stimulus(Ramp.FALLING);
        double[] settled = Simulator.of(network).stateAfter(StimulusPlayer.input(network, ramp, Time.seconds(20)));
        return PhaseResponse.DEFAULT.of(
                NetworkMap.atRest(network),
                NetworkMap.under(network, network.baseline() + PULSE),
                settled,
                period,
                PHASES);
    }
}
