package dev.rondo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.linear.AmplificationSummary;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Svd;
import dev.rondo.linalg.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Wiring that is turned, and the linear algebra of the page. */
class TurnedWiringTest {
    private static final int UNITS = 12;

    @TempDir
    Path folder;

    /** Columns of one sign each, a third of them inhibitory, a fifth of the weights 0. */
    private static Matrix wiring(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Matrix.build(UNITS, UNITS, (i, j) -> {
            double size = random.nextDouble() < 0.2 || i == j ? 0 : 0.25 * random.nextDouble();
            return j % 3 == 2 ? -2 * size : size;
        });
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "1, 0", "0, -1", "0, 1", "-0.4, 0.7", "1, -1"})
    void turningKeepsTheSizeOfEveryPairAndTheSignsOfTheUnits(double same, double opposite) {
        for (int seed = 1; seed <= 20; seed++) {
            Matrix w = wiring(seed);

            Matrix turned = new TurnedWiring(same, opposite).of(w, Optional.empty());

            for (int i = 0; i < UNITS; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(Math.hypot(turned.get(i, j), turned.get(j, i)))
                            .isEqualTo(Math.hypot(w.get(i, j), w.get(j, i)), within(1e-15));
                    assertThat(turned.get(i, j) * (j % 3 == 2 ? -1 : 1)).isGreaterThanOrEqualTo(-1e-16);
                }
            }
        }
    }

    @Test
    void theEndsAreOneDirectionAndBothAlike() {
        Matrix w = wiring(3);
        Matrix oneWay = new TurnedWiring(-1, -1).of(w, Optional.empty());
        Matrix alike = new TurnedWiring(1, 1).of(w, Optional.empty());

        assertThat(new TurnedWiring(0, 0).of(w, Optional.empty())).isEqualTo(w);
        for (int i = 0; i < UNITS; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Math.min(Math.abs(oneWay.get(i, j)), Math.abs(oneWay.get(j, i))))
                        .isLessThan(1e-16);
                assertThat(Math.abs(alike.get(i, j))).isEqualTo(Math.abs(alike.get(j, i)), within(1e-15));
            }
        }
    }

    @Test
    void theCurvesPassThroughTheMatrixAsGiven() {
        LabMatrix lab = new LabMatrix("W.npy", wiring(5), Optional.empty());
        MatrixCurves curves = new MatrixCurves(lab);
        AmplificationSummary summary = AmplificationSummary.of(lab.weights());

        JsonNode middle =
                curves.along(MatrixCurves.Along.SAME, 1, 0, 0).toList().get(10);

        assertThat(middle.get("at").asDouble()).isZero();
        assertThat(middle.get("nonnormal").asDouble()).isEqualTo(summary.nonnormal());
        assertThat(Optional.ofNullable(summary.total()))
                .contains(middle.get("total").asDouble());
        assertThat(curves.along(MatrixCurves.Along.SCALE, 1, 0, 0)
                        .toList()
                        .getFirst()
                        .get("total")
                        .asDouble())
                .isEqualTo(0, within(1e-15));
    }

    @Test
    void thePageTurnsFollowsAndPerturbsAsTheLibraryDoes() throws Exception {
        Node.require();
        Matrix w = wiring(7);
        Files.writeString(folder.resolve("w.json"), "\"" + Base64Numbers.of(w) + "\"");

        String said = Node.run(folder, """
            import {readFileSync} from "node:fs";
            import {numbersOf} from "./numerics.js";
            import {sigmaMin, transient, turned} from "./linear.js";
            const n = 12;
            const given = numbersOf(JSON.parse(readFileSync("w.json")));
            const w = turned(n, given, -0.5, 0.25, 0.8);
            const start = Float64Array.from({length: n}, (_, i) => i === 0 ? 1 : 0);
            const end = transient(n, w, start, 2, 400, 4).slice(-n);
            console.log(JSON.stringify([Array.from(w), Array.from(end), [sigmaMin(n, w, 0.1, 0.3)]]));
            """, "numerics.js", "linear.js");

        JsonNode lists = Json.parse(said, "node");
        Matrix turned = new TurnedWiring(-0.5, 0.25).of(w, Optional.empty()).times(0.8);
        Matrix generator = turned.minus(Matrix.identity(UNITS));
        assertThat(distance(lists.get(0), Vector.of(turned.toRowMajor()))).isLessThan(1e-14);
        assertThat(distance(
                        lists.get(1),
                        MatrixExponential.of(generator.times(2)).value().column(0)))
                .isLessThan(1e-8);
        assertThat(lists.get(2).get(0).asDouble()).isEqualTo(sigma(turned), within(1e-3 * sigma(turned)));
    }

    /** Smallest singular value of 0.1 + 0.3 i - (W - I), by the real matrix of twice the size. */
    private static double sigma(Matrix w) {
        Matrix both = Matrix.build(2 * UNITS, 2 * UNITS, (i, j) -> {
            boolean diagonal = i % UNITS == j % UNITS;
            if (i / UNITS == j / UNITS) {
                return (diagonal ? 1.1 : 0) - w.get(i % UNITS, j % UNITS);
            }
            return diagonal ? (i < j ? -0.3 : 0.3) : 0;
        });
        return 1 / Svd.norm(LinearSolve.of(both).inverse());
    }

    private static double distance(JsonNode list, Vector of) {
        double sum = 0;
        for (int k = 0; k < of.size(); k++) {
            sum += Math.pow(list.get(k).asDouble() - of.get(k), 2);
        }
        return Math.sqrt(sum);
    }
}
