package dev.rondo.setting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.network.Wiring;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Training;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task, a wiring and a stimulus that are compiled outside Rondo's packages and found on the class path. */
class KindsTest {
    private static final String TASK = """
            package org.example;

            import dev.rondo.dynamics.Time;
            import dev.rondo.linalg.Matrix;
            import dev.rondo.random.Key;
            import dev.rondo.setting.Setting;
            import dev.rondo.task.Task;
            import dev.rondo.task.Trial;
            import java.util.List;

            public record HoldTask(
                    @Setting(meaning = "level that is held", byDefault = "0.5", min = 0, max = 2) double level,
                    @Setting(meaning = "length of a trial", unit = "ms", byDefault = "200", min = 1) Time duration)
                    implements Task {
                @Override public int inputs() { return 1; }
                @Override public int readouts() { return 1; }
                @Override public boolean jitters() { return false; }
                @Override public List<Trial> conditions(Time dt) {
                    int steps = duration.steps(dt);
                    return List.of(Trial.unmasked("hold",
                            Matrix.build(steps, 1, (t, k) -> 1), Matrix.build(steps, 1, (t, l) -> level)));
                }
                @Override public Trial draw(long index, Key key, Time dt) { return conditions(dt).getFirst(); }
            }
            """;
    private static final String WIRING = """
            package org.example;

            import dev.rondo.linalg.Matrix;
            import dev.rondo.network.Wiring;
            import dev.rondo.random.UniformSource;
            import dev.rondo.setting.Setting;

            public record RingWiring(@Setting(meaning = "number of units", byDefault = "5", min = 2) int units)
                    implements Wiring {
                @Override public Matrix draw(UniformSource uniforms) {
                    return Matrix.build(units, units, (i, j) -> (j + 1) % units == i ? 1 : 0);
                }
            }
            """;
    private static final String PROVIDERS = """
            package org.example;

            import dev.rondo.dynamics.NamedStimulus;
            import dev.rondo.dynamics.Stimulus;
            import dev.rondo.network.Wiring;
            import dev.rondo.setting.Kind;
            import dev.rondo.setting.Kinds;
            import dev.rondo.task.Task;
            import java.util.List;

            public final class Providers {
                public static final class Tasks implements Kinds<Task> {
                    @Override public Class<Task> family() { return Task.class; }
                    @Override public List<Kind<Task>> kinds() {
                        return List.of(new Kind<>("hold", "Hold a level", HoldTask.class));
                    }
                }
                public static final class Wirings implements Kinds<Wiring> {
                    @Override public Class<Wiring> family() { return Wiring.class; }
                    @Override public List<Kind<Wiring>> kinds() {
                        return List.of(new Kind<>("ring", "A directed ring", RingWiring.class));
                    }
                }
                public static final class Chirp implements NamedStimulus {
                    @Override public String name() { return "chirp"; }
                    @Override public Stimulus stimulus() { return t -> Math.sin(t.seconds() * t.seconds()); }
                }
            }
            """;

    @TempDir
    private static Path classes;

    private static URLClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        Path sources = Files.createDirectories(classes.resolve("source"));
        Files.writeString(sources.resolve("HoldTask.java"), TASK);
        Files.writeString(sources.resolve("RingWiring.java"), WIRING);
        Files.writeString(sources.resolve("Providers.java"), PROVIDERS);
        List<String> arguments = Stream.of("HoldTask", "RingWiring", "Providers")
                .map(name -> sources.resolve(name + ".java").toString())
                .toList();
        String[] words = Stream.concat(
                        Stream.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        arguments.stream())
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words))
                .isZero();
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Kinds.class.getName()),
                "org.example.Providers$Tasks\norg.example.Providers$Wirings\n");
        Files.writeString(services.resolve("dev.rondo.dynamics.NamedStimulus"), "org.example.Providers$Chirp\n");
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, KindsTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    /** Runs with the compiled classes on the class path. */
    private static <T> T withPlugins(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(loader);
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Study study(String task, String... settings) {
        return withPlugins(() -> Settings.read(Study.class, task, "study.yaml", List.of(settings)));
    }

    private static final String SMALL =
            "network: {units: 10}\ntraining: {epochs: 1, trials: 2, validation_trials: 2}\n";

    @Test
    void aTaskFromOutsideIsTrained() {
        Study study = study(SMALL + "task: {kind: hold, level: 0.25}\n", "task.duration_ms=100");
        assertThat(study.task().duration()).isEqualTo(Time.ms(100));
        Training training = Ensemble.training(study, 1);
        training.next();
        assertThat(training.bestLoss()).isFinite();
        assertThat(withPlugins(() -> Settings.toJson(study)).at("/task/kind").asString())
                .isEqualTo("hold");
    }

    @Test
    void aTaskFromOutsideHasMessagesSchemaAndDocumentation() {
        assertThatThrownBy(() -> study("task: {kind: hold, levle: 1}\n"))
                .hasMessage("study.yaml, line 1, column 20: task has no setting levle: did you mean level?");
        assertThatThrownBy(() -> study("task: holt\n")).hasMessageContaining("did you mean hold?");
        assertThatThrownBy(() -> study("task: {kind: hold, level: 3}\n"))
                .hasMessageContaining("task.level is a number from 0 to 2: it is 3");
        assertThat(withPlugins(() -> Settings.schema(Study.class).toString())).contains("Hold a level");
        assertThat(withPlugins(() -> Settings.lines(Study.class)))
                .anySatisfy(line -> assertThat(line.meaning()).isEqualTo("level that is held"));
    }

    @Test
    void withoutItTheKindIsUnknown() {
        assertThatThrownBy(() -> Settings.read(Study.class, "task: hold\n", "study.yaml", List.of()))
                .hasMessageContaining("task is one of sequence, warped-sequences, two-sequences");
    }

    @Test
    void aWiringFromOutsideIsDrawn() {
        var kind = requireNonNull(withPlugins(() -> Kinds.of(Wiring.class)).get("ring"));
        Wiring wiring = (Wiring) Settings.read(kind.settings(), "", "the wiring", List.of("units=3"));
        assertThat(wiring.draw(Key.ofSeed(1).uniform()).get(0, 2)).isEqualTo(1);
    }

    @Test
    void aStimulusFromOutsideHasAName() {
        Study study = study("task: {kind: sequence, stimulus: chirp}\n");
        double[] input = withPlugins(() -> study.task().conditions(Time.ms(10)))
                .getFirst()
                .input()
                .toRowMajor();
        assertThat(input[9]).isEqualTo(Math.sin(0.1 * 0.1));
        assertThat(withPlugins(Stimulus::names)).contains("decay").endsWith("chirp");
    }
}
