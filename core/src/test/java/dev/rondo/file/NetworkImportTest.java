package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkImportTest {
    private static final List<String> TIMES = List.of("tau_ms=100", "dt_ms=20");

    private static Path golden(String name) {
        return Path.of("src/test/resources/dev/rondo/study", name);
    }

    private static NetworkImport read(String name) {
        return NetworkImport.of(golden(name), NameMap.NONE, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"psychrnn.npz", "network.mat", "network.h5"})
    void arraysOfOtherProgramsBecomeANetwork(String name) {
        RateNetwork network = read(name).network(TIMES).network();
        assertThat(network.recurrent()).isEqualTo(Matrix.of(new double[][] {
            {0, 0.5, -0.25}, {1.5, 0, -1e-3}, {0.125, 2, 0}
        }));
        assertThat(network.population()).isEqualTo(Population.of(2, 1));
        assertThat(network.inputs()).isEqualTo(1);
        assertThat(network.bias()).isEqualTo(Vector.of(0.5, 0, 0));
        assertThat(network.readoutBias()).isEqualTo(Vector.of(0.25));
        assertThat(network.initialState()).isEqualTo(Vector.of(0, 0, 1));
        assertThat(network.tau()).isEqualTo(Time.ms(100));
        assertThat(network.dt()).isEqualTo(Time.ms(20));
    }

    /** A file with an array under another name is another network. */
    @Test
    void arraysThatAreNotReadAreNamed() {
        assertThat(read("usual.npz").ignored()).containsExactly("V (2 x 3)");
        assertThat(read("psychrnn.npz").ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        v5_zeros.mat | would unpack to 85.8 MiB
        several.npz | has no array W_rec or Wrec: it has V (2 x 3), W (3 x 3). Say which is which: --map W_rec=NAME
        transposed.npz | W_rec looks transposed: each of its rows has one sign
        """)
    void whatIsNoNetworkIsRefused(String name, String message) {
        assertThatThrownBy(() -> read(name).network(TIMES))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(golden(name).toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        silent.npz | unit 1 sends nothing, so that its column does not tell
        mixed.npz | Dale's principle: unit 0 is excitatory, yet W_rec[post 1, pre 0] = -0.50000
        """)
    void aRuleThatIsAskedForIsChecked(String name, String message) {
        assertThat(read(name).network(TIMES).network().constraints().dale()).isFalse();
        assertThatThrownBy(() -> NetworkImport.of(golden(name), NameMap.NONE, false, Optional.of(List.of("dale")))
                        .network(TIMES))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(golden(name).toString())
                .hasMessageContaining(message);
    }

    @Test
    void unitsThatSendNothingHaveNoSignAndThatIsSaid() {
        assertThat(read("silent.npz").network(TIMES).network().signs()).isEmpty();
        assertThat(read("silent.npz").notes(TIMES))
                .anySatisfy(note -> assertThat(note).contains("unit 1 sends nothing"));
    }

    @Test
    void aTransposedFileIsReadWhenThatIsSaid() {
        RateNetwork network = NetworkImport.of(golden("transposed.npz"), NameMap.NONE, true)
                .network(TIMES)
                .network();
        assertThat(network.population()).isEqualTo(Population.of(2, 1));
        assertThat(network.inputs()).isEqualTo(1);
    }

    @Test
    void whatTheFileDoesNotSayMustBeSaid() {
        assertThatThrownBy(() -> read("psychrnn.npz").network(List.of("tau_ms=50")))
                .hasMessageContaining("dt_ms must be given, a number of ms above 0: Euler step");
    }
}
