package dev.rondo.run.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.run.Checkpoint;
import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import dev.rondo.training.TrainingState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages of a curriculum: when they end, what they change, and that they resume to the same bits. */
class CurriculumTest {
    private static final String STUDY = """
        seeds: [1]
        network: {units: 20, dt_ms: 20}
        task:
          kind: trials
          inputs: {cue: [a, b]}
          readouts: [a, b]
          variables: {cue: [a, b]}
          epochs: {shown: 100, delay: [100, 300], answer: 100}
          show: [{during: shown, input: cue, value: "channel == cue"}]
          want: [{during: answer, value: "if(channel == cue, 1, 0)"}]
          score: {choice: cue, at: end}
        training:
          epochs: 12
          trials: 4
          validation_trials: 4
          validate_every: 2
          stages:
            - {until_r2: -1000, with: {task.epochs.delay: 20, network.sigma_rec: 0.2}}
            - {until_score: 0, with: {task.epochs.delay: [20, 100], training.learning_rate: 0.01}}
        """;

    @TempDir
    private Path folder;

    private static Study study(String... overrides) {
        return Settings.read(Study.class, STUDY, "study.yaml", List.of(overrides));
    }

    private static TrainingState finished(Training training) {
        training.forEachRemaining(epoch -> {});
        return training.state();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64"})
    void resumesToTheSameBitsFromEveryEpoch(String precision) {
        Study study = study("training.precision=" + precision, "training.plastic=0.5");
        TrainingState undisturbed = finished(Ensemble.training(study, 1));
        for (int stop = 0; stop <= 12; stop++) {
            Training first = Ensemble.training(study, 1);
            for (int epoch = 0; epoch < stop; epoch++) {
                first.next();
            }
            Path file = folder.resolve(precision + stop + ".npz");
            new Checkpoint("recipe", 1, first.state()).write(file);
            TrainingState kept = Checkpoint.read(file).orElseThrow().state();
            assertThat(finished(Ensemble.training(study, 1, kept))).isEqualTo(undisturbed);
        }
    }

    @Test
    void stagesEndOneAfterTheOther() {
        Training training = Ensemble.training(study(), 1);
        finished(training);
        assertThat(training.stageEnds()).containsExactly(2, 4);
        assertThat(training.history().get(2).learningRate())
                .isGreaterThan(training.history().get(1).learningRate());
        assertThat(training.bestEpoch()).isGreaterThan(4);
    }

    @Test
    void aStageThatIsNotEndedGoesOnAndKeepsTheNoiseOfTheStudy() {
        Training training = Ensemble.training(
                study("training.stages=[{until_r2: 1, with: {network.sigma_rec: 0.2}}]", "training.stop_at_r2=-1000"),
                1);
        finished(training);
        assertThat(training.stageEnds()).isEmpty();
        assertThat(training.epoch()).isEqualTo(12);
        assertThat(training.network().noise()).isEqualTo(training.initial().noise());
    }

    @Test
    void aStageHasTheSettingsOfTheStudyButItsOwn() {
        List<Study> stages = study().stages();
        assertThat(stages).hasSize(2);
        assertThat(stages.getFirst().network().sigmaRec()).isEqualTo(0.2);
        assertThat(stages.getFirst().task().duration().ms()).isEqualTo(220);
        assertThat(stages.getFirst().training().stages()).isEmpty();
        assertThat(stages.getLast().network()).isEqualTo(study().network());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{until_r2: 1, with: {network.units: 30}}",
                "{until_r2: 1, until_score: 1, with: {network.sigma_rec: 0}}",
                "{with: {network.sigma_rec: 0}}",
                "{until_r2: 1, with: {}}",
                "{until_r2: 1, with: {task.epochs.delay: -3}}",
                "{until_r2: 1, with: {task.epochs.dely: 3}}",
                "{until_r2: 1, with: {training.learning_rate: fast}}",
                "{until_r2: 1, with: {task.inputs: {cue: [a, b, c]}}}"
            })
    void aStageThatCannotBeIsRefused(String stage) {
        assertThatThrownBy(() -> study("training.stages=[" + stage + "]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stage");
    }
}
