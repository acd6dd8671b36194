package dev.rondo.training.force;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Learner;
import dev.rondo.training.LearnerState;
import dev.rondo.training.LearningRule;
import dev.rondo.training.Schedule;
import dev.rondo.training.TrainingProblem;
import java.util.Optional;

/**
 * full-FORCE learning of W_rec (DePasquale et al. 2018, PLoS ONE 13, e0191527). A teacher, the first network with its readout
 * units held to their targets, shows every unit which recurrent current it should get; the network learns to make it by itself,
 * first out of the teacher's states, then out of its own. W_in and W_out stay as they were drawn.
 *
 * @param epochs passes at most
 * @param trials trials in an epoch, without noise
 * @param signs Dale's signs, or free ones
 * @param ridge weight of the squared weights; under Dale's signs, of their squared change
 * @param validationTrials trials in the fixed validation set
 * @param validateEvery epochs between validations
 * @param stopAtR2 validation R2 at which training stops early
 * @param stopAtScore mean score of the last validations at which training stops early
 * @param plastic share of the recurrent connections that learn
 */
public record FullForce(
        @Setting(meaning = "passes at most", byDefault = "60", min = 0, max = 100000000)
        int epochs,

        @Setting(meaning = "trials in an epoch", byDefault = "1", min = 1, max = 100000)
        int trials,

        @Setting(meaning = "dale keeps Dale's principle; free learns weights of any sign", byDefault = "dale")
        Signs signs,

        @Setting(
                meaning = "weight of the squared weights; under Dale's signs, of their squared change",
                byDefault = "0.1",
                min = Double.MIN_VALUE)
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
        Optional<Double> stopAtScore,

        @Setting(
                meaning = "share of the recurrent connections that learn, drawn one by one; the others keep their first"
                        + " weights",
                byDefault = "1",
                min = 0,
                max = 1)
        double plastic)
        implements LearningRule {

    /** Defaults of studies: R2 of .9 for the sequence of eight, given a strong input. */
    public static final FullForce DEFAULT = Settings.defaults(FullForce.class);

    /** Signs of recurrent weights. */
    public enum Signs {
        /**
         * Those of Dale's principle. So this is not recursive least squares: what those minimise is minimised under the constraints,
         * by coordinate descent over all states so far, once after each epoch instead of at every step (as in Ingrosso and Abbott
         * 2019, PLoS ONE 14, e0220547). Recursive updates with wrong signs cut off afterwards diverge.
         */
        DALE,
        /** Free ones, with recursive least squares at every step, as published. */
        FREE
    }

    /** @throws IllegalArgumentException if the ridge is not positive */
    public FullForce {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("training.ridge must be > 0, got " + ridge);
        }
    }

    /** This rule with other signs. */
    public FullForce withSigns(Signs other) {
        return new FullForce(
                epochs, trials, other, ridge, validationTrials, validateEvery, stopAtR2, stopAtScore, plastic);
    }

    @Override
    public Schedule schedule() {
        return new Schedule(epochs, trials, validationTrials, validateEvery, stopAtR2, stopAtScore);
    }

    @Override
    public Learner learner(TrainingProblem problem, Optional<LearnerState> state) {
        requireReadoutUnits(problem.initial());
        if (signs == Signs.DALE) {
            return new DaleForceLearner(problem.withPlasticShare(plastic), this, state);
        }
        Matrix learns = problem.masks().plastic();
        if (plastic < 1 || !learns.equals(Matrix.build(learns.rows(), learns.columns(), (i, j) -> i == j ? 0 : 1))) {
            throw Refusal.misuse(
                    "full-FORCE with free signs must learn every weight but the diagonal; set training.signs=dale,"
                            + " or leave training.plastic, network.connectivity, network.groups, network.masks and network.wiring"
                            + " at their defaults");
        }
        return new FreeForceLearner(problem, this, state);
    }

    private static void requireReadoutUnits(RateNetwork network) {
        for (int l = 0; l < network.readouts(); l++) {
            requireReadoutUnit(network.readout().row(l), l);
        }
    }

    private static void requireReadoutUnit(Vector weights, int l) {
        for (int j = 0; j < weights.size(); j++) {
            if (j != l && weights.get(j) != 0) {
                throw Refusal.misuse(
                        "full-FORCE holds unit l to the target of readout l, so readout l must read unit l alone, got"
                                + " W_out["
                                + l + ", " + j + "] = " + weights.get(j) + "; set network.readout=one-to-one");
            }
        }
        if (!(weights.get(l) > 0)) {
            throw Refusal.misuse(
                    "full-FORCE holds unit l to the target of readout l, so W_out[l, l] must be positive, got W_out["
                            + l + ", " + l + "] = " + weights.get(l)
                            + "; raise network.initialization.readout_minimum");
        }
    }

    @Override
    public String remedy() {
        return "a larger ridge (training.ridge = " + ridge + ") or a larger network.initialization.input_maximum";
    }
}
