package dev.rondo.run.sweep;

import java.util.Locale;

/** State of a point. */
public enum PointStatus {
    /** Finished, with everything that the sweep asks for. */
    DONE,
    /** Ended without a network; {@code --retry failed} tries again. */
    FAILED,
    /** Begun and not finished: a worker has it, or will go on with it. */
    INTERRUPTED,
    /** Not begun. */
    MISSING;

    /** Its word in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if nothing is left to do. */
    boolean isFinal() {
        return this == DONE || this == FAILED;
    }
}
