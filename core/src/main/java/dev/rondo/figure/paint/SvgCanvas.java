package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the elements of one SVG image. */
public final class SvgCanvas {
    /** Position of a text relative to its x. */
    public enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String css;

        Anchor(String css) {
            this.css = css;
        }
    }

    private final Theme theme;
    private final String prefix;
    private final StringBuilder definitions = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Map<Colour, String> variables = new LinkedHashMap<>();
    private int ids;

    public SvgCanvas(Theme theme, String prefix) {
        this.theme = theme;
        this.prefix = prefix;
    }

    public String body() {
        return body.toString();
    }

    public String definitions() {
        return definitions.toString();
    }

    /** The style sheet that gives the colours their values on a light and on a dark page; empty for paper. */
    public String style() {
        if (variables.isEmpty()) {
            return "";
        }
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        variables.forEach((colour, name) -> {
            light.append(name).append(':').append(Colour.css(colour.light())).append(';');
            dark.append(name).append(':').append(Colour.css(colour.dark())).append(';');
        });
        String me = "#" + prefix;
        return "<style>" + me + "{" + light + "}@media screen{[data-theme=dark] " + me + "{" + dark
                + "}}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) " + me + "{" + dark
                + "}}</style>";
    }

    void path(String d, Paint paint) {
        if (!d.isEmpty()) {
            body.append("<path d=\"").append(d).append('"');
            paint(paint);
            body.append("/>");
        }
    }

    void path(SvgPath path, Paint paint) {
        path(path.toString(), paint);
    }

    void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        path(new SvgPath().moveTo(x1, y1).lineTo(x2, y2), Paint.outline(stroke));
    }

    void rect(Rect rect, Paint paint) {
        rectangle(rect);
        paint(paint);
        body.append("/>");
    }

    void circle(double x, double y, double radius, Paint paint) {
        body.append("<circle");
        attribute("cx", Decimal.px(x));
        attribute("cy", Decimal.px(y));
        attribute("r", Decimal.px(radius));
        paint(paint);
        body.append("/>");
    }

    /** A rectangle filled by colours from bottom to top. */
    void gradient(Rect rect, List<Colour> colours) {
        String id = newId();
        definitions.append("<linearGradient id=\"").append(id).append("\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">");
        for (int i = 0; i < colours.size(); i++) {
            definitions
                    .append("<stop offset=\"")
                    .append(Decimal.px(100.0 * i / (colours.size() - 1)))
                    .append("%\" stop-color=\"")
                    .append(css(colours.get(i)))
                    .append("\"/>");
        }
        definitions.append("</linearGradient>");
        rectangle(rect);
        attribute("fill", "url(#" + id + ")");
        body.append("/>");
    }

    /** A PNG image, its pixels kept apart however large they become. */
    void image(Rect rect, String base64) {
        body.append("<image");
        attribute("x", Decimal.px(rect.left()));
        attribute("y", Decimal.px(rect.top()));
        attribute("width", Decimal.px(rect.width()));
        attribute("height", Decimal.px(rect.height()));
        attribute("preserveAspectRatio", "none");
        attribute("image-rendering", "pixelated");
        attribute("style", "image-rendering:pixelated");
        attribute("href", "data:image/png;base64," + base64);
        body.append("/>");
    }

    void text(String markup, double x, double y, double size, Anchor anchor) {
        text(markup, x, y, size, anchor, Colour.INK, "");
    }

    public void boldText(String markup, double x, double y, double size, Anchor anchor) {
        text(markup, x, y, size, anchor, Colour.INK, " font-weight=\"bold\"");
    }

    /** Text turned by {@code degrees} (clockwise) about its place. */
    void turnedText(String markup, double x, double y, double size, Anchor anchor, int degrees) {
        String turn = " transform=\"rotate(" + degrees + " " + Decimal.px(x) + " " + Decimal.px(y) + ")\"";
        text(markup, x, y, size, anchor, Colour.INK, turn);
    }

    void text(String markup, double x, double y, double size, Anchor anchor, Colour colour, String more) {
        if (markup.isBlank()) {
            return;
        }
        body.append("<text");
        attribute("x", Decimal.px(x));
        attribute("y", Decimal.px(y));
        attribute("font-size", Decimal.px(size));
        if (anchor != Anchor.START) {
            attribute("text-anchor", anchor.css);
        }
        attribute("fill", css(colour));
        body.append(more).append('>');
        runs(RichText.parse(markup), size);
        body.append("</text>");
    }

    /** Runs above or below the line are moved there, and the next one back. */
    private void runs(RichText text, double size) {
        double risen = 0;
        for (RichText.Run run : text.runs()) {
            double fall = risen - run.rise();
            risen = run.rise();
            if (fall == 0 && !run.isSmall()) {
                body.append(Xml.text(run.text()));
                continue;
            }
            body.append("<tspan");
            attribute("dy", Decimal.px(fall * size));
            if (run.isSmall()) {
                attribute("font-size", Decimal.px(RichText.SMALL * size));
            }
            body.append('>').append(Xml.text(run.text())).append("</tspan>");
        }
    }

    /** The id of a window with the shape of the rectangle. */
    String clip(Rect rect) {
        String id = newId();
        definitions
                .append("<clipPath id=\"")
                .append(id)
                .append("\"><path d=\"")
                .append(new SvgPath().rect(rect.left(), rect.top(), rect.right(), rect.bottom()))
                .append("\"/></clipPath>");
        return id;
    }

    /** Everything until {@link #close} is seen only through that window. */
    void openClipped(String clip) {
        body.append("<g clip-path=\"url(#").append(clip).append(")\">");
    }

    void open() {
        body.append("<g>");
    }

    void close() {
        body.append("</g>");
    }

    private String newId() {
        ids++;
        return prefix + "-" + ids;
    }

    private void rectangle(Rect rect) {
        body.append("<rect");
        attribute("x", Decimal.px(rect.left()));
        attribute("y", Decimal.px(rect.top()));
        attribute("width", Decimal.px(rect.width()));
        attribute("height", Decimal.px(rect.height()));
    }

    private void paint(Paint paint) {
        attribute("fill", paint.fill() == null ? "none" : css(paint.fill()));
        if (paint.fill() != null && paint.fillOpacity() < 1) {
            attribute("fill-opacity", Decimal.px(paint.fillOpacity()));
        }
        Stroke stroke = paint.outline();
        if (stroke != null) {
            attribute("stroke", css(stroke.colour() == null ? Colour.INK : stroke.colour()));
            attribute("stroke-width", Decimal.px(stroke.width()));
            if (stroke.opacity() < 1) {
                attribute("stroke-opacity", Decimal.px(stroke.opacity()));
            }
            if (stroke.dash() != Stroke.Dash.SOLID) {
                attribute("stroke-dasharray", stroke.dash().pattern());
            }
        }
    }

    private void attribute(String name, String value) {
        body.append(' ').append(name).append("=\"").append(value).append('"');
    }

    private String css(Colour colour) {
        if (theme == Theme.PAPER || colour.light() == colour.dark()) {
            return Colour.css(colour.light());
        }
        String name = variables.computeIfAbsent(colour, c -> "--" + prefix + variables.size());
        return "var(" + name + ")";
    }
}
