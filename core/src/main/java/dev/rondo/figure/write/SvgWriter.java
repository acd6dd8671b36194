package dev.rondo.figure.write;

import dev.rondo.figure.Figure;
import dev.rondo.figure.paint.FigurePainter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures as SVG: the same figure, the same bytes.
 *
 * <p>A stand-alone image lies on white paper and brings the letters that it uses. An inline one is meant for a page of
 * HTML: it has no background, its colours follow the reader's light or dark mode (or {@code data-theme="light|dark"} on
 * the page's root), its ids begin with a prefix, so that a page can hold many, and its letters come with the page's
 * {@link PageFont}.
 *
 * <p>Groups carry classes ({@code panel}, {@code mark line}, {@code axes}, {@code legend} ...), panels ids such as
 * {@code f-panel-b}.
 */
public final class SvgWriter {
    private final Theme theme;
    private final String prefix;
    private final @Nullable PageFont page;

    private SvgWriter(Theme theme, String prefix, @Nullable PageFont page) {
        this.theme = theme;
        this.prefix = prefix;
        this.page = page;
    }

    /** For files of their own. */
    public static SvgWriter standAlone() {
        return new SvgWriter(Theme.PAPER, "f", null);
    }

    /**
     * For figures inside a page.
     *
     * @param prefix beginning of every id of the figure; unique on its page, e.g. {@code fig3}
     * @param page collects the characters that the page needs
     */
    public static SvgWriter inline(String prefix, PageFont page) {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException(
                    "The prefix of ids is a letter, then letters, digits, - and _: '" + prefix + "'");
        }
        return new SvgWriter(Theme.PAGE, prefix, page);
    }

    /** The figure as an SVG document. */
    public String write(Figure figure) {
        SvgCanvas canvas = new SvgCanvas(theme, prefix);
        FigurePainter.paint(canvas, figure);
        return head(figure) + names(figure) + style(canvas) + definitions(canvas) + background() + canvas.body()
                + "</svg>\n";
    }

    /** Writes the figure to a file. */
    public void save(Figure figure, Path file) throws IOException {
        Files.writeString(file, write(figure), StandardCharsets.UTF_8);
    }

    private String style(SvgCanvas canvas) {
        String colours = canvas.colours();
        String fonts = "";
        if (page == null) {
            fonts = canvas.font().css();
        } else {
            page.add(canvas.font());
        }
        return fonts.isEmpty() && colours.isEmpty() ? "" : "<style>" + fonts + colours + "</style>";
    }

    private String head(Figure figure) {
        String width = Decimal.px(figure.width().px());
        String height = Decimal.px(figure.heightPx());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + prefix + "\" width=\"" + width + "\" height=\""
                + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"" + PageFont.families()
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
}
