package dev.rondo.paper;

import java.io.Serial;

/** The work was asked to stop before its end. What can be taken up again has been put away. */
public final class PaperInterrupted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param what was being done */
    public PaperInterrupted(String what) {
        super(what + " was stopped before its end");
    }
}
