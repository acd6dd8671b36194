package dev.rondo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainings of networks that have no input: W_in has no columns. */
class WithoutInputsTest {
    private static Study study(String inputs, String rule, String precision) {
        String training = rule.equals("gradient")
                ? "{epochs: 6, trials: 3, validation_trials: 2, validate_every: 2, train_bias: true, train_input: false,"
                        + " precision: " + precision + "}"
                : "{rule: " + rule + ", epochs: 6, trials: 3, validation_trials: 2, validate_every: 2}";
        return Settings.read(
                Study.class,
                "seeds: [1]\n"
                        + "network: {units: 12, activation: tanh, readout: signed, baseline: 0, sigma_in: 0,"
                        + " initialization: {initial_state: 0.3, input_maximum: 0}}\n"
                        + "task:\n  kind: trials\n  inputs: " + inputs + "\n  readouts: [a]\n"
                        + "  epochs: {run: 200}\n  want:\n    - {during: run, value: 0.5 * sin(t / 30)}\n"
                        + "training: " + training + "\n",
                "study.yaml",
                List.of());
    }

    private static RateNetwork trained(Study study) {
        Training training = Ensemble.training(study, 1);
        training.forEachRemaining(epoch -> {});
        return training.network();
    }

    /** An input whose weights are 0 changes nothing. */
    @ParameterizedTest
    @CsvSource({"float32, 1e-5", "float64, 1e-12"})
    void theyAreThoseWithAnInputOfNoWeight(String precision, double rounding) {
        RateNetwork without = trained(study("[]", "gradient", precision));
        RateNetwork silent = trained(study("[cue]", "gradient", precision));

        assertThat(without.inputs()).isZero();
        assertThat(without.recurrent())
                .isNotEqualTo(
                        Ensemble.initial(study("[]", "gradient", precision), 1).recurrent());
        Matrix apart = without.recurrent().minus(silent.recurrent());
        assertThat(apart.maxAbs()).isCloseTo(0, within(rounding));
    }

    @Test
    void theyLearnByForceToo() {
        assertThat(trained(study("[]", "force", "")).inputs()).isZero();
    }

    @Test
    void theRecipeIsTheSameStudyAndRemarksDoNotSpeakOfInputs() {
        Study study = study("[]", "gradient", "float32");
        assertThat(Settings.read(Study.class, Settings.toJson(study).toString(), "recipe", List.of()))
                .isEqualTo(study);
        assertThat(study.task().inputs()).isZero();
        assertThat(study.remarks()).noneSatisfy(remark -> assertThat(remark).contains("every input"));
    }
}
