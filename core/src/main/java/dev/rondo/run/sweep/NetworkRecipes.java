package dev.rondo.run.sweep;

import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.run.RunFolder;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recipes of networks that are read from files and changed. */
final class NetworkRecipes implements Recipes {
    /** Directory that relative paths of networks start at. */
    private final Path folder;

    private final Map<Path, String> hashes = new ConcurrentHashMap<>();
    private final Map<String, NetworkFile> networks = new ConcurrentHashMap<>();

    NetworkRecipes(Path folder) {
        this.folder = folder;
    }

    /** Directory that relative paths of networks start at. */
    Path folder() {
        return folder;
    }

    @Override
    public NetworkRecipe recipe(SequencedMap<String, JsonNode> values, long seed) {
        Path file = Paths.found(
                folder, values.getOrDefault(Grid.NETWORK, Paths.NONE).asString(""));
        SequencedMap<String, Double> parameters = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!name.equals(Grid.NETWORK)) {
                parameters.put(name, number(name, value));
            }
        });
        NetworkRecipe recipe = new NetworkRecipe(
                new NetworkRecipe.Source(file.toString(), hashes.computeIfAbsent(file, NetworkRecipes::hash)),
                Collections.unmodifiableSequencedMap(parameters),
                seed);
        changed(recipe);
        return recipe;
    }

    private static double number(String name, JsonNode value) {
        if (!value.isNumber()) {
            throw Refusal.misuse("--set " + name + ": a parameter of a network is a number, got " + value);
        }
        return value.asDouble();
    }

    @Override
    public void reseed(ObjectNode recipe, long seed) {
        recipe.set("seed", seed == (int) seed ? recipe.numberNode((int) seed) : recipe.numberNode(seed));
    }

    @Override
    public Made make(Record recipe, RunFolder run, Keep keep, BooleanSupplier stop, DoubleConsumer progress) {
        NetworkFile file = changed((NetworkRecipe) recipe);
        if (keep == Keep.EVERYTHING) {
            run.write(RunFolder.NETWORK, file::writeTo);
        }
        return Made.untrained(file);
    }

    @Override
    public Optional<Made> kept(Record recipe, Path point) {
        return Optional.of(Made.untrained(changed((NetworkRecipe) recipe)));
    }

    private NetworkFile changed(NetworkRecipe recipe) {
        NetworkFile file = networks.computeIfAbsent(recipe.network().sha256(), hash -> read(recipe.network()));
        return new NetworkFile(VariedNetwork.of(file.network(), recipe.parameters()), file.provenance());
    }

    private static NetworkFile read(NetworkRecipe.Source source) {
        Path file = Path.of(source.path());
        if (!hash(file).equals(source.sha256())) {
            throw Refusal.misuse(file + " is not the file it was when the sweep began: its SHA-256 was "
                    + source.sha256() + ". Put it back, or begin another sweep");
        }
        return NetworkFile.read(file);
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
