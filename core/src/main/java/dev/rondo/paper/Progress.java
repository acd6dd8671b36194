package dev.rondo.paper;

/** Hears how far the work has come; may be called from any thread. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = (what, done, of) -> {};

    /**
     * One more piece is done.
     *
     * @param what the work
     * @param done pieces of it that are done
     * @param of all its pieces
     */
    void advance(String what, int done, int of);
}
