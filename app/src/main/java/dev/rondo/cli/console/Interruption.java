package dev.rondo.cli.console;

import dev.rondo.file.atomic.Commits;
import dev.rondo.setting.Refusal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * User's request to end the command early: Ctrl-C, or a termination signal (SIGTERM, SIGHUP).
 *
 * <p>Work that leaves something worth keeping runs while a {@link #hold} is open and looks at {@link #isWanted} now and
 * then; the process waits up to a second for it to put its things away and then ends, since whatever is on disk can be gone on
 * with. All other work ends at once. Either way the exit code is 75 and a sentence says how to go on.
 */
public final class Interruption {
    private static final long PATIENCE_MS = 800;
    private static final String BEGINS_ANEW = "Interrupted: nothing was written. The same command begins anew";
    private static final String WRITTEN = "Interrupted after its files were complete";

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean wanted;
    private volatile boolean ending;
    private volatile Supplier<String> keeping = () -> BEGINS_ANEW;
    private volatile boolean held;
    private boolean accepted;
    private volatile int code;

    private Interruption() {}

    /** The interruption of this process. */
    public static Interruption ofProcess(StandardStreams streams) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.happens(streams), "interruption"));
        return interruption;
    }

    /** One that does not come. */
    public static Interruption never() {
        return new Interruption();
    }

    /** One that has come already. */
    public static Interruption already() {
        Interruption interruption = new Interruption();
        interruption.wanted = true;
        return interruption;
    }

    private void happens(StandardStreams streams) {
        ending = over.getCount() > 0;
        wanted = ending;
        if (isOver(held ? PATIENCE_MS : 0)) {
            // The command has put its things away and said how it ended: that counts, not that a signal came.
            Runtime.getRuntime().halt(code);
        }
        boolean wrote = Commits.end();
        if (isOver(0)) {
            Runtime.getRuntime().halt(code);
        }
        streams.last(held ? keeping.get() : wrote ? WRITTEN : BEGINS_ANEW);
        Runtime.getRuntime().halt(Refusal.Kind.INTERRUPTED.exitCode());
    }

    private boolean isOver(long milliseconds) {
        try {
            return over.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Asks the command to end.
     *
     * @return true if it will, with what is worth keeping; false if it does not listen: there is nothing to keep
     */
    public synchronized boolean request() {
        // Work that listens may have ended between the two lines, or before it is asked again.
        accepted |= held;
        wanted = true;
        return accepted;
    }

    /** True if the user wants the command to end. */
    public boolean isWanted() {
        return wanted;
    }

    /** From here on until it is closed, an interruption waits for the command to end by itself. */
    public Hold hold() {
        return hold(() -> "Interrupted. The same command goes on with what is kept");
    }

    /**
     * From here on until it is closed, an interruption waits a moment for the command to end by itself.
     *
     * @param sentence what is kept on disk at any time, and how to go on
     */
    public Hold hold(Supplier<String> sentence) {
        keeping = sentence;
        held = true;
        return new Hold();
    }

    /**
     * Message about trouble that an interruption has caused: an end of the process takes much away from work that goes on.
     *
     * @return the trouble itself if there is no interruption
     */
    public Throwable cause(Throwable trouble) {
        boolean isOwnWord = trouble instanceof Refusal refusal && refusal.kind() == Refusal.Kind.INTERRUPTED;
        if (!ending || (isOwnWord && held)) {
            return trouble;
        }
        if (!held) {
            isOver(PATIENCE_MS); // the process is being ended, with a word of its own
        }
        return Refusal.interrupted(held ? keeping.get() : BEGINS_ANEW, trouble);
    }

    /** The command has ended, with this exit code. */
    public void over(int exitCode) {
        code = exitCode;
        over.countDown();
    }

    /** See {@link #hold}. */
    public final class Hold implements AutoCloseable {
        @Override
        public void close() {
            // Of an interruption that has come, the command has not said its last word yet.
            held = ending;
        }
    }
}
