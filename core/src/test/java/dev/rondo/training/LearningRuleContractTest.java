package dev.rondo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.TimeConstants;
import dev.rondo.run.Checkpoint;
import dev.rondo.run.Study;
import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.SequenceTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Duties of every learning rule that a study can choose. */
class LearningRuleContractTest {
    private static final SequenceTask TASK = SequenceTask.DEFAULT.withDuration(Time.ms(300));

    @TempDir
    private Path folder;

    static Stream<LearningRule> rules() {
        return Stream.concat(Kinds.of(LearningRule.class).keySet().stream(), Stream.of("full-force, signs: free"))
                .map(rule -> Settings.read(Study.class, "training: {rule: " + rule + "}", rule, SHORT)
                        .training());
    }

    private static final List<String> SHORT = List.of(
            "training.epochs=7", "training.trials=2", "training.validation_trials=3", "training.validate_every=3");

    private static TrainingProblem problem() {
        return TrainingProblem.of(TASK, NetworkDesign.DEFAULT.withUnits(20), 5);
    }

    private static TrainingState finished(Training training) {
        training.forEachRemaining(epoch -> {});
        return training.state();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aResumedRunEndsWithTheBitsOfAnUndisturbedOne(LearningRule rule) {
        TrainingState undisturbed = finished(Training.begin(problem(), rule));
        for (int stop = 0; stop <= 7; stop++) {
            Training first = Training.begin(problem(), rule);
            for (int epoch = 0; epoch < stop; epoch++) {
                first.next();
            }
            Path file = folder.resolve(stop + ".npz");
            new Checkpoint("recipe", 5, first.state()).write(file);
            TrainingState kept = Checkpoint.read(file).orElseThrow().state();
            assertThat(kept).isEqualTo(first.state());
            assertThat(finished(Training.resume(problem(), rule, kept))).isEqualTo(undisturbed);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void itChangesTheNetworkAndSaysHowWellItDoes(LearningRule rule) {
        Training training = Training.begin(problem(), rule);
        finished(training);
        assertThat(training.history())
                .hasSize(7)
                .allSatisfy(e -> assertThat(e.loss()).isPositive());
        assertThat(training.history().stream()
                        .filter(e -> e.validation().isPresent())
                        .map(Epoch::epoch))
                .containsExactly(3, 6, 7);
        assertThat(training.network()).isNotEqualTo(training.initial());
        assertThat(training.best().readouts()).isEqualTo(8);
        assertThat(training.bestR2()).isLessThan(1);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aStudyKeepsItsRule(LearningRule rule) {
        Study study = Settings.read(Study.class, "", "a study", List.of());
        Study other = new Study(study.name(), study.seeds(), study.network(), study.task(), rule);
        assertThat(Settings.read(Study.class, Settings.toYaml(other), "a study", List.of()))
                .isEqualTo(other);
    }

    @Test
    void aSettingOfAnotherRuleIsRefused() {
        List<String> options = List.of("training.rule=force", "training.omega=1");
        assertThatThrownBy(() -> Settings.read(Study.class, "", "a study", options))
                .hasMessageContaining("training has no setting omega: it has epochs, trials, ridge");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aNetworkOfSeveralTimeConstantsLearnsAndIsResumed(LearningRule rule) {
        NetworkDesign design = NetworkDesign.DEFAULT.withUnits(20).with(d -> {
            d.tauE = Optional.of(Time.ms(40));
            d.tauI = Optional.of(Time.ms(25));
        });
        TrainingProblem problem = TrainingProblem.of(TASK, design, 5);
        TrainingState undisturbed = finished(Training.begin(problem, rule));
        Training first = Training.begin(problem, rule);
        first.next();
        Path file = folder.resolve("checkpoint.npz");
        new Checkpoint("recipe", 5, first.state()).write(file);

        Training resumed = Training.resume(
                problem, rule, Checkpoint.read(file).orElseThrow().state());

        assertThat(finished(resumed)).isEqualTo(undisturbed);
        assertThat(resumed.network().timeConstants())
                .isEqualTo(TimeConstants.of(design.population(), Time.ms(40), Time.ms(25)));
        assertThat(resumed.network()).isNotEqualTo(problem.initial());
    }

    static Stream<Kind<LearningRule>> kinds() {
        return Kinds.of(LearningRule.class).values().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theCommandLineChoosesIt(Kind<LearningRule> kind) {
        String file = "training: {epochs: 3, learning_rate: 0.5}";
        Study study = Settings.read(Study.class, file, "a study", List.of("training.rule=" + kind.name()));
        assertThat(study.training()).isInstanceOf(kind.type());
        assertThat(study.training().epochs()).isEqualTo(3);
    }
}
