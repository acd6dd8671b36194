package dev.rondo.task.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.file.TrialsFile;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.run.RunFolder;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import dev.rondo.task.data.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTaskTest {
    private static final Path DATA = Path.of("src/test/resources/fixtures/data");
    private static final Time DT = Time.ms(10);

    @TempDir
    private Path folder;

    private static FileTask task(String name, Integer... validation) {
        return new FileTask(
                DataFile.read(DATA.resolve(name)),
                Optional.empty(),
                validation.length == 0 ? Optional.empty() : Optional.of(List.of(validation)));
    }

    @Test
    void whatIsNotCountedIsNotLookedAt() {
        assertThat(task("nan_uncounted.npz").conditions(DT))
                .isEqualTo(task("unequal_weighted.npz").conditions(DT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nan_counted.npz; got NaN in trial 0, step 2, readout 0",
                "negative_weight.npz; mask must be numbers >= 0, got -1.0 in trial 0"
            })
    void whatCountsIsANumber(String file, String message) {
        assertThatThrownBy(() -> task(file)).hasMessageContaining(message);
    }

    @Test
    void trialsKeepTheirLengths() {
        List<Trial> trials = task("unequal.npz").conditions(DT);
        assertThat(trials).extracting(Trial::steps).containsExactly(6, 3);
        assertThat(task("unequal.npz").validation(0, Key.ofSeed(1), DT).steps()).isEqualTo(6);
    }

    @Test
    void oneTrialHoldsNothingOut() {
        FileTask task = task("one_trial.npz");
        assertThat(task.remarks(DT)).containsExactly("nothing is held out of 1 trial: R2 is of the training trials");
        assertThat(task.draw(5, Key.ofSeed(1), DT)).isEqualTo(task.validation(0, Key.ofSeed(1), DT));
    }

    @Test
    void firstStatesThatAreNotReadAreSaid() throws IOException {
        Path file = folder.resolve("states.npz");
        try (NpzWriter npz = new NpzWriter(Files.newOutputStream(file))) {
            npz.array("u", NpyArray.owning(new double[8], 2, 4, 1))
                    .array("target", NpyArray.owning(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 2, 4, 1))
                    .array("x0", NpyArray.owning(new double[6], 2, 3));
        }
        assertThat(FileTask.of(file, DT).remarks(DT))
                .contains("x0 of " + file + " is not read: every trial begins at the network's own x0");
    }

    @Test
    void copiesAreOnOneSideUnlessAskedFor() {
        Trials trials = task("twice.npz").trials(DT);
        List<Matrix> training = LongStream.range(0, 40)
                .mapToObj(k -> trials.draw(k, Key.ofSeed(1)).input())
                .toList();
        assertThat(LongStream.range(0, 10)
                        .mapToObj(k -> trials.validation(k, Key.ofSeed(1)).input()))
                .noneMatch(training::contains);
        assertThat(task("twice.npz").remarks(DT)).isEmpty();
        assertThat(task("twice.npz", 5, 6).remarks(DT))
                .containsExactly("2 of 2 held-out trials equal training trials in every number: R2 is too good");
    }

    @Test
    void samplesBecomeSteps() {
        FileTask task = task("steps_5ms.npz");
        List<Trial> trials = task.conditions(DT);
        assertThat(trials).extracting(Trial::steps).containsExactly(20, 20, 18);
        assertThat(task.remarks(DT)).anyMatch(r -> r.contains("trial 2 has 37 samples, 18.5 steps"));
        assertThat(trials.stream().map(t -> {
                    double[] u = t.input().toRowMajor();
                    return java.util.Arrays.stream(u).average().orElseThrow();
                }))
                .hasSize(3);
        List<Trial> asTheyAre = task.conditions(Time.ms(5));
        for (int t = 0; t < 18; t++) {
            double[] two = {
                asTheyAre.get(2).input().get(2 * t, 0), asTheyAre.get(2).input().get(2 * t + 1, 0)
            };
            assertThat(trials.get(2).input().get(t, 0)).isCloseTo((two[0] + two[1]) / 2, within(1e-15));
            assertThat(trials.get(2).target().get(t, 0))
                    .isEqualTo(asTheyAre.get(2).target().get(2 * t + 1, 0));
        }
        assertThat(task.conditions(Time.ms(2.5)).getFirst().steps()).isEqualTo(80);
        assertThatThrownBy(() -> task.check(Time.ms(8)))
                .hasMessageContaining("samples of 5.0 ms do not fit into steps");
    }

    @Test
    void aRenamedCopyIsTheSameData() throws IOException {
        Path copy = folder.resolve("copy.npz");
        Files.copy(DATA.resolve("twice.npz"), copy);
        DataFile file = DataFile.read(DATA.resolve("twice.npz"));
        assertThat(DataFile.read(copy)).isEqualTo(file);
        assertThat(file.sha256()).hasSize(64);
        assertThat(DataFile.read(DATA.resolve("unequal.npz"))).isNotEqualTo(file);
    }

    @Test
    void pathsAreRelativeToTheStudy() throws IOException {
        Files.copy(DATA.resolve("unequal.npz"), folder.resolve("here.npz"));
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, "task: {kind: file, file: here.npz}\n");
        assertThat(Settings.read(Study.class, study, List.of()).task().readouts())
                .isEqualTo(2);
        Files.writeString(study, "task: {kind: file, file: elsewhere.npz}\n");
        assertThatThrownBy(() -> Settings.read(Study.class, study, List.of()))
                .hasMessageContaining("line 1, column 26")
                .hasMessageContaining("there is no file " + folder.resolve("elsewhere.npz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".mat", ".h5", ".json"})
    void whatTrialsWriteIsReadAgain(String ending) {
        Path file = folder.resolve("trials" + ending);
        List<Trial> trials = task("unequal_weighted.npz").conditions(DT);
        new TrialsFile(trials, DT).write(file, false);
        List<Trial> again = new FileTask(DataFile.read(file), Optional.empty(), Optional.empty()).conditions(DT);
        assertThat(again).isEqualTo(trials);
    }

    @Test
    void aRunGoesOnWithACopyOfItsDataAndNotWithOther() throws IOException {
        Path data = folder.resolve("data.npz");
        Files.copy(DATA.resolve("twice.npz"), data);
        Study study = study(data);
        Path target = folder.resolve("run");
        try (RunFolder run = RunFolder.create(target, study, false)) {
            Files.writeString(run.checkpoint().resolve("1.npz"), "something worth keeping");
        }
        Path copy = folder.resolve("copy.npz");
        Files.move(data, copy);
        assertThat(Settings.hash(study(copy))).isEqualTo(Settings.hash(study));
        RunFolder.resume(target, study(copy), false).close();
        Files.copy(DATA.resolve("unequal.npz"), data);
        Study other = study(data);
        assertThatThrownBy(() -> RunFolder.resume(target, other, false))
                .hasMessageContaining(
                        "task.file.sha256 was \"" + DataFile.read(copy).sha256());
    }

    private static Study study(Path data) {
        return Settings.read(Study.class, "task: {kind: file, file: " + data + "}\n", "s.yaml", List.of());
    }
}
