package dev.rondo.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Line;
import dev.rondo.figure.Note;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Series;
import dev.rondo.figure.layout.FigureLayout;
import dev.rondo.figure.layout.LegendBox;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgWriterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/rondo/figure/scales.svg");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern USE =
            Pattern.compile("url\\(#([^)]+)\\)|labelledby=\"([^\"]+)\"|describedby=\"([^\"]+)\"");

    static Stream<Map.Entry<String, Figure>> gallery() {
        return Gallery.figures().entrySet().stream();
    }

    /** {@code -Drondo.golden.remake=true} writes the file anew; look at it before committing. */
    @Test
    void theGoldenFigureIsUnchanged() throws IOException {
        String svg = SvgWriter.standAlone().write(Gallery.scales());
        if (Boolean.getBoolean("rondo.golden.remake")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void aFileBringsItsLettersAndAPageBringsThemOnce() {
        PageFont page = new PageFont();
        Figure figure = Figure.of(Gallery.sequence()).lettered();
        assertThat(SvgWriter.standAlone().write(figure)).contains("@font-face{font-family:'Rondo Sans';src:url(data:");
        assertThat(SvgWriter.inline("a", page).write(figure)).doesNotContain("@font-face");
        String once = page.css();
        SvgWriter.inline("b", page).write(figure);
        assertThat(page.css()).isEqualTo(once).contains("font-weight:bold");
    }

    @Test
    void panelsHaveIdsAndMarksClasses() {
        assertThat(SvgWriter.standAlone()
                        .write(Figure.row(Gallery.sequence(), Gallery.learning())
                                .lettered()))
                .contains(
                        "<g id=\"f-panel-a\" class=\"panel\">",
                        "id=\"f-panel-b\"",
                        "class=\"mark heatmap\"",
                        "class=\"mark line\"",
                        "class=\"axes\"",
                        "class=\"legend\"");
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void sameFigureSameBytesInEveryCountry(Map.Entry<String, Figure> entry) {
        String svg = SvgWriter.standAlone().write(entry.getValue());
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(SvgWriter.standAlone().write(Gallery.figure(entry.getKey())))
                    .isEqualTo(svg);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a & b \"c\" 'd'",
                "]]>",
                "\u0000\u0008\ud800 x",
                "</svg>",
                "_{<}^{&}"
            })
    void hostileLabelsStayText(String label) {
        Panel panel = Panel.of(Axis.x(label, label), Axis.y(label).categories(label))
                .title(label)
                .with(Line.of(new double[] {0, 1}, new double[] {0, 1}).label(label))
                .with(Note.at(0.5, 0.5, label));
        for (SvgWriter writer : List.of(SvgWriter.standAlone(), SvgWriter.inline("x", new PageFont()))) {
            String svg = writer.write(Figure.of(panel).described(label, label));
            assertThat(WellFormed.parse(svg).getElementsByTagName("script").getLength())
                    .isZero();
        }
    }

    @Test
    void manyFiguresShareAPageWithoutSharingIds() {
        List<String> ids = new ArrayList<>();
        int figure = 0;
        for (Figure f : Gallery.figures().values()) {
            figure++;
            String svg = SvgWriter.inline("fig" + figure, new PageFont()).write(f);
            List<String> own = ID.matcher(svg).results().map(m -> m.group(1)).toList();
            ids.addAll(own);
            Matcher use = USE.matcher(svg);
            while (use.find()) {
                assertThat(own).contains(use.group().replaceAll(".*[#\"]([^\")]+)[\")]", "$1"));
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @Test
    void inlineFiguresFollowThePageAndFilesDoNot() {
        Figure figure = Gallery.overview();
        assertThat(SvgWriter.inline("a", new PageFont()).write(figure))
                .contains("prefers-color-scheme:dark", "[data-theme=dark] #a", "var(--a0)")
                .doesNotContain("fill=\"#fff\"/>");
        assertThat(SvgWriter.standAlone().write(figure)).doesNotContain("var(").contains("fill=\"#fff\"/>");
    }

    @Test
    void readersWhoHearTheFigureAreToldItsName() {
        Element svg = WellFormed.parse(SvgWriter.inline("a", new PageFont()).write(Gallery.overview()))
                .getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Overview");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).startsWith("A sequence");
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void noTextIsCutOff(Map.Entry<String, Figure> entry) {
        Figure figure = entry.getValue();
        NodeList texts = WellFormed.parse(SvgWriter.standAlone().write(figure)).getElementsByTagName("text");
        assertThat(texts.getLength()).isPositive();
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            Rect box = box(text);
            assertThat(new Rect(0, 0, figure.width().px(), figure.heightPx())
                            .grown(0.5)
                            .contains(box.left(), box.top()))
                    .as("'%s' at %s", text.getTextContent(), box)
                    .isTrue();
            assertThat(box.right())
                    .as(text.getTextContent())
                    .isLessThan(figure.width().px() + 0.5);
            assertThat(box.bottom()).as(text.getTextContent()).isLessThan(figure.heightPx() + 0.5);
        }
    }

    @Test
    void aHundredTracesOfTenSecondsStaySmall() {
        double[] t = Series.spaced(0, 0.01, 1001).toArray();
        Panel panel = Panel.of(Axis.x("time", "s"), Axis.y("rate"));
        for (int unit = 0; unit < 100; unit++) {
            double[] r = new double[t.length];
            for (int i = 0; i < t.length; i++) {
                r[i] = Math.max(0, Math.sin(2 * Math.PI * (t[i] / 1.3 + unit / 100.0)));
            }
            panel = panel.with(Line.of(t, r));
        }
        assertThat(SvgWriter.standAlone().write(Figure.of(panel)).length()).isLessThan(200_000);
    }

    @Test
    void aLegendHidesNoData() {
        double[] x = {0, 1, 2, 3};
        Panel rising = Panel.of(Axis.x("x"), Axis.y("y")).with(Line.of(x, x).label("a"));
        Plot plot = FigureLayout.of(Figure.of(rising)).getFirst();
        assertThat(LegendBox.of(plot).place()).isEqualTo(Legend.TOP_LEFT);
        Panel full = rising.with(HeatMap.of(new double[4][4]));
        assertThat(LegendBox.of(FigureLayout.of(Figure.of(full)).getFirst()).place())
                .isEqualTo(Legend.ABOVE);
    }

    @Test
    void plotsOfOneColumnAreAligned() {
        List<Plot> plots = FigureLayout.of(Gallery.overview());
        assertThat(plots.get(0).area().left()).isEqualTo(plots.get(2).area().left());
        assertThat(plots.get(0).area().top()).isEqualTo(plots.get(1).area().top());
    }

    @Test
    void anEqualAspectIsEqual() {
        Plot plot = FigureLayout.of(Figure.of(Gallery.eigenvalues())).getFirst();
        double across = plot.px(1) - plot.px(0);
        assertThat(plot.py(0) - plot.py(1)).isCloseTo(across, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void aPrefixIsAName() {
        assertThatThrownBy(() -> SvgWriter.inline("1 \"", new PageFont())).hasMessageContaining("prefix of ids");
    }

    /** Where a text lies, turned by 0, 45 or 90 degrees. */
    private static Rect box(Element text) {
        double size = Double.parseDouble(text.getAttribute("font-size"));
        double x = Double.parseDouble(text.getAttribute("x"));
        double y = Double.parseDouble(text.getAttribute("y"));
        double width = RichText.parse(text.getTextContent()).width(size, text.hasAttribute("font-weight"));
        double before = switch (text.getAttribute("text-anchor")) {
            case "middle" -> width / 2;
            case "end" -> width;
            default -> 0;
        };
        String turn = text.getAttribute("transform");
        if (turn.startsWith("rotate(-90")) {
            return new Rect(x - 0.72 * size, y - width + before, size, width);
        }
        if (turn.startsWith("rotate(-45")) {
            return new Rect(x - 0.71 * before, y, 0.71 * width, 0.71 * width);
        }
        return new Rect(x - before, y - 0.72 * size, width, 0.95 * size);
    }
}
