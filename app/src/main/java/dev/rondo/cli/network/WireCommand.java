package dev.rondo.cli.network;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Table;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.MatrixExport;
import dev.rondo.file.ResultJson;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Wiring;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo wire KIND}: draws the connections of a random network. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo wire                                           list the kinds",
            "  rondo wire erdos-renyi --set radius=0.9 --out w.npy  one matrix"
        })
public final class WireCommand implements Callable<Integer> {
    /** Copies of the matrix that a draw may need at the same time. */
    private static final long COPIES = 4;

    private final Console console;

    /** Source of the uniform random numbers. */
    enum Numbers {
        /** Rondo's own, keyed by the seed. */
        KEYED,
        /** Those of {@code java.util.SplittableRandom}, which any Java program can repeat. */
        SPLITTABLE
    }

    @Parameters(index = "0", paramLabel = "KIND", arity = "0..1", description = "The kind of wiring; without it, all.")
    private @Nullable String kind;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a setting, such as radius=0.9; may be given often.")
    private List<String> settings = List.of();

    @Option(names = "--list", description = "List the settings of the kind instead.")
    private boolean list;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed (default: 1).")
    private long seed = 1;

    @Option(names = "--rng", paramLabel = "RNG", description = "keyed (the default) or splittable.")
    private Numbers numbers = Numbers.KEYED;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write: .npz, .mat, .h5, .json (as W_rec), .npy or .csv.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Overwrite an existing output file.")
    private boolean force;

    @Option(names = "--json", description = "Print what was drawn, or the list, as one JSON document.")
    private boolean json;

    public WireCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (kind == null) {
            listKinds();
            return Console.DONE;
        }
        Kind<Wiring> chosen = find(kind);
        if (list) {
            listSettings(chosen);
            return Console.DONE;
        }
        if (out == null) {
            throw Refusal.misuse("rondo wire " + kind + " needs --out FILE (.npz, .mat, .h5, .json, .npy or .csv)");
        }
        Drawn drawn = draw(chosen, out);
        console.output()
                .result(
                        drawn.file() + ": " + drawn.rows() + " x " + drawn.columns() + ", " + drawn.connections()
                                + " connections",
                        drawn,
                        json);
        double radius = drawn.about().path("settings").path("radius").asDouble(0);
        if (radius >= 1) {
            console.output()
                    .remark("radius = " + radius + ": as a linear network it grows without end, and what needs a"
                            + " stationary state is undefined; that takes a radius below 1");
        }
        return Console.DONE;
    }

    /** The kinds as one document. */
    private record KindList(List<KindLine> kinds) {}

    private record KindLine(String kind, String meaning) {}

    private void listKinds() {
        if (json) {
            console.output()
                    .json(ResultJson.of(new KindList(Kinds.of(Wiring.class).values().stream()
                            .map(k -> new KindLine(k.name(), k.meaning()))
                            .toList())));
            return;
        }
        Table table = Table.of("kind", "what it is");
        Kinds.of(Wiring.class).values().forEach(k -> table.row(k.name(), k.meaning()));
        console.output().table(table);
    }

    /** The settings of a kind as one document. */
    private record SettingsOf(String kind, List<SettingLine> settings) {}

    private void listSettings(Kind<Wiring> chosen) {
        if (json) {
            console.output().json(ResultJson.of(new SettingsOf(chosen.name(), Settings.lines(chosen.type()))));
        } else {
            console.output().table(Table.ofSettings(chosen.type()));
        }
    }

    /** The result: the file that was written, the shape of the matrix, its entries that are not 0, and how it was drawn. */
    private record Drawn(String file, int rows, int columns, long connections, ObjectNode about) {}

    /** Draws the matrix and writes it; says what it is. */
    private Drawn draw(Kind<Wiring> chosen, Path file) {
        Wiring wiring = (Wiring) Settings.read(chosen.settings(), "", "the wiring", settings);
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("wiring", chosen.name()).put("seed", seed).put("rng", Names.kebab(numbers));
        about.set("settings", Settings.toJson((Record) wiring));
        long units = about.path("settings").path("units").asLong(1);
        UniformSource source = switch (numbers) {
            case KEYED -> Key.ofSeed(seed).child("wiring").uniform();
            case SPLITTABLE -> UniformSource.splittable(seed);
        };
        Matrix weights = UserInput.by("rondo wire " + chosen.name(), () -> {
            Memory.require(COPIES * units * units * Double.BYTES, "A matrix of " + units + " x " + units);
            return wiring.draw(source);
        });
        MatrixExport.write(weights, about, file, force);
        return new Drawn(file.toString(), weights.rows(), weights.columns(), connections(weights), about);
    }

    private static Kind<Wiring> find(String name) {
        SequencedMap<String, Kind<Wiring>> kinds = Kinds.of(Wiring.class);
        return Optional.ofNullable(kinds.get(name))
                .orElseThrow(() -> UserInput.unknown("wiring", name, List.copyOf(kinds.keySet())));
    }

    private static long connections(Matrix weights) {
        long count = 0;
        for (double w : weights.toRowMajor()) {
            count += w == 0 ? 0 : 1;
        }
        return count;
    }
}
