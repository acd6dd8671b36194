package dev.rondo.run.ensemble;

import dev.rondo.run.Study;
import dev.rondo.training.Schedule;

/**
 * Epochs at which a training measures the amplification of its network: about twenty, fewer where they would take more than
 * a twentieth of the training's time, none where already one would.
 *
 * <p>Times come from a model, not from a clock, so that the same study has the same stages everywhere. With N units, B trials
 * of T steps and V validation trials, in ns of one core:
 *
 * <pre>
 *   stage       N^2 (3.5 N + 1700)
 *   epoch       B T N (0.075 N + 1.5)
 *   validation  V T N (0.025 N + 0.5)
 * </pre>
 *
 * <p>Only their ratios matter, which were measured for 50 to 1000 units: a stage takes as long as 6 to 32 epochs of 20 trials.
 *
 * @param epochs epochs of the training
 * @param validateEvery epochs between validations, one of which goes with each stage
 * @param stages number of stages at most, the first weights and the last included
 */
record AmplificationPlan(int epochs, int validateEvery, int stages) {
    /** Number of stages where time does not matter: each costs two Schur decompositions. */
    private static final int MOST_STAGES = 21;

    private static final double SHARE = 0.05;

    /** The plan of each seed of a study. */
    static AmplificationPlan of(Study study) {
        return of(
                study.training().schedule(),
                study.network().units(),
                study.task().duration().in(study.network().dt()));
    }

    /**
     * The plan of a training.
     *
     * @param units N
     * @param steps of a trial
     */
    static AmplificationPlan of(Schedule schedule, int units, double steps) {
        double n = units;
        double epoch = schedule.trials() * steps * n * (0.075 * n + 1.5);
        double validation = schedule.validationTrials() * steps * n * (0.025 * n + 0.5);
        double training = schedule.epochs() * (epoch + validation / schedule.validateEvery());
        double stage = n * n * (3.5 * n + 1700);
        int affordable = (int) Math.min(MOST_STAGES, SHARE * training / stage);
        return new AmplificationPlan(schedule.epochs(), schedule.validateEvery(), affordable);
    }

    /** True if the network is measured after an epoch; 0 stands for its first weights. */
    boolean isDue(int epoch) {
        if (stages < 2) {
            return stages == 1 && epoch == epochs;
        }
        return epoch == epochs || epoch % between() == 0;
    }

    /** Epochs between two stages: whole periods of validation. */
    private int between() {
        return validateEvery * Math.max(1, Math.ceilDiv(Math.ceilDiv(epochs, stages - 1), validateEvery));
    }
}
