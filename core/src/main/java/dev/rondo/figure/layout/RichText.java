package dev.rondo.figure.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A label cut into runs on, below and above the line: {@code W_{rec}}, {@code 10^{-3}}. Anything else is as it stands.
 */
public record RichText(List<Run> runs) {
    /** Size of a subscript or superscript, relative to the text. */
    public static final double SMALL = 0.72;

    private static final double SUPER_RISE = 0.36;
    private static final double SUB_RISE = -0.18;

    /** Text with one height above the line, as a fraction of the font size. */
    public record Run(String text, double rise) {
    public     boolean isSmall() {
            return rise != 0;
        }
    }

    public static RichText parse(String markup) {
        List<Run> runs = new ArrayList<>();
        int plainFrom = 0;
        for (int i = 0; i + 1 < markup.length(); i++) {
            char c = markup.charAt(i);
            int close = (c == '_' || c == '^') && markup.charAt(i + 1) == '{' ? markup.indexOf('}', i) : -1;
            if (close > 0) {
                add(runs, markup.substring(plainFrom, i), 0);
                add(runs, markup.substring(i + 2, close), c == '^' ? SUPER_RISE : SUB_RISE);
                plainFrom = close + 1;
                i = close;
            }
        }
        add(runs, markup.substring(plainFrom), 0);
        return new RichText(List.copyOf(runs));
    }

    /** The letters alone, for a reader who hears them. */
    String plain() {
        StringBuilder out = new StringBuilder();
        runs.forEach(r -> out.append(r.text));
        return out.toString();
    }

    public double width(double size, boolean bold) {
        double width = 0;
        for (Run run : runs) {
            width += TextWidth.of(run.text, run.isSmall() ? SMALL * size : size, bold);
        }
        return width;
    }

    private static void add(List<Run> runs, String text, double rise) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, rise));
        }
    }
}
