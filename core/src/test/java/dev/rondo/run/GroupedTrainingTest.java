package dev.rondo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.file.NetworkExport;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import dev.rondo.training.TrainingState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** What groups and masks leave out stays 0 while a network learns, in every precision and by every rule, and in its file. */
class GroupedTrainingTest {
    private static final String GROUPS =
            "groups: {a: {share: 0.5, inputs: {input 0: 0.6}, readouts: {readout 0: 0, readout 1: 0, readout 2: 0}},"
                    + " b: {share: 0.5, inputs: {input 0: 0}}},"
                    + " projections: [{from: a, to: b, e_to_e: 0.3, e_to_i: 0.3}, {from: b, to: a, e_to_e: 0.1}]";
    private static final String GRADIENT =
            "epochs: 6, trials: 3, validation_trials: 2, validate_every: 3, learning_rate: 0.01, train_bias: true";

    @TempDir
    Path folder;

    private Study study(String network, String training) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "seeds: [1]\ntask: {readouts: 3, duration_ms: 200}\ntraining: {" + training + "}\nnetwork: {units: 24, "
                        + network + "}\n");
        return Settings.read(Study.class, file, List.of());
    }

    private static RateNetwork learned(Study study) {
        Training training = Ensemble.training(study, 3);
        training.forEachRemaining(epoch -> {});
        return training.network();
    }

    private static void assertWithin(Matrix w, Matrix mask) {
        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                assertThat(mask.get(i, j) != 0 || w.get(i, j) == 0).isTrue();
            }
        }
    }

    private static void assertKept(RateNetwork first, RateNetwork learned) {
        assertThat(learned.groups()).isEqualTo(first.groups());
        assertThat(learned.constraints().connections())
                .isEqualTo(first.constraints().connections());
        assertWithin(learned.recurrent(), first.constraints().connections().orElseThrow());
        first.constraints().inputConnections().ifPresent(mask -> assertWithin(learned.input(), mask));
        first.constraints().readoutConnections().ifPresent(mask -> assertWithin(learned.readout(), mask));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "readout: excitatory | " + GRADIENT,
                "readout: excitatory | precision: float64, " + GRADIENT,
                "readout: signed | " + GRADIENT,
                "readout: signed | precision: float64, positivity: abs, " + GRADIENT,
                "readout: signed | optimizer: sgd, omega: 0.5, plastic: 0.4, " + GRADIENT,
                "readout: signed | rule: force, epochs: 4, validation_trials: 2",
                "readout: excitatory | rule: force, epochs: 4, validation_trials: 2",
            })
    void missingConnectionsStayMissing(String network, String training) throws IOException {
        Study study = study(network + ", " + GROUPS, training);
        RateNetwork first = Ensemble.initial(study, 3);
        RateNetwork learned = learned(study);
        assertKept(first, learned);
        assertThat(learned.readout()).isNotEqualTo(first.readout());
    }

    @Test
    void fullForceKeepsThemToo() throws IOException {
        Study study = study(
                "groups: {a: {share: 0.5}, b: {share: 0.5, inputs: {input 0: 0}}},"
                        + " projections: [{from: a, to: b, e_to_e: 0.3}]",
                "rule: full-force, epochs: 3, validation_trials: 2");
        RateNetwork learned = learned(study);
        assertKept(Ensemble.initial(study, 3), learned);
        assertThat(learned.recurrent()).isNotEqualTo(Ensemble.initial(study, 3).recurrent());
        assertThatThrownBy(() -> learned(study(
                        "groups: {a: {share: 0.5}, b: {share: 0.5}}, projections: [{from: a, to: b, e_to_e: 0.3}]",
                        "rule: full-force, signs: free, epochs: 3, validation_trials: 2")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("network.groups");
    }

    @Test
    void forceReadsTheSameUnitsByAllReadouts() throws IOException {
        Study study = study(
                "readout: signed, groups: {a: {share: 0.5, readouts: {readout 1: 0}}, b: {share: 0.5}}",
                "rule: force, epochs: 3, validation_trials: 2");
        assertThatThrownBy(() -> learned(study)).isInstanceOf(Refusal.class).hasMessageContaining("same units");
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64"})
    void aTrainingThatResumesEndsWithTheSameBits(String precision) throws IOException {
        Study study = study("readout: signed, " + GROUPS, "precision: " + precision + ", " + GRADIENT);
        Training through = Ensemble.training(study, 5);
        through.next();
        through.next();
        TrainingState half = through.state();
        through.forEachRemaining(epoch -> {});
        Study again = Settings.read(
                Study.class, Settings.toJson(study).toString(), folder.resolve("recipe.json") + "", List.of());
        Training resumed = Ensemble.training(again, 5, half);
        resumed.forEachRemaining(epoch -> {});
        assertThat(again).isEqualTo(study);
        assertThat(resumed.network()).isEqualTo(through.network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.npz", "net.mat", "net.h5", "net.json"})
    void theFileHasGroupsAndMasks(String name) throws IOException {
        RateNetwork network = learned(study("readout: signed, " + GROUPS, GRADIENT));
        Path file = folder.resolve(name);
        NetworkExport.write(
                new NetworkFile(network, JsonNodeFactory.instance.objectNode()), file, NetworkExport.Names.RONDO, true);
        assertThat(NetworkFile.read(file).network()).isEqualTo(network);
    }

    @Test
    void aTrainingFromSuchAFileKeepsItsMasks() throws IOException {
        RateNetwork network = learned(study("readout: signed, " + GROUPS, GRADIENT));
        new NetworkFile(network, JsonNodeFactory.instance.objectNode()).write(folder.resolve("net.npz"), true);
        Study study = study("from: net.npz", GRADIENT);
        RateNetwork further = learned(study);
        assertKept(network, further);
        assertThat(further.input()).isNotEqualTo(network.input());
        assertThatThrownBy(() -> study("from: net.npz, groups: {a: {share: 1}}", GRADIENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("leave them out");
    }

    private void masks(Map<String, Matrix> masks) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        masks.forEach((name, mask) -> arrays.put(name, ArrayBundle.array(mask)));
        Path file = folder.resolve("masks.npz");
        try (OutputStream out = Files.newOutputStream(file)) {
            Formats.writer(file, "masks", Format.Capacity.ARRAYS)
                    .write(new ArrayBundle(arrays, JsonNodeFactory.instance.objectNode()), out);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void masksOfAFileAreObeyed(long seed) throws IOException {
        Random random = new Random(seed);
        Matrix recurrent = Matrix.build(24, 24, (i, j) -> random.nextInt(2));
        Matrix inputs = Matrix.build(24, 1, (i, k) -> random.nextInt(2));
        Matrix readouts = Matrix.build(3, 24, (l, j) -> random.nextInt(2));
        masks(Map.of("connections", recurrent, "inputs", inputs, "readouts", readouts));
        Study study = study("readout: signed, masks: masks.npz", GRADIENT);
        RateNetwork learned = learned(study);
        assertWithin(learned.recurrent(), recurrent);
        assertWithin(learned.input(), inputs);
        assertWithin(learned.readout(), readouts);
        assertThat(learned.constraints().connections().orElseThrow())
                .isEqualTo(Matrix.build(24, 24, (i, j) -> i == j ? 0 : recurrent.get(i, j)));
    }

    @Test
    void wrongMasksAreRefused() throws IOException {
        masks(Map.of("connections", Matrix.zeros(23, 24)));
        assertThatThrownBy(() -> study("masks: masks.npz", GRADIENT))
                .hasMessageContaining("connections of shape (24, 24), got (23, 24)");
        masks(Map.of("connections", Matrix.build(24, 24, (i, j) -> i == 2 && j == 5 ? Double.NaN : 1)));
        assertThatThrownBy(() -> study("masks: masks.npz", GRADIENT)).hasMessageContaining("connections[2, 5] = NaN");
        masks(Map.of("input", Matrix.zeros(24, 1)));
        assertThatThrownBy(() -> study("masks: masks.npz", GRADIENT)).hasMessageContaining("did you mean inputs?");
        masks(Map.of("inputs", Matrix.zeros(24, 2)));
        assertThatThrownBy(() -> study("masks: masks.npz", GRADIENT)).hasMessageContaining("(24, 1), got (24, 2)");
        masks(Map.of("readouts", Matrix.zeros(3, 24)));
        assertThatThrownBy(() -> study("masks: masks.npz", GRADIENT)).hasMessageContaining("one-to-one");
    }
}
