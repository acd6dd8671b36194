package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.setting.IdentifiedFile;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.Setting;
import dev.rondo.setting.WrittenAs;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Network of a file with which a training begins. What a study does not say about its network is as the file says.
 *
 * <p>In a study it is a path, relative to the study's file; in a recipe it stands with the SHA-256 of its content, and two
 * are equal if their contents are.
 */
@WrittenAs(GivenNetwork.Written.class)
public final class GivenNetwork {
    private final IdentifiedFile file;
    private final RateNetwork network;

    private GivenNetwork(IdentifiedFile file, RateNetwork network) {
        this.file = file;
        this.network = network;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if there is no network in it
     */
    public static GivenNetwork read(Path file) {
        return of(IdentifiedFile.read(file, GivenNetwork::network));
    }

    private static GivenNetwork of(IdentifiedFile.Content<RateNetwork> read) {
        return new GivenNetwork(read.file(), read.content());
    }

    private static RateNetwork network(Path file) {
        return ServiceLoader.load(NetworkReader.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no reader of networks is on the class path"))
                .read(file);
    }

    public Path path() {
        return file.path();
    }

    public RateNetwork network() {
        return network;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GivenNetwork given && given.file.sha256().equals(file.sha256());
    }

    @Override
    public int hashCode() {
        return file.sha256().hashCode();
    }

    @Override
    public String toString() {
        return file.path().toString();
    }

    /** A path, or {@code {path, sha256}} of a recipe. */
    static final class Written implements Notation<GivenNetwork> {
        @Override
        public String expectation() {
            return "the path of a network file, relative to the study";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("string", "object");
        }

        @Override
        public GivenNetwork read(JsonNode written, Place place) {
            return of(IdentifiedFile.read(written, place, GivenNetwork::network));
        }

        @Override
        public JsonNode write(GivenNetwork value) {
            return value.file.json();
        }

        @Override
        public SequencedMap<String, JsonNode> brings(GivenNetwork value) {
            RateNetwork network = value.network;
            JsonNode said = Settings.toJson(Said.of(network));
            SequencedMap<String, JsonNode> settings = new LinkedHashMap<>();
            ((ObjectNode) said).properties().forEach(e -> settings.put(e.getKey(), e.getValue()));
            return settings;
        }
    }

    /**
     * Settings of {@link NetworkDesign} that a network file says; their names are those of the design.
     *
     * @param tau the longest time constant
     */
    private record Said(
            @Setting(meaning = "") int units,
            @Setting(meaning = "") double excitatoryFraction,
            @Setting(meaning = "") Activation activation,

            @Setting(meaning = "", unit = "ms") Time tau,

            @Setting(meaning = "", unit = "ms") Time dt,

            @Setting(meaning = "") double baseline,
            @Setting(meaning = "") double sigmaRec,
            @Setting(meaning = "") double sigmaIn,

            @Setting(meaning = "", unit = "ms") Time tauIn,

            @Setting(meaning = "") boolean rectifyInput) {
        static Said of(RateNetwork network) {
            return new Said(
                    network.units(),
                    network.signs().map(p -> (double) p.excitatory() / p.size()).orElse(1.0),
                    network.activation(),
                    network.timeConstants().longest(),
                    network.dt(),
                    network.commonBaseline().orElseGet(() -> network.baselines().get(0)),
                    network.noise().sigmaRec(),
                    network.noise().sigmaIn(),
                    network.noise().tauIn(),
                    network.noise().rectifyInput());
        }
    }
}
