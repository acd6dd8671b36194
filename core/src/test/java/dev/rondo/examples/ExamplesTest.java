package dev.rondo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The programs of the folder {@code examples} are compiled and run as a user of the library would. */
@Isolated("they print to standard output")
class ExamplesTest {
    @TempDir
    Path classes;

    @Test
    void theFirstCycleIsFoundAndContinued() throws Exception {
        assertThat(run("FirstCycle"))
                .contains("R2 0.9")
                .contains("limit-cycle, period ")
                .containsPattern("points of the branch: [2-9]");
    }

    @Test
    void theDocumentationShowsThemAsTheyAre() throws Exception {
        String program = Files.readString(Path.of("../examples/FirstCycle.java"));
        String body = program.substring(program.indexOf("        Training training"), program.indexOf("    }\n}"));
        assertThat(Files.readString(Path.of("../docs/library.md")))
                .contains(body.indent(-8).stripTrailing());
    }

    private String run(String name) throws Exception {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        "../examples/" + name + ".java");
        assertThat(result).isZero();
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
