package dev.rondo.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.figure.Figure;
import dev.rondo.figure.font.Typeface;
import dev.rondo.figure.layout.RichText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures in the font of a file. */
class OtherFontTest {
    @Test
    void theFontOfAFileIsMeasuredAndEmbeddedWhereItIsInUse() {
        Typeface bold = Typeface.ofFile(Typeface.BOLD.file());
        Figure figure = Figure.of(Gallery.sequence());
        List<Double> widths = new ArrayList<>();
        List<String> written = new ArrayList<>();
        Typeface.using(bold, bold, () -> {
            widths.add(RichText.parse("time (s)").width(10, false));
            written.add(SvgWriter.standAlone().write(figure));
        });
        assertThat(widths).containsExactly(10 * Typeface.BOLD.width("time (s)"));
        assertThat(written.getFirst()).contains("font-family:'" + bold.family() + "'");
        assertThat(SvgWriter.standAlone().write(figure)).contains("font-family:'Rondo Sans'");
        assertThat(bold.missing()).isEmpty();
    }

    @Test
    void charactersThatAFontLacksAreNamed() {
        Typeface face = Typeface.ofFile(Typeface.REGULAR.file());
        Typeface.using(face, face, () -> RichText.parse("a\u6642").width(10, false));
        assertThat(face.missing()).containsExactly(0x6642);
    }

    @Test
    void whatIsNoFontIsRefused() {
        byte[] text = "no font at all, only some words".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Typeface.ofFile(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
