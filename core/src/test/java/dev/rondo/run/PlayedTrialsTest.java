package dev.rondo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.file.NetworkImport;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Formats;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Trial;
import dev.rondo.task.recorded.FileTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials of files, played by a network of five units; the numbers are NumPy's. */
class PlayedTrialsTest {
    private static final Path DATA = Path.of("src/test/resources/fixtures/data");

    @TempDir
    private Path folder;

    private static RateNetwork network() {
        return NetworkImport.of(DATA.resolve("five_units.npz"), NameMap.NONE, false)
                .network(List.of("tau_ms=50", "dt_ms=10", "baseline=0.2"))
                .network();
    }

    @ParameterizedTest
    @CsvSource({
        "unequal.npz, 0.125736039290329, -0.307396557447575",
        "unequal_weighted.npz, 0.116917789424011, -0.207605308392778",
        "nan_uncounted.npz, 0.116917789424011, -0.207605308392778"
    })
    void lossAndR2ArePooledOverWhatCounts(String file, double loss, double r2) {
        PlayedTrials played = PlayedTrials.of(
                network(),
                FileTask.of(DATA.resolve(file), Time.ms(10)).conditions(Time.ms(10)),
                Optional.empty(),
                Optional.empty());
        assertThat(played.loss()).isCloseTo(loss, within(1e-14));
        assertThat(played.r2()).isCloseTo(r2, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5"})
    void playedTrialsAreWrittenWithNothingAfterTheirEnds(String ending) {
        PlayedTrials played = PlayedTrials.of(
                network(),
                FileTask.of(DATA.resolve("unequal.npz"), Time.ms(10)).conditions(Time.ms(10)),
                Optional.empty(),
                Optional.of(Key.ofSeed(1)));
        Path file = folder.resolve("z" + ending);
        played.write(file, false);
        try (ArrayContainer container = Formats.open(file)) {
            double[] z = container.array("z").toDoubles();
            assertThat(container.array("z").shape()).containsExactly(2, 6, 2);
            assertThat(z[6 * 2 + 2 * 2]).isEqualTo(played.z().get(1).get(2, 0));
            assertThat(z[6 * 2 + 3 * 2]).isNaN();
            assertThat(container.array("length").toDoubles()).containsExactly(6, 3);
            assertThat(container.texts("condition").orElseThrow().values())
                    .isEqualTo(played.trials().stream().map(Trial::name).toList());
        }
    }

    @Test
    void anEndingThatHoldsNoTrialsIsRefusedBeforeTheyArePlayed() {
        assertThatThrownBy(() -> PlayedTrials.requireForm(folder.resolve("z.csv")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the result of trials is written as .npz, .h5, .mat, .json");
    }
}
