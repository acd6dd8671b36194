package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.Terminal;
import dev.rondo.file.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Runs commands in this JVM, as the launcher would. */
public final class Commands {
    /** A training of a moment. */
    public static final List<String> TINY = List.of(
            "--set",
            "network.units=10",
            "--set",
            "task={readouts: 2, duration_ms: 200}",
            "--set",
            "training={epochs: 4, trials: 2, validation_trials: 2, validate_every: 2}",
            "--set",
            "seeds=[1, 2]");

    private Commands() {}

    /**
     * Result of a command.
     *
     * @param code its exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Ran(int code, String out, String err) {}

    public static Ran rondo(Object... words) {
        return run(Terminal.NONE, Interruption.never(), words);
    }

    /** A command that is interrupted before it has begun. */
    public static Ran interrupted(Object... words) {
        return run(Terminal.NONE, Interruption.already(), words);
    }

    /** The command ended with this code, said all of this, and printed neither a result nor where in the code it was. */
    public static void assertRefused(Ran ran, int code, String... says) {
        assertThat(ran.err()).contains(says).doesNotContain("\tat ", "Exception", "should not");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }

    /** The one document that a command printed when all went well. */
    public static JsonNode json(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return Json.parse(ran.out(), "standard output");
    }

    /** A command that the user interrupts as soon as it says anything on standard error. */
    public static Ran interruptedAtFirstWord(Object... words) {
        Interruption interruption = Interruption.never();
        ByteArrayOutputStream err = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                interruption.request();
            }
        };
        return run(Terminal.NONE, interruption, err, words);
    }

    public static Ran run(Terminal terminal, Interruption interruption, Object... words) {
        return run(terminal, interruption, new ByteArrayOutputStream(), words);
    }

    private static Ran run(Terminal terminal, Interruption interruption, ByteArrayOutputStream err, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = Stream.of(words)
                .flatMap(word -> word instanceof List<?> many ? many.stream() : Stream.of(word))
                .map(String::valueOf)
                .toArray(String[]::new);
        int code = Main.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                interruption);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
