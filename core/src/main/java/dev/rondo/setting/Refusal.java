package dev.rondo.setting;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Message to a user that something cannot be done, and why: the rule, the values, what to do. The command line prints
 * the message alone and ends with {@link Kind#exitCode}.
 *
 * <p>Thrown where files, settings and folders are handled. A class that takes its arguments from Java code throws
 * {@link IllegalArgumentException} for them; who built those arguments from a file turns that into a refusal that names
 * the file.
 */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Cause of a refusal, and with it the exit code. */
    public enum Kind {
        /** The input breaks a rule; other input is needed. */
        MISUSE(2),
        /** The input is valid, yet the work did not succeed: a full disk, a training that diverged. */
        FAILED(1),
        /** The user ended the work early; the message says what is kept and how to go on. */
        INTERRUPTED(75);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of a command that ends so. */
        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    private Refusal(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Refusal of input that breaks a rule. */
    public static Refusal misuse(String message) {
        return new Refusal(Kind.MISUSE, message, null);
    }

    /** Refusal of input that breaks a rule; {@code cause} is for those who debug. */
    public static Refusal misuse(String message, Throwable cause) {
        return new Refusal(Kind.MISUSE, message, cause);
    }

    /** The work did not succeed. */
    public static Refusal failed(String message) {
        return new Refusal(Kind.FAILED, message, null);
    }

    /** The work did not succeed; {@code cause} is for those who debug. */
    public static Refusal failed(String message, Throwable cause) {
        return new Refusal(Kind.FAILED, message, cause);
    }

    /** The user ended the work early. */
    public static Refusal interrupted(String message) {
        return new Refusal(Kind.INTERRUPTED, message, null);
    }

    /** The user ended the work early; {@code cause} is for those who debug. */
    public static Refusal interrupted(String message, Throwable cause) {
        return new Refusal(Kind.INTERRUPTED, message, cause);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
