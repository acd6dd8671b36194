package dev.rondo.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.file.NetworkFile;
import dev.rondo.file.atomic.MarkedFolder;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that are computed: the same bits as alone, whatever was computed before, by whom, and how it was interrupted. */
class SweepTest {
    private static final String GRID =
            "vary: {network.units: [6, 8], training.learning_rate: [0.01, 0.1]}\nseeds: 1..2\n";

    @TempDir
    Path folder;

    private static SweepStatus status(SweepFolder sweep) {
        return SweepStatus.of(sweep);
    }

    @Test
    void everyNetworkHasTheBitsOfItsTrainingAlone() {
        SweepFolder sweep = Sweeps.begun(folder, GRID);

        assertThat(Sweeps.work(sweep)).isEqualTo(Crew.Ending.FINISHED);

        assertThat(status(sweep).done()).isEqualTo(8);
        for (Point point : sweep.points().all()) {
            Study study = Settings.read(
                    Study.class,
                    Sweeps.STUDY,
                    "study",
                    List.of(
                            "network.units=" + point.values().get(0),
                            "training.learning_rate=" + point.values().get(1)));
            Training alone = Ensemble.training(study, point.seed());
            alone.forEachRemaining(epoch -> {});
            assertThat(NetworkFile.read(sweep.point(point).resolve("network.npz"))
                            .network())
                    .isEqualTo(alone.best());
        }
    }

    @Test
    void theTableHasARowForEachPointAndAColumnForEachScalar() {
        SweepFolder sweep = Sweeps.begun(folder, GRID + "then: [steady-state, spectrum, block-sensitivity]");
        Sweeps.work(sweep);

        SweepTable table = SweepTable.of(sweep);

        assertThat(table.columns())
                .startsWith(
                        "point",
                        "status",
                        "seed",
                        "network.units",
                        "training.learning_rate",
                        "r2",
                        "score",
                        "steady-state.kind")
                .contains("steady-state.period_s", "spectrum.spectral_radius")
                .doesNotContain("steady-state.std", "steady-state.replay")
                .endsWith("reason");
        assertThat(table.column("reason"))
                .allMatch(cell -> cell.asString("").startsWith("block-sensitivity: Block factors"));
        assertThat(table.column("status")).allMatch(cell -> cell.asString().equals("done"));
        assertThat(Sweeps.table(sweep)).isEqualTo(Sweeps.table(sweep)).hasLineCount(9);
    }

    @Test
    void aGridThatGrowsComputesOnlyWhatIsNew() {
        SweepFolder sweep = Sweeps.begun(folder, "vary: {network.units: [6]}\nseeds: 1..2");
        Sweeps.work(sweep);
        SweepPlan.read(Sweeps.file(folder, "vary: {network.units: [6, 8]}\nseeds: 1..3"))
                .begin(sweep, false);
        AtomicInteger begun = new AtomicInteger();

        new Crew(sweep, 1, Optional.empty(), false, () -> false, new Counting(begun)).run();

        assertThat(begun).hasValue(4);
        assertThat(status(sweep).done()).isEqualTo(6);
    }

    @Test
    void anAnalysisThatIsAskedForLaterTrainsNothing() {
        SweepFolder sweep = Sweeps.begun(folder, "seeds: 1..2");
        Sweeps.work(sweep);
        SweepPlan.read(Sweeps.file(folder, "seeds: 1..2\nthen: [steady-state, spectrum]"))
                .begin(sweep, false);
        assertThat(status(sweep).interrupted()).isEqualTo(2);

        Sweeps.work(sweep);

        assertThat(SweepTable.of(sweep).column("spectrum.spectral_radius")).noneMatch(cell -> cell.isNull());
        for (Point point : sweep.points().all()) {
            MarkedFolder folder = MarkedFolder.of(sweep.point(point)).orElseThrow();
            assertThat(folder.changed()).isEmpty();
            assertThat(folder.strangers()).isEmpty();
            assertThat(sweep.point(point).resolve("network.npz")).isNotEmptyFile();
            assertThat(sweep.redo(point)).doesNotExist();
        }
        assertThat(status(sweep).done()).isEqualTo(2);
    }

    @Test
    void anotherSweepIsNotMixedIn() throws IOException {
        SweepFolder sweep = Sweeps.begun(folder, "seeds: 1..2");

        assertThatThrownBy(
                        () -> SweepPlan.read(Sweeps.file(folder, "seeds: 3..4")).begin(sweep, false))
                .hasMessageContaining("holds another sweep");

        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("notes.txt"), "mine");
        SweepFolder other = new SweepFolder(full);
        assertThatThrownBy(
                        () -> SweepPlan.read(Sweeps.file(folder, "seeds: 3..4")).begin(other, true))
                .hasMessageContaining("is not empty and holds no sweep");
    }

    @Test
    void aPointThatFailsIsNotedAndTheOthersGoOn() {
        SweepFolder sweep = Sweeps.begun(
                folder,
                "vary: {training.learning_rate: [0.01, 1.0e+7]}\nseeds: 1..2\ntogether: [{training.epochs: [40]}]");

        assertThat(Sweeps.work(sweep)).isEqualTo(Crew.Ending.FINISHED);

        assertThat(status(sweep).done()).isEqualTo(2);
        assertThat(status(sweep).failures()).hasSize(2).allMatch(f -> f.reason().contains("Training diverged"));
        assertThat(Sweeps.table(sweep)).contains(",failed,1,", "Training diverged");
        assertThat(SweepPlan.retry(sweep, false)).isEqualTo(2);
        assertThat(status(sweep).missing()).isEqualTo(2);
    }

    @Test
    void theFirstFailureStopsAllWhereThatIsAskedFor() {
        SweepFolder sweep = Sweeps.begun(
                folder, "vary: {training.learning_rate: [1.0e+7]}\nseeds: 1..9\ntogether: [{training.epochs: [40]}]");

        Crew.Ending ending = new Crew(sweep, 1, Optional.empty(), true, () -> false, Sweeps.SILENT).run();

        assertThat(ending).isEqualTo(Crew.Ending.STOPPED);
        assertThat(status(sweep).failed()).isBetween(1, 8);
        assertThat(status(sweep).stopped()).isTrue();
    }

    @Test
    void anInterruptedPointGoesOnWhereItWas() {
        SweepFolder disturbed = Sweeps.begun(folder, "seeds: 1..3\ntogether: [{training.epochs: [30]}]");
        AtomicInteger asked = new AtomicInteger();
        Crew.Ending ending = Crew.Ending.STOPPED;
        int starts = 0;
        while (ending != Crew.Ending.FINISHED) {
            int until = asked.get() + 13;
            ending = new Crew(
                            disturbed, 1, Optional.empty(), false, () -> asked.incrementAndGet() > until, Sweeps.SILENT)
                    .run();
            starts++;
        }
        SweepFolder calm = new SweepFolder(folder.resolve("calm"));
        SweepPlan.read(folder.resolve("sweep.yaml")).begin(calm, false);
        Sweeps.work(calm);

        assertThat(starts).isGreaterThan(5);
        assertThat(Sweeps.table(disturbed)).isEqualTo(Sweeps.table(calm));
        PointStory story =
                PointStory.of(disturbed, disturbed.points().all().getFirst().id());
        assertThat(story.events().stream().map(PointStory.Event::event)).contains("claimed", "interrupted", "done");
    }

    @Test
    void networksAreAnalysedUnderVariedParameters() throws IOException {
        SweepFolder trained = Sweeps.begun(folder, "seeds: 1..2");
        Sweeps.work(trained);
        Path network = trained.point(trained.points().all().getFirst()).resolve("network.npz");
        Path file = Files.writeString(
                folder.resolve("networks.yaml"),
                "networks: [" + folder.relativize(network) + "]\nvary: {E_TO_E: [1, 4], input: [0, 1]}\nseeds: 1\n"
                        + "then: [spectrum, fixed-points]");
        SweepFolder sweep = new SweepFolder(folder.resolve("networks"));
        SweepPlan.read(file).begin(sweep, false);
        Sweeps.work(sweep);

        SweepTable table = SweepTable.of(sweep);
        assertThat(table.columns()).startsWith("point", "status", "seed", "network", "E_TO_E", "input", "r2");
        assertThat(table.column("status")).allMatch(cell -> cell.asString().equals("done"));
        List<Double> radii = table.column("spectrum.spectral_radius").stream()
                .map(cell -> cell.asDouble())
                .toList();
        assertThat(radii.get(0)).isEqualTo(radii.get(1)).isLessThan(radii.get(2));
    }

    /** Counts points that begin. */
    private record Counting(AtomicInteger begun) implements Crew.Listener {
        @Override
        public void begins(Point point) {
            begun.incrementAndGet();
        }

        @Override
        public void share(Point point, double share) {}

        @Override
        public void ends(Point point, boolean failed, String message) {}
    }
}
