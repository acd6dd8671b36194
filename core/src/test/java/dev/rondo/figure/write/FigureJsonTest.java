package dev.rondo.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palettes;
import dev.rondo.figure.layout.Recolouring;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureJsonTest {
    static Stream<Map.Entry<String, Figure>> gallery() {
        return Gallery.figures().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void aFigureReadBackIsDrawnToTheSameBytes(Map.Entry<String, Figure> entry) {
        String json = FigureJson.write(entry.getValue());
        Figure read = FigureJson.read(json);
        assertThat(SvgWriter.standAlone().write(read))
                .isEqualTo(SvgWriter.standAlone().write(entry.getValue()));
        assertThat(FigureJson.write(read)).isEqualTo(json);
    }

    @Test
    void somethingElseIsRefused() {
        assertThatThrownBy(() -> FigureJson.read("{}")).hasMessageContaining("no figure of Rondo");
        assertThatThrownBy(() -> FigureJson.read("[")).hasMessageContaining("no figure of Rondo");
        assertThatThrownBy(() -> FigureJson.read("{\"format\":\"rondo-figure\",\"version\":9}"))
                .hasMessageContaining("version 1");
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void theTableHasARowForEveryNumber(Map.Entry<String, Figure> entry) {
        String[] lines = FigureData.csv(entry.getValue()).split("\n", -1);
        assertThat(lines).hasSizeGreaterThan(5);
        assertThat(lines[0]).startsWith("panel,mark,kind,label,x_axis,y_axis,x,y,low,high");
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void scopesOfTikzAreClosedAndItsTextIsPlainLatex(Map.Entry<String, Figure> entry) {
        String tex = new TikzWriter().write(entry.getValue());
        assertThat(tex.split("\\\\begin\\{scope\\}", -1)).hasSameSizeAs(tex.split("\\\\end\\{scope\\}", -1));
        assertThat(tex).doesNotContain("\u03bb", "\u2212", "\u2192").endsWith("\\end{tikzpicture}\n");
    }

    @Test
    void onePanelAloneKeepsItsShapeAndLosesItsLetter() {
        Figure one = Gallery.overview().alone(1);
        assertThat(one.panels()).hasSize(1);
        assertThat(one.panelLetters()).containsExactly("");
        assertThat(one.width()).isEqualTo(Length.ONE_COLUMN);
        assertThat(one.widened(Length.mm(170)).heightPx()).isEqualTo(2 * one.heightPx());
    }

    @Test
    void greyIsGrey() {
        String svg = SvgWriter.standAlone().write(Recolouring.of(Figure.of(Gallery.learning()), Palettes.GREY));
        assertThat(svg).doesNotContain("#093c8d", "#f35f1e").contains("#111", "#707070");
        Figure same = Recolouring.of(Gallery.overview(), Palettes.DEFAULT);
        assertThat(SvgWriter.standAlone().write(same))
                .isEqualTo(SvgWriter.standAlone().write(Gallery.overview()));
    }
}
