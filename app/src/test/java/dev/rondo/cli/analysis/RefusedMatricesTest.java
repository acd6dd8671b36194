package dev.rondo.cli.analysis;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.json;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.file.MatrixExport;
import dev.rondo.linalg.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Matrices and parameters for which an analysis, a wiring or a formula is not defined: each says why. */
class RefusedMatricesTest {
    @TempDir
    Path folder;

    private Path file(double[]... rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        Path file = folder.resolve("matrix.npy");
        Matrix matrix = Matrix.build(rows.length, columns, (i, j) -> rows[i][j]);
        MatrixExport.write(matrix, JsonNodeFactory.instance.objectNode(), file, true);
        return file;
    }

    static Stream<String> analysesOfMatrices() {
        return Catalogue.all().stream()
                .map(Analysis::card)
                .filter(card -> card.material() == Card.Material.MATRIX)
                .map(Card::name);
    }

    @ParameterizedTest
    @MethodSource("analysesOfMatrices")
    void whatIsNoConnectivityIsRefused(String analysis) {
        Path missing = folder.resolve("missing.npy");

        assertRefused(rondo("analyze", analysis, missing), 2, missing + " does not exist");
        assertRefused(
                rondo("analyze", analysis, file(new double[] {1, 2, 3}, new double[] {4, 5, 6})),
                2,
                "a square matrix is needed, as many rows as columns: it is 2 x 3");
        assertRefused(
                rondo("analyze", analysis, file(new double[] {0, Double.NaN}, new double[] {0, 0})),
                2,
                "every entry is a finite number: [0, 1] is NaN");
        assertRefused(rondo("analyze", analysis, file()), 2, "this matrix is 0 x 0");
    }

    @Test
    void aTableWithAWordInItIsRefusedByLine() throws Exception {
        Path table = Files.writeString(folder.resolve("w.csv"), "1,2\n3,x\n");

        assertRefused(rondo("analyze", "amplification", table), 2, table + ", line 2", "'x'");
    }

    @Test
    void ofAnUnstableMatrixThereIsWhatIsDefined() {
        Path unstable = file(new double[] {1.5, 0.3}, new double[] {0.1, 2});

        JsonNode result =
                json(rondo("analyze", "amplification", unstable, "--json")).path("result");

        assertThat(result.path("spectral_abscissa").asDouble()).isGreaterThan(2);
        assertThat(result.path("henrici").isNumber()).isTrue();
        assertThat(result.path("kreiss").isNull()).isTrue();
        assertThat(result.path("kreiss_reason").asString()).contains("unstable");
        for (String name : List.of("gramians", "frequency-response", "autocovariance")) {
            assertRefused(
                    rondo("analyze", name, unstable), 2, "no stationary state", "spectral abscissa is 2.05", "below 1");
        }
    }

    @Test
    void ofADefectiveMatrixThereIsAllButTheConditionOfItsEigenvectors() {
        Path jordan = file(new double[] {0, 1, 0}, new double[] {0, 0, 1}, new double[] {0, 0, 0});

        JsonNode result =
                json(rondo("analyze", "amplification", jordan, "--json")).path("result");

        assertThat(result.path("amplification").path("total").isNumber()).isTrue();
        assertThat(result.path("eigenvector_condition").isNull()).isTrue();
        assertThat(result.path("eigenvector_condition_reason").asString()).contains("defective");
    }

    @Test
    void whatNoEquationCanSolveIsSaidSo() {
        Path beyond = file(new double[] {0.5, 1e300}, new double[] {0, 0.5});

        assertRefused(rondo("analyze", "schur", beyond), 1, beyond.toString(), "scale the weights down");
        JsonNode result =
                json(rondo("analyze", "amplification", beyond, "--json")).path("result");
        assertThat(result.path("henrici").asDouble()).isEqualTo(1e300);
        assertThat(result.path("amplification").path("nonnormal").isNull()).isTrue();
        assertThat(result.path("amplification").path("nonnormal_reason").asString())
                .contains("leaves the range of numbers");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5})
    void formulasThatNeedAStableNetworkSaySoWhereItIsNot(double radius) {
        JsonNode rows =
                json(rondo("theory", "--set", "radius=" + radius, "--json")).path("rows");

        Stream<JsonNode> undefined =
                rows.valueStream().filter(row -> row.path("value").isNull());
        assertThat(undefined)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("undefined").asString()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theory --set density=1.2 | density is a number from 0 to 1: it is 1.2",
                "theory --set radius=-1 | radius is a number from 0: it is -1",
                "wire erdos-renyi --set density=0 | between 0 and 1, both excluded: density = 0.0",
                "wire erdos-renyi --set density=1 | between 0 and 1, both excluded: density = 1.0",
                "wire erdos-renyi --set excitatory_fraction=1 | excitatory_fraction = 1.0",
                "wire erdos-renyi --set radius=-0.5 | radius is a number from 0: it is -0.5",
                "wire pairs --set kappa_ee=-0.5 | A reciprocal pair would have the negative probability",
                "wire pairs --set density=0.7 --set kappa_ei=-0.9 | negative probability",
                "wire pairs --set kappa_ii=2 | kappa_ii is a number from -1 to 1: it is 2",
            })
    void parametersOutsideOfTheirRangeAreRefused(String words, String says) {
        Path out = folder.resolve("w.npy");
        List<String> toFile = words.startsWith("wire") ? List.of("--out", out.toString()) : List.of();

        assertRefused(rondo(List.of(words.split(" ")), toFile), 2, says);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aWiringThatGrowsWithoutEndIsRemarkedUpon() {
        assertThat(rondo("wire", "ginibre", "--set", "units=10", "--set", "radius=1", "--out", folder.resolve("w.npy"))
                        .err())
                .contains("radius = 1.0", "below 1");
    }
}
