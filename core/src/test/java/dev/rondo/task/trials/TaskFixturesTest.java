package dev.rondo.task.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.file.numpy.NpzFile;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.Value;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials of the original trainer's tasks, which the studies in the language make again to the bit. */
class TaskFixturesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/tasks");
    private static final Path STUDIES = Path.of("../studies");

    @ParameterizedTest
    @ValueSource(strings = {"perceptual-decision", "context-dependent-integration"})
    void studiesMakeTheOriginalTrials(String name) {
        Study study = Settings.read(Study.class, STUDIES.resolve(name + ".yaml"), List.of());
        Task task = study.task();
        List<Trial> trials = task.conditions(study.network().dt());
        try (NpzFile fixture = NpzFile.open(FIXTURES.resolve(name + ".npz"))) {
            double[] u = fixture.array("u").toDoubles();
            double[] target = fixture.array("target").toDoubles();
            double[] mask = fixture.array("mask").toDoubles();
            int steps = fixture.array("u").extent(1);
            assertThat(trials).hasSize(fixture.array("u").extent(0)).allMatch(t -> t.steps() == steps);
            for (int c = 0; c < trials.size(); c++) {
                Trial trial = trialOf(fixture, c, trials);
                for (int t = 0; t < steps; t++) {
                    for (int k = 0; k < task.inputs(); k++) {
                        assertThat(trial.input().get(t, k)).isEqualTo(u[(c * steps + t) * task.inputs() + k]);
                    }
                    for (int l = 0; l < task.readouts(); l++) {
                        int at = (c * steps + t) * task.readouts() + l;
                        assertThat(trial.mask().get(t, l)).isEqualTo(mask[at]);
                        assertThat(trial.target().get(t, l) * mask[at]).isEqualTo(target[at]);
                    }
                }
            }
        }
    }

    /** The trial with the variables of row c: the fixtures have the conditions in another order. */
    private static Trial trialOf(NpzFile fixture, int c, List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.facts().variables().entrySet().stream()
                        .filter(e -> fixture.hasArray(e.getKey()))
                        .allMatch(e -> e.getValue().equals(value(fixture, e.getKey(), c))))
                .reduce((a, b) -> {
                    throw new AssertionError("two trials have the variables of row " + c);
                })
                .orElseThrow();
    }

    private static Value value(NpzFile fixture, String name, int c) {
        return fixture.texts(name)
                .map(texts -> Value.of(texts.values().get(c)))
                .orElseGet(() -> Value.of(fixture.array(name).toDoubles()[c]));
    }
}
