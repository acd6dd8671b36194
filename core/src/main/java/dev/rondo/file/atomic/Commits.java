package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.IOException;

/**
 * Moments in which files get their names. An interruption of the process waits for one that has begun, a matter of
 * milliseconds, and lets none begin after it.
 */
public final class Commits {
    private static final Object MOMENT = new Object();
    private static boolean ended;
    private static boolean any;

    private Commits() {}

    /** Renaming of files. */
    @FunctionalInterface
    interface Act {
        void run() throws IOException;
    }

    /** Does the renaming, all of it.
     *
     * @throws Refusal if the process is about to end
     */
    static void during(Act act) throws IOException {
        synchronized (MOMENT) {
            if (ended) {
                throw Refusal.interrupted("Interrupted");
            }
            act.run();
            any = true;
        }
    }

    /** The process ends: nothing gets a name from here on, and files that are half written are deleted.
     *
     * @return true if any file or folder had got its name before
     */
    public static boolean end() {
        synchronized (MOMENT) {
            ended = true;
            Staging.abandon();
            return any;
        }
    }
}
