package dev.rondo.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands in this JVM, as the launcher would. */
final class Commands {
    private Commands() {}

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Ran(int code, String out, String err) {}

    static Ran rondo(Object... words) {
        return run(Terminal.NONE, Interruption.never(), words);
    }

    /** A command that is interrupted before it has begun. */
    static Ran interrupted(Object... words) {
        return run(Terminal.NONE, Interruption.already(), words);
    }

    static Ran run(Terminal terminal, Interruption interruption, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
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
