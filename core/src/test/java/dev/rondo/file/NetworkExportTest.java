package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.AnyNetwork;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class NetworkExportTest {
    @TempDir
    Path folder;

    private static final RateNetwork NETWORK =
            NetworkDesign.DEFAULT.withUnits(10).draw(1, 3, Key.ofSeed(5));
    private static final NetworkFile FILE = new NetworkFile(NETWORK, JsonNodeFactory.instance.objectNode());

    /** Export and import are inverse: arrays to the bit, what is said about them, provenance. */
    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void anExportedNetworkIsImportedAsItWas(String ending) {
        for (long seed = 1; seed <= 25; seed++) {
            NetworkFile network = RandomNetworks.of(seed);
            for (NetworkExport.Names names : NetworkExport.Names.values()) {
                Path file = folder.resolve(seed + "-" + names + ending);
                NetworkExport.write(network, file, names, false);

                NetworkImport found = NetworkImport.of(file, NameMap.NONE, false);

                assertThat(found.network(List.of())).isEqualTo(network);
                assertThat(found.notes(List.of())).isEmpty();
            }
        }
    }

    /** Networks of any kind: with and without signs, of several time constants, with rules and names. */
    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void aNetworkOfAnyKindIsExportedAndReadAsItWas(String ending) {
        for (long seed = 1; seed <= 12; seed++) {
            RateNetwork any = new AnyNetwork(seed).make(1 + (int) seed % 6);
            boolean isRateForm = seed % 2 == 0 && any.timeConstants().common().isPresent();
            NetworkFile network = new NetworkFile(
                    isRateForm
                            ? RateForm.toStates(any.change()
                                    .noise(new NoiseModel(0, 0, Time.ms(100), true))
                                    .build())
                            : any,
                    JsonNodeFactory.instance.objectNode());
            for (NetworkExport.Names names : NetworkExport.Names.values()) {
                Path file = folder.resolve(seed + "-" + names + ending);
                NetworkExport.write(network, file, names, false);

                NetworkImport found = NetworkImport.of(file, NameMap.NONE, false);

                assertThat(found.network(List.of())).isEqualTo(network);
                assertThat(found.notes(List.of())).isEmpty();
                assertThat(found.ignored()).isEmpty();
                if (names == NetworkExport.Names.RONDO) {
                    assertThat(NetworkFile.read(file)).isEqualTo(network);
                }
            }
        }
    }

    /** An exported network can be analysed as it is, without an import. */
    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void anExportedNetworkIsANetworkFile(String ending) {
        for (long seed = 1; seed <= 10; seed++) {
            NetworkFile network = RandomNetworks.of(seed);
            Path file = folder.resolve(seed + ending);
            NetworkExport.write(network, file, NetworkExport.Names.RONDO, false);

            assertThat(NetworkFile.read(file)).isEqualTo(network);
            assertThat(FileKind.of(file)).isEqualTo(FileKind.NETWORK);
        }
    }

    /** Provenance beyond what fits into an attribute of HDF5. */
    @Test
    void aLongProvenanceIsKept() {
        ObjectNode provenance = JsonNodeFactory.instance.objectNode();
        provenance.put("long", "ä ".repeat(50_000));
        NetworkFile network = new NetworkFile(NETWORK, provenance);
        Path file = folder.resolve("n.h5");

        NetworkExport.write(network, file, NetworkExport.Names.RONDO, false);

        assertThat(NetworkFile.read(file)).isEqualTo(network);
    }

    @Test
    void jsonHoldsEveryDigit() throws Exception {
        Path file = folder.resolve("network.json");
        NetworkExport.write(FILE, file, NetworkExport.Names.RONDO, false);

        JsonNode json = Json.parse(Files.readString(file), "the export");

        assertThat(json.path("format").asString()).isEqualTo("rondo-network");
        assertThat(json.path("W_rec").get(1).get(0).asDouble())
                .isEqualTo(NETWORK.recurrent().get(1, 0));
        assertThat(json.path("signs").get(9).asInt()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"network.xls", "network.npy", "network.csv", "network"})
    void anEndingThatHoldsNoNetworkIsRefused(String name) {
        assertThatThrownBy(() -> NetworkExport.write(FILE, folder.resolve(name), NetworkExport.Names.RONDO, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a network is written as .npz, .h5, .mat, .json");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.npz", "w.npy", "w.csv", "w.mat", "w.h5", "w.json"})
    void aMatrixIsReadBackToTheBit(String name) {
        Matrix w = NETWORK.recurrent();
        Path file = folder.resolve(name);

        MatrixExport.write(w, JsonNodeFactory.instance.objectNode(), file, false);

        assertThat(MatrixFile.read(file, Optional.empty())).isEqualTo(w);
        assertThat(FileKind.of(file)).isEqualTo(FileKind.MATRIX);
    }
}
