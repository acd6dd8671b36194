package dev.rondo.run.ensemble;

import dev.rondo.analysis.linear.AmplificationSummary;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Trial;
import java.util.Arrays;
import java.util.Optional;

/**
 * Slow and fast amplification of a network at one moment of its training.
 *
 * @param epoch number of training epochs so far
 * @param weights amplification of W_rec
 * @param atRest amplification of {@code W_rec diag(g)}, where g is the mean of phi'(x) over the last second of {@link
 *     #REST} after the trial, without noise: the linearised network around the spontaneous activity. Nothing if it
 *     grows without bound
 */
public record AmplificationStage(int epoch, AmplificationSummary weights, Optional<AmplificationSummary> atRest) {
    /** Duration of the spontaneous activity after the trial. */
    public static final Time REST = Time.seconds(3);

    private static final Time OBSERVED = Time.seconds(1);

    /** Measures a network.
     *
     * @param trial trial before the spontaneous activity
     * @return nothing if the weights are so large that LAPACK finds no answer, as in a training that is about to
     *     diverge
     */
    public static Optional<AmplificationStage> of(int epoch, RateNetwork network, Trial trial) {
        return summary(network.recurrent())
                .map(weights -> new AmplificationStage(
                        epoch, weights, gainsAtRest(network, trial).flatMap(g -> summary(scaled(network, g)))));
    }

    private static Optional<AmplificationSummary> summary(Matrix weights) {
        try {
            return Optional.of(AmplificationSummary.of(weights));
        } catch (FactorisationException e) {
            return Optional.empty();
        }
    }

    private static Matrix scaled(RateNetwork network, double[] gains) {
        int n = network.units();
        return Matrix.build(n, n, (i, j) -> network.recurrent().get(i, j) * gains[j]);
    }

    private static Optional<double[]> gainsAtRest(RateNetwork network, Trial trial) {
        Simulator simulator = Simulator.of(network);
        int steps = trial.steps() + simulator.steps(REST);
        Trajectory run = simulator.run(simulator.seen(trial.input()), steps);
        int from = run.rows() - simulator.steps(OBSERVED);
        double[] gains = new double[network.units()];
        for (int t = from; t < run.rows(); t++) {
            for (int j = 0; j < gains.length; j++) {
                double x = run.x().get(t, j);
                if (!Double.isFinite(x)) {
                    return Optional.empty();
                }
                gains[j] += network.activation().slope(x) / (run.rows() - from);
            }
        }
        return Arrays.stream(gains).allMatch(Double::isFinite) ? Optional.of(gains) : Optional.empty();
    }
}
