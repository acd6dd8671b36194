package dev.rondo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.analysis.TrialInput;
import dev.rondo.dynamics.Time;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.Constraints;
import dev.rondo.network.NetworkBuilder;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Readout;
import dev.rondo.network.Rectifiers;
import dev.rondo.network.TimeConstants;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import dev.rondo.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trainings that begin with the network of a file. */
class GivenNetworkTest {
    private static final int UNITS = 14;
    private static final int READOUTS = 3;

    @TempDir
    private Path folder;

    /** A network that obeys Dale's principle, its excitatory units in any places, with a time constant each. */
    private static NetworkBuilder network(long seed) {
        Random random = new Random(seed);
        int[] signs = IntStream.range(0, UNITS)
                .map(i -> i < READOUTS || random.nextInt(4) > 0 ? 1 : -1)
                .toArray();
        signs[UNITS - 1] = -1;
        return RateNetwork.of(
                        Matrix.build(
                                UNITS,
                                UNITS,
                                (i, j) -> i == j || random.nextInt(3) == 0 ? 0 : signs[j] * random.nextDouble(0.3)),
                        Activation.RELU)
                .input(Matrix.build(UNITS, 1, (i, k) -> random.nextDouble(0.2)))
                .readout(Matrix.build(READOUTS, UNITS, (l, j) -> l == j ? 0.5 : 0))
                .bias(Vector.of(random.doubles(UNITS, -0.1, 0.1).toArray()))
                .initialState(Vector.of(random.doubles(UNITS, -0.1, 0.1).toArray()))
                .signs(Population.ofSigns(signs))
                .constraints(Constraints.STANDARD)
                .timeConstants(TimeConstants.each(
                        random.doubles(UNITS, 30, 90).mapToObj(Time::ms).toList()))
                .dt(Time.ms(8))
                .baselines(Vector.of(0.3))
                .noise(new NoiseModel(0.02, 0.03, Time.ms(70), true));
    }

    private void write(NetworkBuilder network) {
        new NetworkFile(network.build(), JsonNodeFactory.instance.objectNode()).write(folder.resolve("net.npz"), true);
    }

    private Study study(String more) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "seeds: [1]\ntask: {readouts: 3, duration_ms: 200}\n"
                        + "training: {epochs: 4, trials: 2, validation_trials: 2, validate_every: 2}\n"
                        + "network: {from: net.npz" + more + "}\n");
        return Settings.read(Study.class, file, List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void learningBeginsWithTheNetworkOfTheFile(long seed) throws IOException {
        RateNetwork given = network(seed).build();
        write(network(seed));
        RateNetwork first = Ensemble.initial(study(""), 7);
        assertThat(first).isEqualTo(given);
        Training training = Ensemble.training(study(""), 7);
        training.forEachRemaining(epoch -> {});
        RateNetwork learned = training.network();
        assertThat(learned.recurrent()).isNotEqualTo(given.recurrent());
        assertThat(learned.signs()).isEqualTo(given.signs());
        assertThat(learned.timeConstants()).isEqualTo(given.timeConstants());
        assertThat(learned.bias()).isEqualTo(given.bias());
    }

    @Test
    void theFilesMaskIsKept() throws IOException {
        RateNetwork given = network(2).build();
        Matrix mask = given.recurrent().map(w -> w == 0 ? 0 : 1);
        write(network(2).constraints(new Constraints(true, true, Optional.of(mask))));
        Training training = Ensemble.training(study(""), 7);
        training.forEachRemaining(epoch -> {});
        assertThat(training.network().recurrent().map(w -> w == 0 ? 0 : 1)).isEqualTo(mask);
        assertThat(training.network().constraints().connections()).contains(mask);
    }

    @Test
    void aTrainingThatResumesEndsWithTheSameBits() throws IOException {
        write(network(3));
        Training through = Ensemble.training(study(""), 5);
        through.next();
        through.next();
        TrainingState half = through.state();
        through.forEachRemaining(epoch -> {});
        Training resumed = Ensemble.training(study(""), 5, half);
        resumed.forEachRemaining(epoch -> {});
        assertThat(resumed.network()).isEqualTo(through.network());
    }

    @Test
    void theRecipeIsTheSameStudyAndDoesNotDependOnThePath() throws IOException {
        write(network(4));
        Study study = study(", sigma_rec: 0.5");
        Study again = Settings.read(
                Study.class, Settings.toJson(study).toString(), folder.resolve("recipe.json") + "", List.of());
        assertThat(again).isEqualTo(study);
        assertThat(again.network().sigmaRec()).isEqualTo(0.5);
        String hash = Settings.hash(study);
        Files.move(folder.resolve("net.npz"), folder.resolve("moved.npz"));
        Study moved = Settings.read(
                Study.class, folder.resolve("study.yaml"), List.of("network.from=" + folder.resolve("moved.npz")));
        assertThat(Settings.hash(moved)).isEqualTo(hash);
        assertThatThrownBy(() -> study("")).isInstanceOf(Refusal.class).hasMessageContaining("there is no file");
    }

    @Test
    void settingsOfTheStudyReplaceThoseOfTheFileAndAreNamed() throws IOException {
        write(network(5));
        Study study = study(", dt_ms: 4, tau_ms: 60, tau_i_ms: 30");
        assertThat(Ensemble.initial(study, 1).dt()).isEqualTo(Time.ms(4));
        assertThat(Ensemble.initial(study, 1).timeConstants().of(UNITS - 1)).isEqualTo(Time.ms(30));
        assertThat(study.remarks()).anySatisfy(r -> assertThat(r).contains("dt: 4.0 ms in place of 8.0 ms"));
        assertThat(study("").remarks()).noneSatisfy(r -> assertThat(r).contains("in place of"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units: 15 | network.units must be that of network.from, 14",
                "excitatory_fraction: 0.1 | network.excitatory_fraction must be that of network.from",
                "activation: tanh | network.activation must be that of network.from, relu",
                "connectivity: {e_to_e: 0.5} | leave network.connectivity out",
                "initialization: {initial_state: 1} | leave network.initialization out",
                "'wiring: {kind: pairs, units: 14}' | leave one out",
                "readout: signed, units: 3 | network.units must be",
            })
    void whatDisagreesWithTheFileIsRefused(String setting, String says) throws IOException {
        write(network(1));
        assertThatThrownBy(() -> study(", " + setting))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(says);
    }

    @Test
    void networksThatTrainingCouldNotKeepAreRefused() throws IOException {
        write(network(1).constraints(Constraints.NONE).recurrent(Matrix.identity(UNITS)));
        assertRefused("A unit does not connect to itself");
        write(network(1)
                .constraints(Constraints.NONE)
                .recurrent(network(1).build().recurrent().times(-1)));
        assertRefused("Dale's principle");
        write(network(1).input(Matrix.build(UNITS, 1, (i, k) -> -1)));
        assertRefused("W_in[0, 0] = -1.0");
        write(network(1).input(Matrix.zeros(UNITS, 2)).baselines(Vector.of(.1, .1)));
        assertRefused("the inputs and readouts of the task, 1 and 3, got 2 and 3");
        write(network(1).input(Matrix.zeros(UNITS, 2)).baselines(Vector.of(.1, .2)));
        assertRefused("one baseline");
        Files.writeString(folder.resolve("net.npz"), "no network");
        assertRefused("network.from is the path of a network file");
    }

    private void assertRefused(String says) {
        assertThatThrownBy(() -> study("")).isInstanceOf(Refusal.class).hasMessageContaining(says);
    }

    @Test
    void readoutsAreThoseOfTheFile() throws IOException {
        write(network(1).readout(Matrix.build(READOUTS, UNITS, (l, j) -> j - 5)));
        assertThat(study("").network().readouts()).isEqualTo(Readout.SIGNED);
        assertThatThrownBy(() -> study(", readout: one-to-one"))
                .hasMessageContaining("W_out[0, 0] = -5.0")
                .hasMessageContaining("one-to-one");
    }

    @Test
    void activationsWithParametersComeFromTheFile() throws IOException {
        RateNetwork leaky = network(1).build();
        write(RateNetwork.of(leaky.recurrent(), new Rectifiers.LeakyRelu(0.3))
                .input(leaky.input())
                .readout(leaky.readout())
                .signs(leaky.signs().orElseThrow())
                .constraints(Constraints.STANDARD)
                .baselines(Vector.of(0.1)));
        assertThat(study("").network().activation()).isEqualTo(new Rectifiers.LeakyRelu(0.3));
        assertThat(study(", activation: {kind: leaky-relu, slope: 0.3}")
                        .network()
                        .units())
                .isEqualTo(UNITS);
        assertThatThrownBy(() -> study(", activation: {kind: leaky-relu, slope: 0.2}"))
                .hasMessageContaining("network.activation must be that of network.from");
    }

    /** A learned network knows its task, also when the file with which learning began is gone. */
    @Test
    void theTaskIsKnownWithoutTheFile() throws IOException {
        write(network(1));
        Study study = study("");
        ObjectNode provenance = JsonNodeFactory.instance.objectNode();
        provenance.set("study", Json.parse(Settings.toJson(study).toString(), "the study"));
        NetworkFile learned = new NetworkFile(Ensemble.initial(study, 1), provenance);
        Files.delete(folder.resolve("net.npz"));
        TrialInput played = TrialChoice.USUAL.of(learned, folder.resolve("learned.npz"));
        assertThat(played.input().rows()).isEqualTo(25);
    }
}
