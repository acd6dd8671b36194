package dev.rondo.figure.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Contrast;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.Oklab;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.check.Fault.Rule;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FigureCheckTest {
    private static final double[] UP = {0, 1};

    private static Panel diagonal() {
        return Panel.of(Axis.x("x"), Axis.y("y")).with(Line.of(UP, UP).colour(Palette.BLUE));
    }

    /** A figure that breaks a rule, and no other. */
    private static Figure broken(Rule rule) {
        Panel panel = switch (rule) {
            case TEXT_ON_TEXT -> diagonal().with(Note.at(0.2, 0.8, "here")).with(Note.at(0.21, 0.8, "there"));
            case TEXT_OFF_PAGE -> diagonal().with(Note.at(1, 0.2, "far too long for this place"));
            case TEXT_ON_AXIS -> diagonal().with(Note.at(0, 0.6, "over"));
            case LEGEND_ON_DATA ->
                Panel.of(Axis.x("x"), Axis.y("y"))
                        .with(Line.of(UP, UP).label("rising"))
                        .legend(Legend.TOP_RIGHT);
            case TEXT_CONTRAST ->
                diagonal()
                        .with(Points.of(new double[] {0.2}, new double[] {0.8})
                                .size(40)
                                .colour(Palette.BLUE))
                        .with(Line.of(UP, UP).colour(Palette.BLUE).label("line"))
                        .with(Points.of(new double[0], new double[0])
                                .colour(Palette.BLUE)
                                .label("disc"))
                        .with(Note.at(0.2, 0.8, "a"));
            case MARK_CONTRAST ->
                Panel.of(Axis.x("x"), Axis.y("y")).with(Line.of(UP, UP).colour(new Colour(0xdddddd, 0xffffff)));
            case COLOURS_APART ->
                Panel.of(Axis.x("x"), Axis.y("y"))
                        .with(Line.of(UP, UP).colour(Colour.rgb(0xb04a4a)).label("red"))
                        .with(Line.of(UP, new double[] {0, 0.5})
                                .colour(Colour.rgb(0x6b6b2f))
                                .label("green"));
            case KEY_MISSING ->
                diagonal().with(Line.of(UP, new double[] {0, 0.5}).dashed());
            case AXIS_UNLABELLED -> Panel.of(Axis.x(""), Axis.y("y")).with(Line.of(UP, UP));
        };
        return Figure.of(panel);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aBrokenRuleIsFound(Rule rule) {
        assertThat(FigureCheck.of(broken(rule))).extracting(Fault::rule).contains(rule);
    }

    @Test
    void aPlainFigureHasNoFault() {
        assertThat(FigureCheck.of(Figure.of(diagonal()))).isEmpty();
    }

    @Test
    void theMeasuredOverlapIsThatOfTheInk() {
        Panel apart = diagonal().with(Note.at(0.2, 0.9, "H")).with(Note.at(0.2, 0.7, "H"));
        assertThat(FigureCheck.of(Figure.of(apart))).isEmpty();
        double depth = FigureCheck.of(Figure.of(diagonal()
                        .with(Note.at(0.2, 0.9, "H"))
                        .with(Note.at(0.2, 0.9, "H").offset(0, 2))))
                .stream()
                .filter(f -> f.rule() == Rule.TEXT_ON_TEXT)
                .findFirst()
                .orElseThrow()
                .measured();
        double capital = 0.716 * 0.89 * Length.pt(9).px();
        assertThat(depth).isCloseTo(capital - 2, Offset.offset(0.8));
    }

    @ParameterizedTest
    @CsvSource({"0, 16777215, 21", "16777215, 16777215, 1", "7829367, 16777215, 4.4783"})
    void contrastsAreThoseOfTheGuidelines(int one, int other, double ratio) {
        assertThat(Contrast.of(one, other)).isCloseTo(ratio, Offset.offset(1e-3));
        assertThat(Contrast.of(other, one)).isEqualTo(Contrast.of(one, other));
    }

    @Test
    void greysLookAlikeToEveryEye() {
        for (ColourVision eye : ColourVision.values()) {
            for (int grey : new int[] {0, 0x404040, 0x808080, 0xffffff}) {
                assertThat(Oklab.ofRgb(eye.seen(grey)).distance(Oklab.ofRgb(grey)))
                        .as("%s %06x", eye, grey)
                        .isLessThan(0.002);
            }
        }
    }

    @Test
    void thePaletteIsToldApartByEveryEyeAndSeenOnBothPages() {
        List<Colour> order = Palette.ORDER;
        IntStream.range(0, order.size()).forEach(i -> {
            assertThat(Contrast.of(order.get(i).light(), Colour.PAPER.light())).isGreaterThan(Contrast.MARKS);
            assertThat(Contrast.of(order.get(i).dark(), Colour.PAPER.dark())).isGreaterThan(Contrast.MARKS);
            IntStream.range(0, i).forEach(k -> {
                double light =
                        ColourVision.distance(order.get(i).light(), order.get(k).light());
                double dark =
                        ColourVision.distance(order.get(i).dark(), order.get(k).dark());
                assertThat(Math.min(light, dark)).isGreaterThan(i < 6 ? 0.095 : ColourVision.APART);
            });
        });
    }

    @Test
    void aNarrowFigureKeepsItsPanelsAndTheirOrder() {
        Panel[] panels = Stream.of("one", "two", "three", "four", "five")
                .map(title -> diagonal().title(title))
                .toArray(Panel[]::new);
        Figure wide = Figure.grid(4, panels).height(Length.mm(100)).lettered();
        Figure narrow = wide.widened(Length.ONE_COLUMN);
        assertThat(narrow.columns()).isEqualTo(2);
        assertThat(narrow.panels())
                .extracting(p -> p.panel().title())
                .containsExactly("one", "two", "three", "four", "five");
        assertThat(narrow.panelLetters()).isEqualTo(wide.panelLetters());
        assertThat(Objects.requireNonNull(narrow.height()).mm()).isCloseTo(150, Offset.offset(1e-9));
        assertThat(FigureCheck.of(narrow)).isEmpty();
    }
}
