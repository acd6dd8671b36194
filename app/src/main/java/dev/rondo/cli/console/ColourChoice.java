package dev.rondo.cli.console;

/** Condition under which output is coloured. */
public enum ColourChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /** The environment variable that asks for none, whatever its value (no-color.org). */
    private static final String NO_COLOUR = "NO_COLOR";

    public boolean isOn(Terminal terminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> {
                String none = System.getenv(NO_COLOUR);
                yield terminal.isWatched() && (none == null || none.isEmpty());
            }
        };
    }
}
