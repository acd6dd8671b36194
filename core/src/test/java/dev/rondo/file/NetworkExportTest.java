package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class NetworkExportTest {
    @TempDir
    Path folder;

    private static final RateNetwork NETWORK =
            NetworkDesign.DEFAULT.withUnits(10).draw(1, 3, Key.ofSeed(5));
    private static final NetworkFile FILE = new NetworkFile(NETWORK, JsonNodeFactory.instance.objectNode());

    @ParameterizedTest
    @ValueSource(strings = {"network.mat", "network.h5"})
    void otherProgramsGetTheNetworkAndGiveItBack(String name) {
        Path file = folder.resolve(name);
        NetworkExport.write(FILE, file, false);

        NetworkImport rest = new NetworkImport(
                NETWORK.tau(),
                NETWORK.dt(),
                Activation.RELU,
                NETWORK.baseline(),
                NETWORK.noise().sigmaRec(),
                NETWORK.noise().sigmaIn(),
                Time.ms(100),
                true);

        assertThat(rest.read(file, Orientation.POST_PRE).network()).isEqualTo(NETWORK);
    }

    @Test
    void jsonHoldsEveryDigit() throws Exception {
        Path file = folder.resolve("network.json");
        NetworkExport.write(FILE, file, false);

        JsonNode json = Json.parse(Files.readString(file), "the export");

        assertThat(json.path("format").asString()).isEqualTo("rondo-network");
        assertThat(json.path("W_rec").get(1).get(0).asDouble())
                .isEqualTo(NETWORK.recurrent().get(1, 0));
        assertThat(json.path("signs").get(9).asInt()).isEqualTo(-1);
    }

    @Test
    void anUnknownEndingIsRefused() {
        assertThatThrownBy(() -> NetworkExport.write(FILE, folder.resolve("network.xls"), false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(".mat, .h5, .json or .npz");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.npz", "w.npy", "w.csv"})
    void aMatrixIsReadBackToTheBit(String name) {
        Matrix w = NETWORK.recurrent();
        Path file = folder.resolve(name);

        MatrixExport.write(w, JsonNodeFactory.instance.objectNode(), file, false);

        assertThat(MatrixFile.read(file, Optional.empty())).isEqualTo(w);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.npz", "w.npy"})
    void whatAFileHoldsIsToldFromTheFile(String name) {
        Path matrix = folder.resolve(name);
        Path network = folder.resolve("network.npz");
        MatrixExport.write(NETWORK.recurrent(), JsonNodeFactory.instance.objectNode(), matrix, false);
        FILE.write(network, false);

        assertThat(FileKind.of(matrix)).isEqualTo(FileKind.MATRIX);
        assertThat(FileKind.of(network)).isEqualTo(FileKind.NETWORK);
    }
}
