package dev.rondo.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's standard output and standard error.
 *
 * <p>The launcher gives this program the true standard error as descriptor 0 (nothing here reads standard input), and says
 * so by the system property {@value #ERROR_ON_INPUT}; descriptor 2 is a pipe in which the JVM's own line about incubator
 * modules is dropped and all else is passed on. Why: docs/notes/launcher.md. Without the launcher, the JVM's streams are
 * used as they are.
 */
public final class StandardStreams {
    private static final String ERROR_ON_INPUT = "rondo.stderr.descriptor";
    private static final String COLUMNS = "rondo.terminal.columns";
    private static final int BUFFER = 1 << 13;

    /** System's message on a write to a pipe whose reader has closed it: no failure worth reporting. */
    private static final String READER_IS_GONE = "Broken pipe";

    private final Sink results;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;

    private StandardStreams(PrintStream err, Terminal terminal) {
        this.results = new Sink(new FileOutputStream(FileDescriptor.out));
        this.out = new PrintStream(new java.io.BufferedOutputStream(results, BUFFER), false, StandardCharsets.UTF_8);
        this.err = err;
        this.terminal = terminal;
    }

    /** Takes over the streams of the process; {@code System.err} is the true standard error from here on. */
    public static StandardStreams open() {
        if (isInputTaken()) {
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.in), true, StandardCharsets.UTF_8));
        }
        String columns = System.getProperty(COLUMNS);
        return new StandardStreams(System.err, columns == null ? Terminal.NONE : Terminal.ofWidth(columns));
    }

    /** True if descriptor 0 is the true standard error: there is no standard input to read. */
    public static boolean isInputTaken() {
        return "0".equals(System.getProperty(ERROR_ON_INPUT));
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Says the last word of a process that is ended, on a line of its own. */
    void last(String sentence) {
        err.println((terminal.isWatched() ? "\r\u001b[K" : "") + Printable.text(sentence));
        err.flush();
    }

    /**
     * Hands over what is left.
     *
     * @param code the exit code so far
     * @return the exit code: 1 if the results could not be written
     */
    public int close(int code) {
        out.flush();
        String failure = results.failure;
        if (!failure.isEmpty() && !failure.contains(READER_IS_GONE)) {
            err.println("The results could not be written to standard output: " + failure);
        }
        err.flush();
        return !failure.isEmpty() && code == Console.DONE ? Console.FAILED : code;
    }

    /** Remembers why writing failed: a {@link PrintStream} only knows that it did. */
    private static final class Sink extends OutputStream {
        private final OutputStream target;
        private String failure = "";

        Sink(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                target.write(bytes, offset, length);
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage());
                throw e;
            }
        }
    }
}
