package dev.rondo.cli;

import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.Terminal;
import dev.rondo.dynamics.Time;
import dev.rondo.file.MatrixExport;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.NetworkImport;
import dev.rondo.file.foreign.NameMap;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.linalg.Matrix;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The examples of the help pages of all commands: each can be typed, and those that take a moment are run as they stand. */
class CommandExamplesTest {
    /** Commands that wait, take long, or need what another command leaves: their examples are parsed. */
    private static final Set<String> PARSED_ONLY = Set.of(
            "run", "paper", "bench", "lab", "sweep", "serve", "completion", "figure", "check", "clean", "help", "man");

    private static final String FILE = "\\S+\\.(npz|npy|svg|png|pdf|csv|json|jsonl|mat|yaml|html|h5)|runs(/\\S*)?";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        Files.writeString(folder.resolve("study.yaml"), SweepProcesses.STUDY.formatted(4));
        try (NpzWriter arrays = new NpzWriter(Files.newOutputStream(folder.resolve("arrays.npz")))) {
            double[] weights = {0, 4.13, -5.176, 2.344, 0, -4.529, 0.468, 0.829, 0};
            arrays.array("W_rec", NpyArray.owning(weights, 3, 3))
                    .array("W_in", NpyArray.owning(new double[] {0.5, 0.2, 0}, 3, 1))
                    .array("W_out", NpyArray.owning(new double[] {1, 0, 0, 0, 1, 0}, 2, 3))
                    .array("bias", NpyArray.owning(new double[] {8.004, 4.732, 0.557}, 3));
        }
        Matrix w = Matrix.of(new double[][] {{0, 3, -1}, {0, 0.3, 2}, {0.1, -0.2, 0}});
        MatrixExport.write(w, JsonNodeFactory.instance.objectNode(), folder.resolve("W.npy"), false);
        NetworkFile imported = NetworkImport.of(folder.resolve("arrays.npz"), NameMap.NONE, false)
                .network(List.of("tau_ms=50", "dt_ms=10"));
        assertThat(imported.network().dt()).isEqualTo(Time.ms(10));
        ObjectNode learned = JsonNodeFactory.instance.objectNode();
        learned.set("study", Settings.toJson(Settings.defaults(Study.class)));
        for (String name : List.of("network", "before", "after", "a", "b")) {
            new NetworkFile(imported.network(), learned).write(folder.resolve(name + ".npz"), false);
        }
    }

    static Stream<String> commands() {
        return CommandList.ENTRIES.stream().map(CommandList.Entry::name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpHasTwoExamplesThatRun(String command) {
        List<String> examples = examples(command);
        assertThat(examples).as("examples of rondo " + command).hasSizeGreaterThanOrEqualTo(2);
        for (String example : examples) {
            List<String> words = words(example);
            assertThat(words).as(example).contains(command);
            parse(words);
            if (!PARSED_ONLY.contains(command)) {
                Commands.Ran ran =
                        rondo(words.stream().map(CommandExamplesTest::here).toArray());
                assertThat(ran.code()).as("%s: %s", example, ran.err()).isZero();
                assertThat(ran.out() + ran.err()).as(example).isNotBlank();
            }
        }
    }

    /** Lines below "Examples:" that name the program; explanations stand apart by two spaces. */
    private static List<String> examples(String command) {
        return rondo(command, "--help")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .filter(line -> line.matches(" {2}\\S.*"))
                .map(line -> line.strip().split(" {2}", -1)[0])
                .filter(line -> line.contains("rondo "))
                .toList();
    }

    /** Words after the program's name, without what the shell does with the output. */
    private static List<String> words(String example) {
        String typed = example.substring(example.indexOf("rondo ") + "rondo ".length());
        return Arrays.asList(typed.split(" [|<>] |\\)", -1)[0].split(" ", -1));
    }

    private static void parse(List<String> words) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Rondo program = new Rondo(nowhere, nowhere, Terminal.NONE, Interruption.never());
        String[] all = words.toArray(String[]::new);
        assertThat(CommandList.commandLine(program, all).parseArgs(all).hasSubcommand())
                .isTrue();
    }

    /** A word with a file of the folder in place of a file's name. */
    private static Object here(String word) {
        return word.matches(FILE) ? folder.resolve(word) : word;
    }
}
