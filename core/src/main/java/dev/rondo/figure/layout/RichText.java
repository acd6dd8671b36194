package dev.rondo.figure.layout;

import dev.rondo.figure.font.Typeface;
import java.util.ArrayList;
import java.util.List;

/**
 * A label cut into runs on, below and above the line: {@code W_{rec}}, {@code 10^{-3}}. Anything else is as it stands.
 */
public record RichText(List<Run> runs) {
    /** Size of a subscript or superscript, relative to the text. */
    public static final double SMALL = 0.72;

    private static final String SUBSCRIPTS = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b";
    private static final String SUPERSCRIPTS =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b";
    private static final String PLAIN = "0123456789+\u2212";

    private static final double SUPER_RISE = 0.36;
    private static final double SUB_RISE = -0.18;

    /** Text with one height above the line, as a fraction of the font size. */
    public record Run(String text, double rise) {
        public boolean isSmall() {
            return rise != 0;
        }
    }

    public static RichText parse(String text) {
        String markup = marked(text);
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
    public String plain() {
        StringBuilder out = new StringBuilder();
        runs.forEach(r -> out.append(r.text));
        return out.toString();
    }

    public boolean hasSubscript() {
        return runs.stream().anyMatch(run -> run.rise < 0);
    }

    public double width(double size, boolean bold) {
        double width = 0;
        for (Run run : runs) {
            width += Typeface.of(bold).width(run.text) * (run.isSmall() ? SMALL * size : size);
        }
        return width;
    }

    /** Subscripts, superscripts and thin spaces that the font lacks, as markup. */
    private static String marked(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int sub = SUBSCRIPTS.indexOf(c);
            int sup = SUPERSCRIPTS.indexOf(c);
            if (Typeface.of(false).has(c) || (sub < 0 && sup < 0)) {
                out.append(c == '\u2009' || c == '\u202f' ? '\u00a0' : c);
            } else {
                out.append(sub >= 0 ? "_{" : "^{")
                        .append(PLAIN.charAt(Math.max(sub, sup)))
                        .append('}');
            }
        }
        return out.toString();
    }

    private static void add(List<Run> runs, String text, double rise) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, rise));
        }
    }
}
