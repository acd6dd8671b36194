package dev.rondo.paper.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.file.NetworkFile;
import dev.rondo.linalg.Vector;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperInterrupted;
import dev.rondo.paper.Progress;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.EnsembleTraining;
import dev.rondo.run.ensemble.TrainingStopped;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Epoch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkStoreTest {
    private static final int EPOCHS = 6;
    private static final Study RECIPE = Settings.read(
            Study.class,
            "",
            "the test",
            List.of(
                    "seeds=[3, 4]",
                    "network.units=10",
                    "task={readouts: 2, duration_ms: 200}",
                    "training={epochs: " + EPOCHS + ", trials: 2, validation_trials: 3, validate_every: 2}"));

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();

    private PaperContext workshop(int threads) {
        return new PaperContext(true, threads, 1, (what, done, of) -> {
            assertThat(what).isEqualTo("training sequence");
            assertThat(of).isEqualTo(2 * EPOCHS);
            heard.add(done);
        });
    }

    @Test
    void whatIsInTheStoreIsReadBack() throws Exception {
        List<TrainedNetwork> trained = new NetworkStore(folder).of(RECIPE, workshop(1));
        Path file;
        try (var files = Files.walk(folder)) {
            file = files.filter(f -> f.endsWith("network.npz")).findFirst().orElseThrow();
        }
        var written = Files.getLastModifiedTime(file);

        assertThat(new NetworkStore(folder).of(RECIPE, workshop(2))).isEqualTo(trained);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        assertThat(trained).extracting(TrainedNetwork::seed).containsExactly(3L, 4L);
        assertThat(trained).allSatisfy(t -> assertThat(t.bestEpoch()).isBetween(2, EPOCHS));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(new NetworkStore(folder.resolve("two")).of(RECIPE, workshop(2)))
                .isEqualTo(new NetworkStore(folder.resolve("one")).of(RECIPE, workshop(1)));
    }

    @Test
    void anotherSeedOfTheSameRecipeIsTrainedAlone() throws Exception {
        new NetworkStore(folder).of(RECIPE, workshop(1));
        PaperContext silent = workshop(1).heardBy(Progress.SILENT);
        new NetworkStore(folder).of(RECIPE.withSeeds(List.of(4L, 5L)), silent);

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(f -> f.endsWith("network.npz"))).hasSize(3);
        }
    }

    @Test
    void progressEndsWithAllEpochsTrainedOrRead() {
        new NetworkStore(folder).of(RECIPE, workshop(2));
        assertThat(heard).contains(2 * EPOCHS);
        heard.clear();
        new NetworkStore(folder).of(RECIPE, workshop(2));
        assertThat(heard).containsExactlyInAnyOrder(EPOCHS, 2 * EPOCHS);
    }

    @Test
    void anInterruptedTrainingGoesOnWhereItWas() throws Exception {
        List<TrainedNetwork> undisturbed = new NetworkStore(folder.resolve("undisturbed")).of(RECIPE, workshop(1));
        Study three = RECIPE.withSeeds(List.of(3L));
        Path checkpoint = Files.createDirectories(folder.resolve(Settings.hash(three) + "/checkpoint"));
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(
                        () -> new EnsembleTraining(three, checkpoint, () -> asked.incrementAndGet() > 4, new Silence())
                                .run(1, Function.identity()))
                .isInstanceOf(TrainingStopped.class);
        heard.clear();

        assertThat(new NetworkStore(folder).of(RECIPE, workshop(1))).isEqualTo(undisturbed);
        assertThat(heard).first().isEqualTo(3);
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void aClosedWorkshopKeepsWhatWasLearned() {
        NetworkStore store = new NetworkStore(folder);
        PaperContext closing = new PaperContext(
                true, 1, 1, workshop(1).progress(), () -> heard.stream().anyMatch(e -> e >= 3), OptionalInt.empty());
        assertThatThrownBy(() -> store.of(RECIPE, closing)).isInstanceOf(PaperInterrupted.class);
        int before = heard.stream().mapToInt(Integer::intValue).max().orElseThrow();
        heard.clear();

        assertThat(store.of(RECIPE, workshop(1)))
                .isEqualTo(new NetworkStore(folder.resolve("undisturbed")).of(RECIPE, workshop(1)));
        assertThat(before).isEqualTo(3);
        assertThat(heard).first().isEqualTo(before);
    }

    @Test
    void figuresThatAskAtOnceGetTheSameTraining() {
        NetworkStore store = new NetworkStore(folder);
        PaperContext together = new PaperContext(true, 2, 1, Progress.SILENT);
        List<List<TrainedNetwork>> asked = together.draws("figures", 4, k -> store.of(RECIPE, together));

        assertThat(asked)
                .allSatisfy(networks -> assertThat(networks.getFirst())
                        .isSameAs(asked.getFirst().getFirst()));
    }

    @Test
    void theCourseOfLearningIsKept() {
        TrainedNetwork first = new NetworkStore(folder).of(RECIPE, workshop(1)).getFirst();

        assertThat(first.course()).extracting(TrainedNetwork.Validated::epoch).containsExactly(2, 4, 6);
        assertThat(first.course()).extracting(TrainedNetwork.Validated::r2).contains(first.r2());
    }

    /** Hears and says nothing. */
    private static final class Silence implements EnsembleTraining.Listener {
        @Override
        public void begins(long seed, dev.rondo.network.RateNetwork initial, int epochsDone) {}

        @Override
        public void epoch(long seed, Epoch epoch) {}

        @Override
        public void trained(long seed) {}
    }

    @Test
    void aNetworkThatIsNotOfItsRecipeIsRefused() throws Exception {
        new NetworkStore(folder).of(RECIPE, workshop(1));
        Path three = folder.resolve(Settings.hash(RECIPE.withSeeds(List.of(3L))));
        Path four = folder.resolve(Settings.hash(RECIPE.withSeeds(List.of(4L))));
        Path network = three.resolve("network.npz");
        byte[] own = Files.readAllBytes(network);
        Files.copy(four.resolve("network.npz"), network, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> new NetworkStore(folder).of(RECIPE, workshop(1)))
                .hasMessageContaining("is not the network of its recipe: it names the recipe")
                .hasMessageContaining("Delete the folder " + three);
        NetworkFile changed = NetworkFile.read(Files.write(network, own));
        new NetworkFile(
                        changed.network()
                                .change()
                                .bias(Vector.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                                .build(),
                        changed.provenance())
                .write(network, true);
        assertThatThrownBy(() -> new NetworkStore(folder).of(RECIPE, workshop(1)))
                .hasMessageContaining("its sha256 is not the one that was noted");
        Files.write(network, own);
        assertThat(new NetworkStore(folder).of(RECIPE, workshop(1))).hasSize(2);
    }

    @Test
    void twoStoresOnOneFolderTrainOnce() throws Exception {
        List<List<TrainedNetwork>> made;
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Callable<List<TrainedNetwork>> work =
                    () -> new NetworkStore(folder).of(RECIPE, new PaperContext(true, 1, 1, (what, done, of) -> {}));
            List<Future<List<TrainedNetwork>>> futures = List.of(pool.submit(work), pool.submit(work));
            made = List.of(futures.get(0).get(), futures.get(1).get());
        }
        assertThat(made.get(0)).isEqualTo(made.get(1));
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString()))
                    .containsOnly("network.npz", ".rondo.json");
        }
    }
}
