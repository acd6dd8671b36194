package dev.rondo.figure.font;

import java.awt.geom.GeneralPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One style of the font of all figures, Rondo Sans: Liberation Sans under another name, with the widths of Helvetica and
 * Arial, which journals ask for.
 *
 * <p>The font has neither kerning nor ligatures, so the width of a text is the sum of its advances in every program.
 * Lengths are in units of the font size. Source: {@code core/src/main/font/rondo_sans.py}; licence: SIL OFL 1.1.
 */
public final class Typeface {
    /** Name of the family in CSS. */
    public static final String FAMILY = "Rondo Sans";

    public static final Typeface REGULAR = own("RondoSans-Regular.ttf");
    public static final Typeface BOLD = own("RondoSans-Bold.ttf");

    private static final Pair OWN = new Pair(REGULAR, BOLD);
    private static final ScopedValue<Pair> CHOSEN = ScopedValue.newInstance();

    /** Bit of the embedding permissions of a font that forbids to embed it. */
    private static final int RESTRICTED = 2;

    /** Stands for characters that the font lacks. */
    private static final int SUBSTITUTE = 0x25a1;

    /** Width of a character that the font lacks and another one may draw. */
    private static final double UNKNOWN_ADVANCE = 0.6;

    private static final double IDEOGRAPH_ADVANCE = 1;

    /** Tables that a browser asks for. */
    private static final List<String> TABLES =
            List.of("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");

    /** Two styles of one font. */
    private record Pair(Typeface regular, Typeface bold) {}

    private final byte[] file;
    private final String family;
    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unit;
    private final Set<Integer> missing = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Double> advances = new ConcurrentHashMap<>();
    private final Map<Integer, GeneralPath> outlines = new ConcurrentHashMap<>();

    private Typeface(byte[] file, String family) throws IOException {
        this.file = file.clone();
        this.family = family;
        font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        glyphs = font.getUnicodeCmapLookup();
        unit = 1.0 / font.getUnitsPerEm();
    }

    private static Typeface own(String resource) {
        try (InputStream in = Typeface.class.getResourceAsStream("/dev/rondo/figure/font/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("The font " + resource + " is missing from the program");
            }
            return new Typeface(in.readAllBytes(), FAMILY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Another font, from a TrueType file.
     *
     * @throws IllegalArgumentException if the bytes are no font with TrueType outlines, or one that must not be embedded
     */
    public static Typeface ofFile(byte[] file) {
        try {
            TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(file));
            if (read.getTableMap().get("glyf") == null) {
                throw new IllegalArgumentException("its letters are no TrueType outlines; convert it to .ttf");
            }
            OS2WindowsMetricsTable metrics = read.getOS2Windows();
            if (metrics != null && (metrics.getFsType() & RESTRICTED) != 0) {
                throw new IllegalArgumentException("its licence forbids to embed it; choose another one");
            }
            String family = read.getNaming() == null ? null : read.getNaming().getFontFamily();
            String name = family == null ? "Font of a file" : family.replaceAll("[^\\p{L}\\p{N} -]", "");
            return new Typeface(file, name);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no TrueType font: " + e.getMessage(), e);
        }
    }

    /** Draws with another font, in all that the action lays out and writes. */
    public static void using(Typeface regular, Typeface bold, Runnable action) {
        ScopedValue.where(CHOSEN, new Pair(regular, bold)).run(action);
    }

    /** The font in use: Rondo Sans, or the one chosen by {@link #using}. */
    public static Typeface of(boolean bold) {
        Pair pair = CHOSEN.isBound() ? CHOSEN.get() : OWN;
        return bold ? pair.bold : pair.regular;
    }

    /** Name of the family. */
    public String family() {
        return family;
    }

    /** Characters that were asked for and that the font lacks. */
    public Set<Integer> missing() {
        return new TreeSet<>(missing);
    }

    /** The TrueType file. */
    public byte[] file() {
        return file.clone();
    }

    public boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    /** The width of a text in font sizes: the sum of the advances of its characters. */
    public double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    /** The way from one character to the next; 0 for marks that stand on the character before. */
    public double advance(int codePoint) {
        return advances.computeIfAbsent(codePoint, this::readAdvance);
    }

    private double readAdvance(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.CONTROL || type == Character.FORMAT) {
            return 0;
        }
        int glyph = glyphs.getGlyphId(codePoint);
        if (glyph == 0) {
            missing.add(codePoint);
            return Character.isIdeographic(codePoint) || codePoint > Character.MAX_VALUE
                    ? IDEOGRAPH_ADVANCE
                    : UNKNOWN_ADVANCE;
        }
        synchronized (font) {
            try {
                return unit * font.getAdvanceWidth(glyph);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The text with a box for every character that the font lacks. */
    public String drawable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.FORMAT)
                .forEach(c -> out.appendCodePoint(has(c) ? c : SUBSTITUTE));
        return out.toString();
    }

    /** The outline of a character in units of {@link #unit}, y upwards from the baseline; must not be changed. */
    public GeneralPath outline(int codePoint) {
        return outlines.computeIfAbsent(codePoint, this::readOutline);
    }

    /** The length of a unit of the outlines, in font sizes. */
    public double unit() {
        return unit;
    }

    private GeneralPath readOutline(int codePoint) {
        synchronized (font) {
            try {
                GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
                return glyph == null ? new GeneralPath() : glyph.getPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A TrueType file with the glyphs of these characters only. */
    public byte[] subset(Collection<Integer> codePoints) {
        synchronized (font) {
            try {
                TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
                new TreeSet<>(codePoints).stream().filter(this::has).forEach(subsetter::add);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                subsetter.writeToStream(out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The characters of a text. */
    public static Collection<Integer> characters(String text) {
        return new ArrayList<>(text.codePoints().boxed().toList());
    }
}
