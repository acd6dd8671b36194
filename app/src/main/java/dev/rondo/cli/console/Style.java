package dev.rondo.cli.console;

/**
 * Style of text on the terminal.
 *
 * @param isColoured true if escape codes may be used
 */
public record Style(boolean isColoured) {
    public String bold(String text) {
        return wrapped("1", text);
    }

    String faint(String text) {
        return wrapped("2", text);
    }

    String good(String text) {
        return wrapped("32", text);
    }

    String bad(String text) {
        return wrapped("31", text);
    }

    private String wrapped(String code, String text) {
        return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
