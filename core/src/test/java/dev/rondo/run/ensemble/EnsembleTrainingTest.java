package dev.rondo.run.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.network.RateNetwork;
import dev.rondo.run.Checkpoint;
import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Epoch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that was stopped anywhere ends with the bits of one that was not; so does one on any number of threads. */
class EnsembleTrainingTest {
    @TempDir
    Path folder;

    private static Study study(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "seeds=[3, 4]",
                "network.units=10",
                "task={readouts: 2, duration_ms: 200}",
                "training={epochs: 9, trials: 2, validation_trials: 3, validate_every: 2}"));
        all.addAll(List.of(settings));
        return Settings.read(Study.class, "", "the test", all);
    }

    private List<Trained> train(Study study, int threads, BooleanSupplier stop, String name) throws Exception {
        return outcome(study, threads, stop, name).trained();
    }

    private EnsembleTraining.Outcome<Trained> outcome(Study study, int threads, BooleanSupplier stop, String name)
            throws Exception {
        Path checkpoints = Files.createDirectories(folder.resolve(name));
        return new EnsembleTraining(study, checkpoints, stop, new Silence()).run(threads, Function.identity());
    }

    /** A stop that is asked for after so many questions. */
    private static BooleanSupplier after(int questions) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() > questions;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 11, 14, 19})
    void aStoppedTrainingEndsWithTheBitsOfAnUndisturbedOne(int questions) throws Exception {
        List<Trained> undisturbed = train(study(), 1, () -> false, "undisturbed");

        assertThatThrownBy(() -> train(study(), 1, after(questions), "stopped")).isInstanceOf(TrainingStopped.class);
        assertThat(train(study(), 1, () -> false, "stopped")).isEqualTo(undisturbed);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        assertThat(train(study(), 2, () -> false, "two")).isEqualTo(train(study(), 1, () -> false, "one"));
    }

    @Test
    void aStoppedTrainingSaysHowFarEachSeedIs() {
        assertThatThrownBy(() -> train(study(), 1, after(4), "stopped"))
                .isInstanceOfSatisfying(
                        TrainingStopped.class,
                        stopped -> assertThat(stopped.epochs())
                                .containsEntry(3L, 3)
                                .containsEntry(4L, 0));
        assertThat(folder.resolve("stopped/3.npz")).exists();
        assertThat(folder.resolve("stopped/4.npz")).doesNotExist();
    }

    @Test
    void aCheckpointOfAnotherStudyIsRefused() throws Exception {
        train(study("training.epochs=3"), 1, () -> false, "other");

        assertThatThrownBy(() -> train(study(), 1, () -> false, "other"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("belongs to another study");
    }

    @Test
    void aTrainingThatDivergesSaysWhenAndLeavesNoCheckpoint() throws Exception {
        Study wild = study(
                "network.activation=identity",
                "training.optimizer=sgd",
                "training.learning_rate=1e30",
                "training.max_gradient_norm=1e30",
                "training.epochs=200");

        EnsembleTraining.Outcome<Trained> outcome = outcome(wild, 1, () -> false, "wild");
        assertThat(outcome.trained()).isEmpty();
        assertThat(outcome.diverged()).isNotEmpty().allSatisfy(lost -> {
            assertThat(lost.diverged().reason())
                    .contains("Training diverged at epoch " + lost.diverged().epoch())
                    .contains("training.learning_rate = 1.0E30");
            assertThat(lost.lastFinite().recurrent().maxAbs()).isFinite();
        });
        assertThatThrownBy(outcome::requireTrained)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("seed 3: Training diverged");
        assertThat(folder.resolve("wild")).isEmptyDirectory();
    }

    @Test
    void aCheckpointKeepsEveryBit() throws Exception {
        List<Trained> trained = train(study(), 1, () -> false, "kept");
        Path file = folder.resolve("kept/3.npz");

        Checkpoint checkpoint = Checkpoint.read(file).orElseThrow();
        Path copy = folder.resolve("copy.npz");
        checkpoint.write(copy);

        assertThat(checkpoint.state().history()).isEqualTo(trained.getFirst().history());
        assertThat(copy).hasSameBinaryContentAs(file);
    }

    @Test
    void aStudyThatDoesNotFitIntoMemorySaysHowMuchItTakes() {
        assertThatThrownBy(() -> Ensemble.requireMemory(study("network.units=1000000"), 2))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Training 2 networks at a time of 1000000 units")
                .hasMessageContaining("TiB of memory");
    }

    /** Hears and says nothing. */
    private static final class Silence implements EnsembleTraining.Listener {
        @Override
        public void begins(long seed, RateNetwork initial, int epochsDone) {}

        @Override
        public void epoch(long seed, Epoch epoch) {}

        @Override
        public void trained(long seed) {}
    }
}
