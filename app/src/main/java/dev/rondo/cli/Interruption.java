package dev.rondo.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * User's request to end the command early: Ctrl-C, or a termination signal (SIGTERM, SIGHUP).
 *
 * <p>Work that leaves something worth keeping runs while a {@link #hold} is open and looks at {@link #isWanted} now and
 * then; the process then waits for it to put its things away. All other work ends at once.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean wanted;
    private volatile boolean held;
    private volatile int code;

    private Interruption() {}

    /** The interruption of this process. */
    static Interruption ofProcess() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::happens, "interruption"));
        return interruption;
    }

    /** One that does not come. */
    static Interruption never() {
        return new Interruption();
    }

    /** One that has come already. */
    static Interruption already() {
        Interruption interruption = new Interruption();
        interruption.wanted = true;
        return interruption;
    }

    private void happens() {
        wanted = true;
        if (!held) {
            return;
        }
        try {
            if (over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // The command has put its things away and said how it ended: that counts, not that a signal came.
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks the command to end.
     *
     * @return true if it will, with what is worth keeping; false if it does not listen: there is nothing to keep
     */
    boolean request() {
        wanted = true;
        return held;
    }

    /** True if the user wants the command to end. */
    boolean isWanted() {
        return wanted;
    }

    /** From here on until it is closed, an interruption waits for the command to end by itself. */
    Hold hold() {
        held = true;
        return new Hold();
    }

    /** The command has ended, with this exit code. */
    void over(int exitCode) {
        code = exitCode;
        over.countDown();
    }

    /** See {@link #hold}. */
    final class Hold implements AutoCloseable {
        @Override
        public void close() {
            // An interruption that has come goes on waiting: the command has not said its last word yet.
            held = false;
        }
    }
}
