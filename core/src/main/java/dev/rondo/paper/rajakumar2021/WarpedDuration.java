package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.common.ReadoutMatch;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.random.Key;
import dev.rondo.task.WarpedSequencesTask;
import java.util.List;

/**
 * Duration of sequences at one pace.
 *
 * @param scale the pace
 * @param expected the length that stretching alone gives, s
 * @param mean length over all networks and realisations, s
 * @param deviation the standard deviation over them, s
 * @param count number of sequences with a first and a last peak in this order
 */
record WarpedDuration(double scale, double expected, double mean, double deviation, int count) {
    private static final double PATIENCE = 1.35;

    /** Over lengths in seconds, NaN where there was no sequence. */
    static WarpedDuration of(WarpedSequencesTask task, double scale, List<Double> lengths) {
        Estimate estimate =
                Estimate.of(lengths.stream().mapToDouble(Double::doubleValue).toArray());
        double deviation = estimate.standardError() * Math.sqrt(estimate.draws());
        return new WarpedDuration(scale, task.spanAt(scale).seconds(), estimate.mean(), deviation, estimate.draws());
    }

    /** Relative error of the mean length. */
    double error() {
        return mean / expected - 1;
    }

    /**
     * The length of the sequence in one noisy run: the time from its first peak to its last, over the part of a sequence
     * that lies between them. NaN if the last readout does not peak after the first.
     */
    static double measure(RateNetwork network, WarpedSequencesTask task, double scale, Key key) {
        Time watched = network.dt()
                .times(Math.ceil(
                        task.onset().plus(task.spanAt(scale).times(PATIENCE)).in(network.dt())));
        Trajectory run = StimulusPlayer.noisily(network, task.stimulusAt(scale), watched, key);
        double first = ReadoutMatch.peak(run.z(), 0);
        double last = ReadoutMatch.peak(run.z(), task.readouts() - 1);
        double fraction = task.betweenPeaksAt(scale).in(task.spanAt(scale));
        return last > first ? (last - first) * network.dt().seconds() / fraction : Double.NaN;
    }
}
