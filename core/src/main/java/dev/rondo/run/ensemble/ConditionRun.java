package dev.rondo.run.ensemble;

import dev.rondo.analysis.TrialInput;
import dev.rondo.analysis.activity.Pca;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.task.Trial;

/**
 * One condition of a task, played to a trained network, and the spontaneous activity after it; without noise.
 *
 * @param trial the condition
 * @param input input of the trial, baseline included, T x N_in
 * @param free the trial and the time after it
 * @param trialPca components of x(t) during the trial
 * @param steadyState the attractor that is reached after the trial
 */
public record ConditionRun(Trial trial, Matrix input, Trajectory free, Pca trialPca, SteadyState.Result steadyState) {
    /** Number of rows of {@link #free} that are the trial. */
    public int trialSteps() {
        return input.rows();
    }

    /** Input of the trial, for analyses. */
    public TrialInput played(RateNetwork network) {
        return new TrialInput(network.dt().times(trialSteps()) + " of condition '" + trial.name() + "'", input);
    }

    static ConditionRun of(RateNetwork network, Trial trial, Time rest) {
        Simulator simulator = Simulator.of(network);
        int steps = trial.length();
        Matrix u = simulator.seen(Matrix.build(steps, network.inputs(), trial.input()::get));
        Trajectory free = simulator.run(u, steps + simulator.steps(rest));
        Pca pca = Pca.of(Matrix.build(steps, network.units(), free.x()::get));
        return new ConditionRun(trial, u, free, pca, SteadyState.DEFAULT.after(network, u));
    }
}
