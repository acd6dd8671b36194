package dev.rondo.figure.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypefaceTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasLatinGreekArrowsAndSigns(boolean bold) {
        String needed = "abcXYZ0189()[]%&\u00e4\u00df\u010d\u0141\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03ba"
                + "\u03bb\u03bc\u03bd\u03be\u03c0\u03c1\u03c3\u03c4\u03c6\u03c7\u03c8\u03c9\u0393\u0394\u039b\u03a3\u03a6"
                + "\u03a8\u03a9\u2212\u00b1\u00d7\u00b7\u2192\u2190\u2191\u2193\u221e\u221a\u2248\u2260\u2264\u2265\u2202"
                + "\u2211\u222b\u2026\u2013\u2014\u2019\u00b0\u00b2\u00b3\u2080\u2082\u25a1";
        assertThat(needed.codePoints().filter(c -> !Typeface.of(bold).has(c))).isEmpty();
    }

    @Test
    void outlinesFillTheirAdvance() {
        Rectangle2D m = Typeface.REGULAR.outline('m').getBounds2D();
        double width = Typeface.REGULAR.unit() * m.getWidth();
        assertThat(width).isCloseTo(Typeface.REGULAR.advance('m'), within(0.2)).isPositive();
        assertThat(Typeface.REGULAR.outline(' ').getBounds2D().isEmpty()).isTrue();
    }

    @Test
    void aSubsetHasTheGlyphsAskedForWithTheirWidths() throws IOException {
        byte[] subset = Typeface.REGULAR.subset(List.of((int) 'W', (int) 'i', 0x3bb, 0x6642));
        assertThat(subset.length).isLessThan(6000);
        assertThat(Typeface.REGULAR.subset(List.of(0x3bb, (int) 'i', (int) 'W')))
                .isEqualTo(subset);
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(subset))) {
            for (int c : new int[] {'W', 'i', 0x3bb}) {
                int glyph = font.getUnicodeCmapLookup().getGlyphId(c);
                assertThat(glyph).isPositive();
                assertThat((double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm())
                        .isEqualTo(Typeface.REGULAR.advance(c));
            }
        }
    }

    @Test
    void boxesStandForWhatItLacks() {
        assertThat(Typeface.REGULAR.drawable("a\u6642b\u0007")).isEqualTo("a\u25a1b");
    }

    @Test
    void marksOnLettersTakeNoWidth() {
        assertThat(Typeface.REGULAR.width("e\u0301")).isEqualTo(Typeface.REGULAR.width("e"));
    }
}
