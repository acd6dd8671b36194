package dev.rondo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page's map, flow and eigenvalues against the library's. */
class EngineTest {
    private static final int UNITS = 40;

    @TempDir
    Path folder;

    @BeforeEach
    void node() {
        Node.require();
    }

    private static RateNetwork network(String activation) {
        RateNetwork drawn = NetworkDesign.DEFAULT.withUnits(UNITS).draw(2, 3, Key.ofSeed(5));
        return drawn.change()
                .activation(Activation.named(activation))
                .baselines(Vector.constant(2, 0.2))
                .build();
    }

    private void write(RateNetwork network) throws Exception {
        JsonNode doc = NetworkDocument.of(new LabNetwork("net.npz", network, List.of(), Optional.empty()));
        Files.writeString(folder.resolve("network.json"), doc.toString());
    }

    private double[] numbers(String script) throws Exception {
        String said = Node.run(folder, script, "numerics.js", "engine.js");
        JsonNode list = Json.parse(said, "node");
        double[] out = new double[list.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = list.get(k).asDouble();
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"relu", "softplus", "tanh", "sigmoid", "identity", "leaky-relu", "capped-relu", "power-law"})
    void theMapOfThePageIsTheSimulatorsToRounding(String activation) throws Exception {
        RateNetwork network = network(activation)
                .change()
                .recurrent(network(activation).recurrent().times(0.6))
                .build();
        write(network);

        double[] page = numbers("""
            import {readFileSync} from "node:fs";
            import {Network} from "./engine.js";
            const network = new Network(JSON.parse(readFileSync("network.json")));
            const x = Float64Array.from(network.x0);
            for (let k = 0; k < 1000; k++) network.map(x, network.resting, null);
            console.log(JSON.stringify(Array.from(x)));
            """);

        double[] rondo = Simulator.of(network).run(Matrix.zeros(0, 2), 1000).state(999);
        assertThat(distance(page, rondo) / Vector.of(rondo).norm()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softplus", "tanh"})
    void theFlowOfThePageConvergesWithTheFourthPowerOfItsStep(String activation) throws Exception {
        RateNetwork network = network(activation);
        write(network);

        double[] both = numbers("""
            import {readFileSync} from "node:fs";
            import {Network} from "./engine.js";
            const network = new Network(JSON.parse(readFileSync("network.json")));
            const out = [];
            for (const steps of [64, 128]) {
              const x = Float64Array.from(network.x0);
              for (let k = 0; k < steps; k++) network.flow(x, network.resting, 0.4 / steps, null);
              out.push(...x);
            }
            console.log(JSON.stringify(out));
            """);

        double[] exact = DormandPrince.PRECISE
                .advance(NetworkField.atRest(network), network.initialState(), Time.seconds(0.4))
                .toArray();
        double coarse = distance(Arrays.copyOf(both, UNITS), exact);
        double fine = distance(Arrays.copyOfRange(both, UNITS, 2 * UNITS), exact);
        assertThat(coarse / fine).isBetween(13.0, 19.0);
        assertThat(fine / Vector.of(exact).norm()).isLessThan(1e-6);
    }

    @Test
    void theEigenvaluesOfThePageAreLapacks() throws Exception {
        RateNetwork network = network("tanh");
        write(network);

        double[] page = numbers("""
            import {readFileSync} from "node:fs";
            import {Network} from "./engine.js";
            import {eigenvalues} from "./numerics.js";
            const network = new Network(JSON.parse(readFileSync("network.json")));
            const {size, matrix} = network.jacobian(network.x0);
            console.log(JSON.stringify(eigenvalues(size, matrix).flat()));
            """);

        Matrix w = network.recurrent();
        Vector x = network.initialState();
        double tau = network.tau().seconds();
        Matrix jacobian = Matrix.build(
                UNITS, UNITS, (i, j) -> (w.get(i, j) * network.activation().slope(x.get(j)) - (i == j ? 1 : 0)) / tau);
        List<Complex> lapack =
                Eigen.valuesOf(jacobian).stream().sorted(BY_PARTS).toList();
        List<Complex> browser = IntStream.range(0, page.length / 2)
                .mapToObj(k -> new Complex(page[2 * k], page[2 * k + 1]))
                .sorted(BY_PARTS)
                .toList();
        assertThat(browser).hasSameSizeAs(lapack);
        for (Complex z : lapack) {
            assertThat(browser.stream().mapToDouble(v -> v.minus(z).abs()).min().orElseThrow())
                    .isLessThan(1e-9 * jacobian.frobeniusNorm());
        }
    }

    private static final Comparator<Complex> BY_PARTS =
            Comparator.comparingDouble(Complex::re).thenComparingDouble(Complex::im);

    private static double distance(double[] a, double[] b) {
        return Vector.of(a).minus(Vector.of(b)).norm();
    }
}
