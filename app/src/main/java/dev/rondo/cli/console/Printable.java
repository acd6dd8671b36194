package dev.rondo.cli.console;

import java.util.Locale;

/** Texts that hold names from files: their control characters are shown, not sent to the terminal. */
final class Printable {
    private Printable() {}

    /** A message of one or more lines: all control characters but line feeds and tabs are escaped. */
    static String text(String text) {
        return escaped(text, "\n\t");
    }

    /** A text of one line: all control characters are escaped. */
    static String cell(String text) {
        return escaped(text, "");
    }

    private static String escaped(String text, String allowed) {
        if (text.chars().noneMatch(c -> Character.isISOControl(c) && allowed.indexOf(c) < 0)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            if (Character.isISOControl(c) && allowed.indexOf(c) < 0) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }
}
