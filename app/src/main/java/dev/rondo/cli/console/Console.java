package dev.rondo.cli.console;

/** Connection of a running command to those who wait for it: where its words go, and the request to end early. */
public interface Console {
    /** Exit code of a command that did what it was asked for. */
    int DONE = 0;

    /** Exit code of a command that did not succeed. */
    int FAILED = 1;

    /** Output of the command, by the options given. */
    Output output();

    /** User's request to end the command early. */
    Interruption interruption();
}
