package dev.rondo.figure.write;

import dev.rondo.figure.font.Typeface;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.paint.Words;
import java.util.Base64;
import java.util.SortedSet;
import java.util.TreeSet;

/** The letters that figures on one page, or in one file, use; the page needs {@link #css} in its style sheet. */
public final class PageFont {
    private final SortedSet<Integer> regular = new TreeSet<>();
    private final SortedSet<Integer> bold = new TreeSet<>();

    /** The font family, and its substitutes, whose letters have the same widths. */
    static String families() {
        return "'" + Typeface.of(false).family() + "',Helvetica,Arial,'Liberation Sans',sans-serif";
    }

    void add(Words words) {
        for (RichText.Run run : words.text().runs()) {
            (words.bold() ? bold : regular).addAll(Typeface.characters(run.text()));
        }
    }

    void add(PageFont other) {
        regular.addAll(other.regular);
        bold.addAll(other.bold);
    }

    /** Rules that embed the glyphs of these letters; empty if there are none. */
    public String css() {
        return face(regular, false) + face(bold, true);
    }

    private static String face(SortedSet<Integer> characters, boolean bold) {
        if (characters.isEmpty()) {
            return "";
        }
        String base64 = Base64.getEncoder().encodeToString(Typeface.of(bold).subset(characters));
        String kerning = Typeface.of(bold).family().equals(Typeface.FAMILY)
                ? ""
                : "text{font-kerning:none;font-variant-ligatures:none}";
        return kerning + "@font-face{font-family:'" + Typeface.of(bold).family() + "';"
                + (bold ? "font-weight:bold;" : "") + "src:url(data:font/ttf;base64," + base64 + ")}";
    }
}
