package dev.rondo.run.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reasons why a training missed its aim: each known one is told from a network that has it. */
class ShortfallTest {
    private static final String SHORT =
            "training: {epochs: 12, trials: 4, validation_trials: 4, validate_every: 2}\nnetwork: {units: 20}";

    private static Optional<String> of(String... overrides) {
        Study study = Settings.read(Study.class, SHORT, "study.yaml", List.of(overrides));
        Training training = Ensemble.training(study, 1);
        training.forEachRemaining(epoch -> {});
        Trained trained = new Trained(
                1,
                training.best(),
                training.bestEpoch(),
                training.bestLoss(),
                training.bestR2(),
                training.history(),
                AmplificationCourse.NONE);
        return Shortfall.of(study, training.initial(), trained);
    }

    @ParameterizedTest
    @CsvSource({
        "network.baseline=-10, silent readouts: no unit fires in any condition, raise network.baseline",
        "network.initialization.spectral_radius=0.1, spectrum, raise network.initialization.spectral_radius",
        "network.initialization.spectral_radius=20, spectrum, lower network.initialization.spectral_radius",
        "training.learning_rate=0.003 training.epochs=60 network.units=60, learning rate, raise training.epochs",
        "training.max_gradient_norm=1e-6, exploding gradients, lower training.learning_rate",
        "network.initialization.readout_minimum=-1, below the aim of 0.95, "
    })
    void theReasonIsNamedWithWhatToSet(String settings, String reason, String advice) {
        assertThat(of(settings.split(" ", -1)).orElseThrow())
                .contains("below the aim of 0.95", reason, advice == null ? "" : advice);
    }

    @Test
    void aTrainingThatReachedItsAimIsNotRemarkedOn() {
        assertThat(of("training.stop_at_r2=-1000")).isEmpty();
    }

    @Test
    void aTaskWithAScoreHasTheAimThatItsStudyStates() {
        String task = "task={kind: trials, inputs: {cue: [a, b]}, readouts: [a, b], variables: {cue: [a, b]},"
                + " epochs: {answer: 200}, want: [{during: answer, value: 'if(channel == cue, 1, 0)'}],"
                + " score: {choice: cue}}";
        assertThat(of(task)).isEmpty();
        assertThat(of(task, "training.stop_at_score=0.9").orElseThrow())
                .startsWith("the score is 0.")
                .contains("below the aim of 0.900");
    }
}
