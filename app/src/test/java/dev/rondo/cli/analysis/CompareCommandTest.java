package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.cli.Commands;
import dev.rondo.cli.NetworkFiles;
import dev.rondo.file.NetworkFile;
import dev.rondo.network.NetworkDesign;
import dev.rondo.random.Key;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code rondo compare}: documents, tables, files, refusals. */
class CompareCommandTest {
    @TempDir
    private Path folder;

    private Path other(int units) {
        Path file = folder.resolve("other.npz");
        new NetworkFile(
                        NetworkDesign.DEFAULT.withUnits(units).draw(1, 3, Key.ofSeed(4)),
                        JsonNodeFactory.instance.objectNode())
                .write(file, false);
        return file;
    }

    @Test
    void aNetworkIsAtDistanceZeroFromItself() {
        Path network = NetworkFiles.good(folder);

        JsonNode document = json(rondo("compare", network, network, "--stimulus", "decay", "--json"));

        assertThat(document.path("analysis").asString()).isEqualTo("compare");
        assertThat(document.path("network").size()).isEqualTo(2);
        JsonNode result = document.path("result");
        assertThat(result.at("/trial/shapes/distance").asDouble()).isLessThan(Math.sqrt(Math.ulp(1.0)));
        assertThat(result.at("/trial/readout_rms").asDouble()).isZero();
        assertThat(result.at("/spectra/rms").asDouble()).isZero();
        assertThat(result.path("relative_weight_change").asDouble()).isZero();
        assertThat(result.path("attractors").size()).isEqualTo(2);
    }

    @Test
    void networksOfOtherSizesAreComparedAndTheFilesAgreeWithTheTable() {
        Path network = NetworkFiles.good(folder);
        Path figure = folder.resolve("compare.svg");
        Path out = folder.resolve("compare.json");

        Commands.Ran ran = rondo(
                "compare",
                network,
                other(NetworkFiles.UNITS + 5),
                "--stimulus",
                "decay",
                "--figure",
                figure,
                "--out",
                out);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("after 1.0 s of stimulus 'decay'", "trial.shapes.distance", "differ in their number");
        assertThat(figure).isNotEmptyFile();
        JsonNode result = json(rondo("compare", network, folder.resolve("other.npz"), "--stimulus", "decay", "--json"))
                .path("result");
        assertThat(result.at("/trial/shapes/distance").asDouble()).isBetween(0.01, Math.sqrt(2));
        assertThat(result.at("/trial/shapes/angle").asDouble())
                .isCloseTo(2 * Math.asin(result.at("/trial/shapes/distance").asDouble() / 2), within(1e-14));
        assertThat(result.at("/trial/shapes/reordered").asDouble())
                .isGreaterThanOrEqualTo(result.at("/trial/shapes/distance").asDouble());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Path network = NetworkFiles.good(folder);
        assertRefused(rondo("compare", network), 2, "rondo compare needs B");
        assertRefused(rondo("compare", network, network, "--patience", "0"), 2, "--patience must be above 0");
        assertRefused(rondo("compare", network, network, "--variable", "y"), 2, "'y' is not");
        assertRefused(rondo("compare", network, folder.resolve("none.npz")), 2, "none.npz");
        assertRefused(rondo("compare", network, network, "--out", folder.resolve("c.txt")), 2, ".json, .npz or .csv");
    }
}
