package dev.rondo.report;

/** Text to be read letter by letter: a recipe, a command, a file. */
public record Code(String language, String text) implements Block {
    public static Code json(String text) {
        return new Code("JSON", text);
    }

    public static Code yaml(String text) {
        return new Code("YAML", text);
    }

    /** A command for a shell. */
    public static Code command(String text) {
        return new Code("shell", text);
    }
}
