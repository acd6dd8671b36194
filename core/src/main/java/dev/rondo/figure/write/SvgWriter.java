package dev.rondo.figure.write;

import dev.rondo.figure.Figure;
import dev.rondo.figure.layout.FigureLayout;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Type;
import dev.rondo.figure.paint.Decimal;
import dev.rondo.figure.paint.PanelPainter;
import dev.rondo.figure.paint.SvgCanvas;
import dev.rondo.figure.paint.Theme;
import dev.rondo.figure.paint.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes figures as SVG: the same figure, the same bytes.
 *
 * <p>A stand-alone image lies on white paper. An inline one is meant for a page of HTML: it has no background, its
 * colours follow the reader's light or dark mode (or {@code data-theme="light|dark"} on the page's root), and its ids
 * begin with a prefix, so that a page can hold many.
 */
public final class SvgWriter {
    private final Theme theme;
    private final String prefix;

    private SvgWriter(Theme theme, String prefix) {
        this.theme = theme;
        this.prefix = prefix;
    }

    /** For files of their own. */
    public static SvgWriter standAlone() {
        return new SvgWriter(Theme.PAPER, "f");
    }

    /**
     * For figures inside a page.
     *
     * @param prefix beginning of every id of the figure; unique on its page, e.g. {@code fig3}
     */
    public static SvgWriter inline(String prefix) {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException(
                    "The prefix of ids is a letter, then letters, digits, - and _: '" + prefix + "'");
        }
        return new SvgWriter(Theme.PAGE, prefix);
    }

    /** The figure as an SVG document. */
    public String write(Figure figure) {
        SvgCanvas canvas = new SvgCanvas(theme, prefix);
        List<Plot> plots = FigureLayout.of(figure);
        plots.forEach(plot -> PanelPainter.paint(canvas, plot));
        letters(canvas, figure, plots);
        return head(figure) + names(figure) + canvas.style() + definitions(canvas) + background() + canvas.body()
                + "</svg>\n";
    }

    /** Writes the figure to a file. */
    public void save(Figure figure, Path file) throws IOException {
        Files.writeString(file, write(figure), StandardCharsets.UTF_8);
    }

    private String head(Figure figure) {
        String width = Decimal.px(figure.width().px());
        String height = Decimal.px(figure.heightPx());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + prefix + "\" width=\"" + width + "\" height=\""
                + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"" + Type.FAMILY
                + "\" stroke-linejoin=\"round\" role=\"img\""
                + (isNamed(figure) ? " aria-labelledby=\"" + prefix + "-t\"" : "")
                + (figure.description().isBlank() ? "" : " aria-describedby=\"" + prefix + "-d\"") + ">";
    }

    private static boolean isNamed(Figure figure) {
        return !figure.name().isBlank();
    }

    private String names(Figure figure) {
        String name = isNamed(figure) ? "<title id=\"" + prefix + "-t\">" + Xml.text(figure.name()) + "</title>" : "";
        String description = figure.description().isBlank()
                ? ""
                : "<desc id=\"" + prefix + "-d\">" + Xml.text(figure.description()) + "</desc>";
        return name + description;
    }

    private static String definitions(SvgCanvas canvas) {
        return canvas.definitions().isEmpty() ? "" : "<defs>" + canvas.definitions() + "</defs>";
    }

    private String background() {
        return theme == Theme.PAPER ? "<path d=\"M0 0H99999V99999H0z\" fill=\"#fff\"/>" : "";
    }

    private static void letters(SvgCanvas canvas, Figure figure, List<Plot> plots) {
        if (figure.letters().isEmpty()) {
            return;
        }
        int letter = figure.letters().codePointAt(0);
        List<FigureLayout.Corner> corners = FigureLayout.corners(figure, plots);
        double size = new Type(figure.fontSize().px()).letter();
        for (int i = 0; i < plots.size(); i++) {
            if (plots.get(i).panel().lettered()) {
                canvas.boldText(
                        Character.toString(letter),
                        corners.get(i).left(),
                        corners.get(i).top() + 0.8 * size,
                        size,
                        SvgCanvas.Anchor.START);
                letter++;
            }
        }
    }
}
