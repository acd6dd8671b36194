package dev.rondo.run.ensemble;

import dev.rondo.analysis.activity.Pca;
import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.run.Study;
import dev.rondo.task.Trial;
import dev.rondo.training.Epoch;
import java.util.List;

/**
 * One network of an ensemble: how it learned and what it does.
 *
 * @param trained how it was trained
 * @param trial the first condition of the task
 * @param free the noise-free run: the trial, then rest
 * @param trialSteps how many rows of {@code free} are the trial
 * @param spectrum of W_rec
 * @param trialPca components of x(t) during the trial
 * @param steadyState what it ends on
 */
public record Member(
        Trained trained,
        Trial trial,
        Trajectory free,
        int trialSteps,
        LeakageSpectrum spectrum,
        Pca trialPca,
        SteadyState.Result steadyState) {
    /** What the network grew from. */
    public long seed() {
        return trained.seed();
    }

    /** The network that validated best. */
    public RateNetwork network() {
        return trained.network();
    }

    /** R2 of that validation. */
    public double r2() {
        return trained.r2();
    }

    /** When that was. */
    public int bestEpoch() {
        return trained.bestEpoch();
    }

    /** All epochs. */
    public List<Epoch> history() {
        return trained.history();
    }

    /** Lets a trained network do the task's first trial and then leaves it alone.
     *
     * @param rest how long it is watched after the trial
     */
    public static Member examine(Study study, Trained trained, Time rest) {
        RateNetwork network = trained.network();
        Trial trial = study.task().condition(0, network.dt());
        Simulator simulator = Simulator.of(network);
        Matrix u = simulator.seen(trial.input());
        Trajectory free = simulator.run(u, trial.steps() + simulator.steps(rest));
        Pca pca = Pca.of(
                Matrix.build(trial.steps(), network.units(), (t, i) -> free.x().get(t, i)));
        return new Member(
                trained,
                trial,
                free,
                trial.steps(),
                LeakageSpectrum.of(network),
                pca,
                SteadyState.DEFAULT.after(network, u));
    }
}
