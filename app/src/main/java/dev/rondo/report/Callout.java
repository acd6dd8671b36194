package dev.rondo.report;

/** Prose that must not be missed. */
public record Callout(Kind kind, String title, String prose) implements Block {
    /** Severity of a callout. */
    public enum Kind {
        NOTE,
        WARNING,
        RESULT
    }

    /** Good to know. */
    public static Callout note(String title, String prose) {
        return new Callout(Kind.NOTE, title, prose);
    }

    /** Something is not as it should be; the prose says what to do. */
    public static Callout warning(String title, String prose) {
        return new Callout(Kind.WARNING, title, prose);
    }

    /** The answer, in a sentence. */
    public static Callout result(String title, String prose) {
        return new Callout(Kind.RESULT, title, prose);
    }
}
