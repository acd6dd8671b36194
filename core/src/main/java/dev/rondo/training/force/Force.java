package dev.rondo.training.force;

import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.LearningRule;
import dev.rondo.training.Schedule;
import dev.rondo.training.TrainingProblem;
import java.util.Optional;

/**
 * FORCE learning of the readout (Sussillo and Abbott 2009, Neuron 63, 544), without feedback: recursive least squares while the
 * network runs in its noise. W_rec stays as it was drawn, and with it all that the network does by itself. Readouts become sums
 * over all excitatory units with free signs; W_rec keeps Dale's signs.
 *
 * @param epochs passes at most
 * @param trials trials in an epoch, one after the other
 * @param ridge weight of the squared weights
 * @param validationTrials trials in the fixed validation set
 * @param validateEvery epochs between validations
 * @param stopAtR2 validation R2 at which training stops early
 * @param stopAtScore mean score of the last validations at which training stops early
 */
public record Force(
        @Setting(meaning = "passes at most", byDefault = "60", min = 0, max = 100000000)
        int epochs,

        @Setting(meaning = "trials in an epoch, one after the other", byDefault = "1", min = 1, max = 100000)
        int trials,

        @Setting(meaning = "weight of the squared readout weights", byDefault = "0.1", min = Double.MIN_VALUE)
        double ridge,

        @Setting(meaning = "trials in the fixed validation set", byDefault = "200", min = 1, max = 1000000)
        int validationTrials,

        @Setting(meaning = "epochs between validations", byDefault = "5", min = 1)
        int validateEvery,

        @Setting(
                meaning = "stop as soon as the validation R2 reaches this; 1 never stops early",
                byDefault = "1",
                max = 1)
        double stopAtR2,

        @Setting(meaning = "stop as soon as the task's score, averaged over the last 5 validations, reaches this")
        Optional<Double> stopAtScore)
        implements LearningRule {

    /** Defaults of studies. */
    public static final Force DEFAULT = Settings.defaults(Force.class);

    /** @throws IllegalArgumentException if the ridge is not positive */
    public Force {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("training.ridge must be > 0, got " + ridge);
        }
    }

    @Override
    public Schedule schedule() {
        return new Schedule(epochs, trials, validationTrials, validateEvery, stopAtR2, stopAtScore);
    }

    @Override
    public Learner learner(TrainingProblem problem, Optional<LearnerState> state) {
        return new ForceLearner(problem, this, state);
    }

    @Override
    public boolean readsBelowZero() {
        return true;
    }

    @Override
    public String remedy() {
        return "a larger ridge (training.ridge = " + ridge + ")";
    }
}
