package dev.rondo.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweep files: what they mean, and what is wrong with them, with line and column. */
class SweepSettingsTest {
    @TempDir
    Path folder;

    private static Sweep sweep(String yaml) {
        return Settings.read(Sweep.class, yaml, "sweep.yaml", List.of());
    }

    private static String values(String written) {
        return sweep("vary: {network.units: " + written + "}")
                .vary()
                .firstEntry()
                .getValue()
                .all()
                .toString();
    }

    @Test
    void pointsAtEqualRatiosEndWhereTheyShould() {
        assertThat(values("{log: [0.01, 1], points: 5}")).isEqualTo("[0.01, 0.0316227766017, 0.1, 0.316227766017, 1]");
        assertThat(values("{linear: [50, 200], points: 4}")).isEqualTo("[50, 100, 150, 200]");
        assertThat(values("{linear: [1, 0], points: 3}")).isEqualTo("[1, 0.5, 0]");
    }

    @Test
    void aSettingIsWrittenAsItIsRead() {
        Sweep sweep = sweep("""
            vary: {network.units: {log: [10, 1000], points: 3}, task.duration_ms: [500]}
            seeds: 1..3
            together: [{training.epochs: [10, 20], training.trials: [2, 4]}]
            then: [limit-cycle --about flow, steady-state]
            keep: table
            picture: {x: network.units, y: task.duration_ms}
            slurm: {time: 30m, partition: cpu}
            """);

        assertThat(sweep(Settings.toJson(sweep).toString())).isEqualTo(sweep);
        assertThat(sweep.names())
                .containsExactly("network.units", "task.duration_ms", "training.epochs", "training.trials");
        assertThat(sweep.seeds().all()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anAnalysisThatComesTwiceIsToldApartByItsOptions() {
        assertThat(sweep("then: [steady-state, limit-cycle --about flow, limit-cycle]")
                        .labels())
                .containsExactly("steady-state", "limit-cycle(about flow)", "limit-cycle");
    }

    @Test
    void listsThatMoveInStepAreCrossedWithTheOthers() {
        Sweep sweep = sweep("vary: {a: [1, 2]}\ntogether: [{b: [3, 4], c: [5, 6]}]");

        assertThat(Grid.combinations(sweep).stream().map(Object::toString))
                .containsExactly("{a=1, b=3, c=5}", "{a=1, b=4, c=6}", "{a=2, b=3, c=5}", "{a=2, b=4, c=6}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'vary: {network.unitz: [1]}' | line 2, column 23: network has no setting unitz: did you mean units?",
                "'vary: {network.units: [50, -3]}' | line 2, column 23: network.units is a whole number from 1: it is"
                        + " -3",
                "'vary: {network.units: [50, 50]}' | a value is there twice",
                "'vary: {network.units: []}' | line 2, column 23: vary.network.units is a list of values",
                "'vary: {network.units: {log: [0, 1], points: 3}}' | both are > 0",
                "'seeds: 5..1' | FROM is at most TO",
                "'seeds: [1, 1]' | a seed is there twice",
                "'vary: {seeds: [1, 2]}' | Seeds are not varied as a setting",
                "'then: [limit-cycl]' | line 2, column 8: then[0]",
                "'then: [limit-cycl]' | did you mean limit-cycle?",
                "'then: [steady-state --about flow]' | steady-state is about map, got --about flow",
                "'then: [spectrum --condition a]' | spectrum plays no trial: leave --condition out",
                "'then: [limit-cycle --abuot flow]' | got --abuot",
                "'together: [{network.units: [1, 2], training.epochs: [3]}]' | have one length",
                "'networks: [a.npz]' | trains a study or analyses networks",
                "'picture: {x: network.units, y: seeds}' | picture.x must be a varied setting",
                "'slurm: {time: soon}' | 90s, 30m, 4h, 2d",
                "'vary: {network.units: [8], network.name: [a]}' | network has no setting name",
            })
    void mistakesAreSaidWithTheirPlaces(String yaml, String says) {
        assertThatThrownBy(() -> SweepPlan.read(Sweeps.file(folder, yaml)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(says);
    }

    @Test
    void twoPointsThatAreOneNetworkAreRefused() {
        assertThatThrownBy(() -> SweepPlan.read(Sweeps.file(folder, "vary: {network.units: [8, 8.0]}")))
                .hasMessageContaining("are the same network");
    }

    @Test
    void anIdIsTheBeginningOfTheHashOfTheStudy() {
        SweepPlan plan = SweepPlan.read(Sweeps.file(folder, "vary: {network.units: [8, 9]}\nseeds: [7]"));
        Study study = Settings.read(Study.class, Sweeps.STUDY, "study", List.of("network.units=9", "seeds=[7]"));

        assertThat(plan.points().all().getLast().id())
                .isEqualTo(Settings.hash(study).substring(0, 12));
    }

    @Test
    void pointsReadBackAsTheyWere() {
        SweepFolder begun = Sweeps.begun(folder, "vary: {network.units: [8, 9], task.kind: [sequence]}\nseeds: -1..1");

        assertThat(begun.points())
                .isEqualTo(SweepPlan.read(folder.resolve("sweep.yaml")).points());
        assertThat(begun.points().all().stream()
                        .map(p -> begun.points().words(p))
                        .collect(Collectors.toList()))
                .contains("network.units = 9, task.kind = sequence, seed -1");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "30m, 1800", "4h, 14400", "2d, 172800", "01:02:03, 3723", "1-00:00:05, 86405"})
    void timesAreThoseOfBatchSystems(String text, long seconds) {
        assertThat(TimeSpan.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(TimeSpan.parse(TimeSpan.slurm(TimeSpan.parse(text)))).isEqualTo(Duration.ofSeconds(seconds));
    }
}
