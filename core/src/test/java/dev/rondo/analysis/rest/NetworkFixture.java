package dev.rondo.analysis.rest;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network and what an independent implementation found out about it, read from a JSON file.
 *
 * <p>The folder is {@code fixtures/networks} of the test resources, or the one named by the system property {@code
 * rondo.fixtures.networks}.
 *
 * @param name of the file
 * @param json its content
 */
public record NetworkFixture(String name, JsonNode json) {
    private static final String PROPERTY = "rondo.fixtures.networks";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** One trial with what was measured in and after it. */
    public record Trial(NetworkFixture fixture, String name, JsonNode json) {
        /** The input, baseline included, T x N_in. */
        public Matrix input() {
            return matrix(json.get("u_plus_baseline"));
        }

        public boolean has(String key) {
            return json.has(key) && !json.get(key).isNull();
        }

        public JsonNode get(String key) {
            return json.get(key);
        }

        @Override
        public String toString() {
            return fixture.name + ", " + name;
        }
    }

    /** All fixtures of the folder, in the order of their names. */
    public static List<NetworkFixture> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(NetworkFixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String named = System.getProperty(PROPERTY);
        try {
            return named != null
                    ? Path.of(named)
                    : Path.of(NetworkFixture.class
                            .getResource("/fixtures/networks")
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NetworkFixture read(Path file) {
        return new NetworkFixture(file.getFileName().toString().replace(".json", ""), MAPPER.readTree(file.toFile()));
    }

    /** True if this is a trained network, as against a bare matrix. */
    public boolean isTrained() {
        return json.has("Wrec_rows_post_cols_pre");
    }

    public boolean has(String key) {
        return json.has(key) && !json.get(key).isNull();
    }

    public JsonNode get(String key) {
        return json.get(key);
    }

    public JsonNode measured() {
        return json.get("measured");
    }

    public List<Trial> trials() {
        return measured()
                .get("trials")
                .propertyStream()
                .map(e -> new Trial(this, e.getKey(), e.getValue()))
                .toList();
    }

    /** The trained network. */
    public RateNetwork network() {
        int n = json.get("N").asInt();
        double[] readout = vector(json.get("Wout_diag"));
        Matrix input = matrix(json.get("Win"));
        return new RateNetwork(
                matrix(json.get("Wrec_rows_post_cols_pre")),
                input,
                Matrix.build(readout.length, n, (l, j) -> l == j ? readout[l] : 0),
                Vector.owning(vector(json.get("bias"))),
                Vector.zeros(readout.length),
                Vector.owning(vector(json.get("x0"))),
                Population.of(json.get("Nexc").asInt(), json.get("Ninh").asInt()),
                Activation.named(json.get("phi").asString()),
                Time.ms(json.get("tau_ms").asDouble()),
                Time.ms(json.get("dt_ms").asDouble()),
                json.get("baseline_input").asDouble(),
                NoiseModel.NONE);
    }

    static double[] vector(JsonNode node) {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).asDouble();
        }
        return values;
    }

    /** Rows of numbers; plain numbers are rows of one. */
    public static Matrix matrix(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = node.get(i).isArray()
                    ? vector(node.get(i))
                    : new double[] {node.get(i).asDouble()};
        }
        return Matrix.of(rows);
    }

    @Override
    public String toString() {
        return name;
    }
}
