package dev.rondo.cli;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.wiring.Wiring;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import dev.rondo.study.MatrixExport;
import dev.rondo.study.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo wire KIND}: draws the connections of a random network. */
@Command
final class WireCommand implements Callable<Integer> {
    /** Copies of the matrix that a draw may need at the same time. */
    private static final long COPIES = 4;

    private final Rondo rondo;

    /** Where the uniform numbers come from. */
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

    @Option(names = "--seed", paramLabel = "N", description = "What the numbers grow from (1).")
    private long seed = 1;

    @Option(names = "--rng", paramLabel = "RNG", description = "keyed (the default) or splittable.")
    private Numbers numbers = Numbers.KEYED;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write: .npz (as W_rec), .npy or .csv.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    WireCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        if (kind == null) {
            Table table = Table.of("kind", "what it is");
            Wiring.KINDS.forEach(k -> table.row(k.name(), k.meaning()));
            rondo.output().table(table);
            return Main.DONE;
        }
        Wiring.Kind chosen = find(kind);
        if (list) {
            rondo.output().table(Table.ofSettings(chosen.type()));
            return Main.DONE;
        }
        if (out == null) {
            throw Refusal.misuse("rondo wire " + kind + " needs --out FILE (.npz, .npy or .csv)");
        }
        rondo.output().result(draw(chosen, out));
        return Main.DONE;
    }

    /** Draws the matrix and writes it; says what it is. */
    private String draw(Wiring.Kind chosen, Path file) {
        Wiring wiring = Settings.read(chosen.type(), "", "the wiring", settings);
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("wiring", chosen.name()).put("seed", seed).put("rng", Names.kebab(numbers));
        about.set("settings", Settings.toJson((Record) wiring));
        long units = about.path("settings").path("units").asLong(1);
        UniformSource source = switch (numbers) {
            case KEYED -> Key.ofSeed(seed).child("wiring").uniform();
            case SPLITTABLE -> UniformSource.splittable(seed);
        };
        Matrix weights = Given.by("rondo wire " + chosen.name(), () -> {
            Memory.require(COPIES * units * units * Double.BYTES, "A matrix of " + units + " x " + units);
            return wiring.draw(source);
        });
        MatrixExport.write(weights, about, file, force);
        return file + ": " + weights.shape() + ", " + connections(weights) + " connections";
    }

    private static Wiring.Kind find(String name) {
        List<String> names = Wiring.KINDS.stream().map(Wiring.Kind::name).toList();
        return Wiring.KINDS.stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Given.unknown("wiring", name, names));
    }

    private static long connections(Matrix weights) {
        long count = 0;
        for (double w : weights.toRowMajor()) {
            count += w == 0 ? 0 : 1;
        }
        return count;
    }
}
