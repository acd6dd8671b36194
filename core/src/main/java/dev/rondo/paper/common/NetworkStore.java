package dev.rondo.paper.common;

import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.atomic.FolderLock;
import dev.rondo.file.atomic.MarkedFolder;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperInterrupted;
import dev.rondo.paper.Progress;
import dev.rondo.paper.common.TrainedNetwork.Validated;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.EnsembleTraining;
import dev.rondo.run.ensemble.Trained;
import dev.rondo.run.ensemble.TrainingStopped;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trained networks in a folder: what is there is read back, what is not is trained and put there, and nothing is computed
 * twice.
 *
 * <pre>
 *   RECIPE/network.npz       the network; RECIPE is the hash of the settings with the one seed
 *   RECIPE/.rondo.json       its sha256
 *   RECIPE/checkpoint/       while it is trained: an interrupted training goes on where it was
 * </pre>
 */
public final class NetworkStore implements NetworkSource {
    /** Kind of the mark of a network's folder. */
    public static final String KIND = "network";

    private static final long WAIT_MS = 500;
    private static final String NETWORK = "network.npz";
    private static final String CHECKPOINT = "checkpoint";
    private static final String EPOCH = "epoch";
    private static final String R2 = "r2";
    private static final String COURSE = "course";

    private final Path folder;
    private final ConcurrentHashMap<String, CompletableFuture<TrainedNetwork>> begun = new ConcurrentHashMap<>();

    /** A store in a folder, which is made when it is needed. */
    public NetworkStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<TrainedNetwork> of(Study recipe, PaperContext workshop) {
        int seeds = recipe.seeds().size();
        Heard heard = new Heard(
                "training " + recipe.name(),
                workshop.progress(),
                seeds * recipe.training().epochs());
        return workshop.heardBy(Progress.SILENT)
                .draws(
                        recipe.name(),
                        seeds,
                        k -> one(recipe.withSeeds(List.of(recipe.seeds().get(k))), workshop.stop(), heard));
    }

    /** The network of a recipe with one seed: who asks for it first makes it, all others wait for it. */
    private TrainedNetwork one(Study recipe, BooleanSupplier stop, Heard heard) {
        String hash = Settings.hash(recipe);
        CompletableFuture<TrainedNetwork> mine = new CompletableFuture<>();
        CompletableFuture<TrainedNetwork> first = begun.putIfAbsent(hash, mine);
        if (first != null) {
            return made(first);
        }
        try {
            TrainedNetwork made = readOrTrain(recipe, folder.resolve(hash), stop, heard);
            mine.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            begun.remove(hash);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static TrainedNetwork made(CompletableFuture<TrainedNetwork> elsewhere) {
        try {
            return elsewhere.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static TrainedNetwork readOrTrain(Study recipe, Path place, BooleanSupplier stop, Heard heard) {
        Path file = place.resolve(NETWORK);
        if (Files.exists(file)) {
            return kept(recipe, file, heard);
        }
        try {
            FolderLock lock = lock(place, recipe, stop, heard);
            try {
                return Files.exists(file) ? kept(recipe, file, heard) : put(recipe, place, stop, heard);
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw FileTrouble.writing(place, e);
        }
    }

    private static TrainedNetwork put(Study recipe, Path place, BooleanSupplier stop, Heard heard) {
        TrainedNetwork trained = train(recipe, place, stop, heard);
        write(trained, place.resolve(NETWORK));
        MarkedFolder.mark(place, KIND, Settings.hash(recipe), List.of(NETWORK));
        forget(place.resolve(CHECKPOINT), recipe);
        return trained;
    }

    /** Locks the place of a network; while another process trains it, says for whom it waits. */
    private static FolderLock lock(Path place, Study recipe, BooleanSupplier stop, Heard heard) throws IOException {
        Files.createDirectories(place);
        Optional<FolderLock> lock = FolderLock.tryLock(place);
        while (lock.isEmpty()) {
            if (stop.getAsBoolean()) {
                throw new PaperInterrupted("waiting for " + recipe.name());
            }
            heard.waits(FolderLock.holder(place));
            try {
                Thread.sleep(WAIT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PaperInterrupted("waiting for " + recipe.name());
            }
            lock = FolderLock.tryLock(place);
        }
        return lock.get();
    }

    private static TrainedNetwork kept(Study recipe, Path file, Heard heard) {
        heard.advance(recipe.training().epochs());
        TrainedNetwork network = read(recipe, file);
        requireOf(recipe, network.network(), file);
        return network;
    }

    /** Refuses a network that is not of its recipe: of another size, or other than it was when it was put there. */
    private static void requireOf(Study recipe, RateNetwork network, Path file) {
        String found = "";
        if (network.units() != recipe.network().units()) {
            found = "it has " + network.units() + " units, not "
                    + recipe.network().units();
        } else if (network.readouts() != recipe.task().readouts()) {
            found = "it has " + network.readouts() + " readouts, not "
                    + recipe.task().readouts();
        } else if (MarkedFolder.of(place(file))
                .filter(folder -> !folder.isWhole())
                .isPresent()) {
            found = "its sha256 is not the one that was noted when it was trained";
        }
        if (!found.isEmpty()) {
            throw notOf(file, found);
        }
    }

    private static Refusal notOf(Path file, String found) {
        return Refusal.failed(file + " is not the network of its recipe: " + found + ". Delete the folder "
                + place(file) + " and it is trained again, or give another --store");
    }

    private static Path place(Path file) {
        return Objects.requireNonNullElse(file.getParent(), Path.of("."));
    }

    private static TrainedNetwork read(Study recipe, Path file) {
        NetworkFile kept = NetworkFile.read(file);
        String hash = kept.provenance().path("recipe").asString("");
        if (!hash.equals(Settings.hash(recipe))) {
            throw notOf(file, hash.isEmpty() ? "it names no recipe" : "it names the recipe " + hash);
        }
        List<Validated> course = new ArrayList<>();
        for (JsonNode at : kept.provenance().path(COURSE)) {
            course.add(new Validated(at.path(EPOCH).asInt(), at.path(R2).asDouble(Double.NaN)));
        }
        return new TrainedNetwork(
                recipe,
                kept.network(),
                kept.provenance().path(EPOCH).asInt(),
                kept.provenance().path(R2).asDouble(Double.NaN),
                course);
    }

    private static void write(TrainedNetwork trained, Path file) {
        ObjectNode provenance = JsonNodeFactory.instance.objectNode();
        provenance.put("recipe", Settings.hash(trained.recipe()));
        provenance.put(EPOCH, trained.bestEpoch());
        putFinite(provenance, trained.r2());
        ArrayNode course = provenance.putArray(COURSE);
        for (Validated at : trained.course()) {
            putFinite(course.addObject().put(EPOCH, at.epoch()), at.r2());
        }
        provenance.set("study", Settings.toJson(trained.recipe()));
        new NetworkFile(trained.network(), provenance).write(file, true);
    }

    private static void putFinite(ObjectNode to, double r2) {
        if (Double.isFinite(r2)) {
            to.put(R2, r2);
        }
    }

    private static TrainedNetwork train(Study recipe, Path place, BooleanSupplier stop, Heard heard) {
        Path checkpoint = place.resolve(CHECKPOINT);
        try {
            Files.createDirectories(checkpoint);
        } catch (IOException e) {
            throw FileTrouble.writing(checkpoint, e);
        }
        Trained trained;
        try {
            trained = new EnsembleTraining(recipe, checkpoint, stop, heard)
                    .unobserved()
                    .run(1, Function.identity())
                    .requireTrained()
                    .trained()
                    .getFirst();
        } catch (TrainingStopped e) {
            throw (PaperInterrupted) new PaperInterrupted("training " + recipe.name()).initCause(e);
        }
        heard.advance(recipe.training().epochs() - trained.history().size());
        List<Validated> course = trained.history().stream()
                .flatMap(epoch -> epoch.validation().stream().map(v -> new Validated(epoch.epoch(), v.r2())))
                .toList();
        return new TrainedNetwork(recipe, trained.network(), trained.bestEpoch(), trained.r2(), course);
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

        void waits(String holder) {
            progress.advance(what + ": waiting for " + holder + ", which trains it", done.get(), epochs);
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
