package dev.rondo.study.ensemble;

import dev.rondo.analysis.LeakageSpectrum;
import dev.rondo.analysis.Pca;
import dev.rondo.analysis.SteadyState;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.study.Study;
import dev.rondo.task.Trial;
import dev.rondo.training.Epoch;
import dev.rondo.training.Trainer;
import java.util.List;

/**
 * One network of an ensemble: how it learned and what it does.
 *
 * @param seed what it grew from
 * @param network the one that validated best
 * @param r2 of that validation
 * @param bestEpoch when that was
 * @param history all epochs
 * @param trial the first condition of the task
 * @param free the noise-free run: the trial, then rest
 * @param trialSteps how many rows of {@code free} are the trial
 * @param spectrum of W_rec
 * @param trialPca components of x(t) during the trial
 * @param steadyState what it ends on
 */
public record Member(
        long seed,
        RateNetwork network,
        double r2,
        int bestEpoch,
        List<Epoch> history,
        Trial trial,
        Trajectory free,
        int trialSteps,
        LeakageSpectrum spectrum,
        Pca trialPca,
        SteadyState.Result steadyState) {
    public Member {
        history = List.copyOf(history);
    }

    static Member examine(Study study, long seed, Trainer trainer, Time rest) {
        RateNetwork network = trainer.best();
        Trial trial = study.task().conditions(network.dt()).getFirst();
        Simulator simulator = Simulator.of(network);
        Matrix u = asSeen(network, trial.input());
        Trajectory free = simulator.run(u, trial.steps() + simulator.steps(rest));
        Pca pca = Pca.of(
                Matrix.build(trial.steps(), network.units(), (t, i) -> free.x().get(t, i)));
        return new Member(
                seed,
                network,
                trainer.bestR2(),
                trainer.bestEpoch(),
                trainer.history(),
                trial,
                free,
                trial.steps(),
                LeakageSpectrum.of(network),
                pca,
                SteadyState.DEFAULT.after(network, u));
    }

    /** The input as the network sees it without noise: baseline added, clipped where its noise model rectifies. */
    private static Matrix asSeen(RateNetwork network, Matrix clean) {
        boolean rectify = network.noise().rectifyInput();
        return clean.map(v -> {
            double u = network.baseline() + v;
            return rectify ? Math.max(0, u) : u;
        });
    }
}
