package dev.rondo.figure.write;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.paint.Canvas;
import dev.rondo.figure.paint.Outline;
import dev.rondo.figure.paint.Paint;
import dev.rondo.figure.paint.Words;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Collects the elements of one SVG image. */
final class SvgCanvas implements Canvas {
    private final Theme theme;
    private final String prefix;
    private final StringBuilder definitions = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Map<Colour, String> variables = new LinkedHashMap<>();
    private final Deque<int[]> groups = new ArrayDeque<>();
    private final PageFont font = new PageFont();
    private int ids;

    SvgCanvas(Theme theme, String prefix) {
        this.theme = theme;
        this.prefix = prefix;
    }

    String body() {
        return body.toString();
    }

    String definitions() {
        return definitions.toString();
    }

    /** The characters that were drawn. */
    PageFont font() {
        return font;
    }

    /** The style sheet that gives the colours their values on a light and on a dark page; empty for paper. */
    String colours() {
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
        return me + "{" + light + "}@media screen{[data-theme=dark] " + me + "{" + dark
                + "}}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) " + me + "{" + dark
                + "}}";
    }

    private void path(String d, Paint paint) {
        if (!d.isEmpty()) {
            body.append("<path d=\"").append(d).append('"');
            paint(paint);
            body.append("/>");
        }
    }

    @Override
    public void path(Outline outline, Paint paint) {
        path(SvgPath.of(outline).toString(), paint);
    }

    @Override
    public void rect(Rect rect, Paint paint) {
        rectangle(rect);
        paint(paint);
        body.append("/>");
    }

    @Override
    public void circle(double x, double y, double radius, Paint paint) {
        body.append("<circle");
        attribute("cx", Decimal.px(x));
        attribute("cy", Decimal.px(y));
        attribute("r", Decimal.px(radius));
        paint(paint);
        body.append("/>");
    }

    /** A PNG image, its pixels kept apart however large they become. */
    @Override
    public void cells(Rect rect, Grid cells, ColourScale colours) {
        String base64 = Base64.getEncoder().encodeToString(IndexedPng.of(cells, colours));
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

    @Override
    public void words(Words words) {
        font.add(words);
        body.append("<text");
        attribute("x", Decimal.px(words.x()));
        attribute("y", Decimal.px(words.y()));
        attribute("font-size", Decimal.px(words.size()));
        if (words.anchor() != Words.Anchor.START) {
            attribute("text-anchor", words.anchor().name().toLowerCase(Locale.ROOT));
        }
        attribute("fill", css(words.colour()));
        if (words.bold()) {
            attribute("font-weight", "bold");
        }
        if (words.degrees() != 0) {
            String place = Decimal.px(words.x()) + " " + Decimal.px(words.y());
            attribute("transform", "rotate(" + words.degrees() + " " + place + ")");
        }
        body.append('>');
        runs(words.text(), words.size());
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

    @Override
    public void open(String kind, String name) {
        int start = body.length();
        body.append("<g");
        if (!name.isEmpty()) {
            attribute("id", prefix + "-" + name);
        }
        attribute("class", kind);
        body.append('>');
        groups.push(new int[] {start, body.length()});
    }

    @Override
    public void openClipped(Rect window) {
        String id = newId();
        definitions
                .append("<clipPath id=\"")
                .append(id)
                .append("\"><path d=\"")
                .append(new SvgPath().rect(window.left(), window.top(), window.right(), window.bottom()))
                .append("\"/></clipPath>");
        int start = body.length();
        body.append("<g clip-path=\"url(#").append(id).append(")\">");
        groups.push(new int[] {start, body.length()});
    }

    /** Closes the group; an empty one vanishes. */
    @Override
    public void close() {
        int[] group = groups.pop();
        if (body.length() == group[1]) {
            body.setLength(group[0]);
        } else {
            body.append("</g>");
        }
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
            float[] dashes = RasterCanvas.dashes(stroke);
            if (dashes.length > 0) {
                attribute("stroke-dasharray", pattern(dashes));
            }
        }
    }

    private static String pattern(float[] dashes) {
        StringBuilder pattern = new StringBuilder();
        for (float dash : dashes) {
            pattern.append(pattern.isEmpty() ? "" : " ").append(Decimal.px(dash));
        }
        return pattern.toString();
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
