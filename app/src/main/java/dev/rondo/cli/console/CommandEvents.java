package dev.rondo.cli.console;

/**
 * Receiver of what a command says beside its result, as values instead of text on standard error: for programs that run
 * commands (the server of requests). Called from any thread.
 */
public interface CommandEvents {
    /**
     * Progress of long work.
     *
     * @param what activity, such as "training 5 networks"
     * @param share share of the work that is done, 0 to 1
     * @param note remark on the progress; may be empty
     */
    void progress(String what, double share, String note);

    /** Something that is good to know. */
    void remark(String line);

    /** Something that should not go unnoticed. */
    void warning(String line);

    /** Reason why the command ends without a result. */
    void complaint(String message);
}
