package dev.rondo.paper.rajakumar2021;

import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Progress;
import dev.rondo.paper.Workshop;
import dev.rondo.setting.Refusal;
import dev.rondo.study.NetworkFile;
import dev.rondo.study.Study;
import dev.rondo.study.ensemble.EnsembleTraining;
import dev.rondo.study.ensemble.Trained;
import dev.rondo.study.files.FileTrouble;
import dev.rondo.study.settings.Settings;
import dev.rondo.training.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trained networks in a folder: what is there is read back, what is not is trained and put there, and nothing is computed
 * twice.
 *
 * <pre>
 *   RECIPE/network.npz       the network; RECIPE is the hash of the settings with the one seed
 *   RECIPE/checkpoint/       while it is trained: an interrupted training goes on where it was
 * </pre>
 */
public final class NetworkStore implements TrainedNetworks {
    private static final String NETWORK = "network.npz";
    private static final String CHECKPOINT = "checkpoint";
    private static final String EPOCH = "epoch";
    private static final String R2 = "r2";

    private final Path folder;
    private final ConcurrentHashMap<String, Object> locks = new ConcurrentHashMap<>();

    /** A store in a folder, which is made when it is needed. */
    public NetworkStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<TrainedNetwork> of(Study recipe, Workshop workshop) {
        int seeds = recipe.seeds().size();
        Heard heard = new Heard(
                "training " + recipe.name(),
                workshop.progress(),
                seeds * recipe.training().epochs());
        return workshop.heardBy(Progress.SILENT)
                .draws(
                        recipe.name(),
                        seeds,
                        k -> one(recipe.withSeeds(List.of(recipe.seeds().get(k))), heard));
    }

    /** The network of a recipe with one seed; two threads that ask for the same one do not both train it. */
    private TrainedNetwork one(Study recipe, Heard heard) {
        String hash = Settings.hash(recipe);
        synchronized (locks.computeIfAbsent(hash, k -> new Object())) {
            Path place = folder.resolve(hash);
            Path file = place.resolve(NETWORK);
            if (Files.exists(file)) {
                heard.advance(recipe.training().epochs());
                return read(recipe, file);
            }
            TrainedNetwork trained = train(recipe, place, heard);
            write(trained, hash, file);
            forget(place.resolve(CHECKPOINT), recipe);
            return trained;
        }
    }

    private static TrainedNetwork read(Study recipe, Path file) {
        NetworkFile kept = NetworkFile.read(file);
        return new TrainedNetwork(
                recipe,
                kept.network(),
                kept.provenance().path(EPOCH).asInt(),
                kept.provenance().path(R2).asDouble(Double.NaN));
    }

    private static void write(TrainedNetwork trained, String hash, Path file) {
        ObjectNode provenance = JsonNodeFactory.instance.objectNode();
        provenance.put("recipe", hash);
        provenance.put(EPOCH, trained.bestEpoch());
        if (!Double.isNaN(trained.r2())) {
            provenance.put(R2, trained.r2());
        }
        provenance.set("study", Settings.toJson(trained.recipe()));
        new NetworkFile(trained.network(), provenance).write(file, true);
    }

    private static TrainedNetwork train(Study recipe, Path place, Heard heard) {
        Path checkpoint = place.resolve(CHECKPOINT);
        try {
            Files.createDirectories(checkpoint);
        } catch (IOException e) {
            throw FileTrouble.writing(checkpoint, e);
        }
        Trained trained = new EnsembleTraining(recipe, checkpoint, Thread.currentThread()::isInterrupted, heard)
                .run(1, Function.identity())
                .trained()
                .getFirst();
        int left = recipe.training().epochs() - trained.history().size();
        heard.advance(left);
        return new TrainedNetwork(recipe, trained.network(), trained.bestEpoch(), trained.r2());
    }

    private static void forget(Path checkpoint, Study recipe) {
        try {
            for (long seed : recipe.seeds()) {
                EnsembleTraining.forget(checkpoint, seed);
            }
            Files.deleteIfExists(checkpoint);
        } catch (IOException e) {
            throw Refusal.failed(checkpoint + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Counts the epochs of all networks of a recipe. */
    private static final class Heard implements EnsembleTraining.Listener {
        private final String what;
        private final Progress progress;
        private final int epochs;
        private final AtomicInteger done = new AtomicInteger();

        Heard(String what, Progress progress, int epochs) {
            this.what = what;
            this.progress = progress;
            this.epochs = epochs;
        }

        void advance(int by) {
            progress.advance(what, done.addAndGet(by), epochs);
        }

        @Override
        public void begins(long seed, RateNetwork initial, int epochsDone) {
            advance(epochsDone);
        }

        @Override
        public void epoch(long seed, Epoch epoch) {
            advance(1);
        }

        @Override
        public void trained(long seed) {}
    }
}
