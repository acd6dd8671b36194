package dev.rondo.figure.write;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.font.Typeface;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.paint.Canvas;
import dev.rondo.figure.paint.Outline;
import dev.rondo.figure.paint.Paint;
import dev.rondo.figure.paint.Words;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Draws on a page of PDF: lines are lines, text is text in an embedded font. Coordinates are in px, y downwards. */
final class PdfCanvas implements Canvas {
    /** Distance of the control points of a quarter of a circle, in radii. */
    private static final double ROUND = 0.5522847498;

    private static final int ROUND_JOIN = 1;

    private final PDDocument document;
    private final PDPageContentStream page;
    private final Map<Boolean, PDFont> fonts = new HashMap<>();
    private final Map<Opacities, PDExtendedGraphicsState> states = new HashMap<>();

    private record Opacities(double fill, double line) {}

    /** An act that may fail to write, which it does not in memory. */
    @FunctionalInterface
    private interface Act {
        void run() throws IOException;
    }

    PdfCanvas(PDDocument document, PDPageContentStream page) {
        this.document = document;
        this.page = page;
        act(() -> page.setLineJoinStyle(ROUND_JOIN));
    }

    @Override
    public void path(Outline outline, Paint paint) {
        if (outline.isEmpty()) {
            return;
        }
        paint(
                paint,
                () -> outline.tell(new Outline.Steps() {
                    @Override
                    public void moveTo(double x, double y) {
                        act(() -> page.moveTo((float) x, (float) y));
                    }

                    @Override
                    public void lineTo(double x, double y) {
                        act(() -> page.lineTo((float) x, (float) y));
                    }

                    @Override
                    public void close() {
                        act(page::closePath);
                    }
                }));
    }

    @Override
    public void circle(double x, double y, double radius, Paint paint) {
        paint(paint, () -> {
            page.moveTo((float) (x + radius), (float) y);
            for (int quarter = 0; quarter < 4; quarter++) {
                double c = quarter == 0 ? 1 : quarter == 2 ? -1 : 0;
                double s = quarter == 1 ? 1 : quarter == 3 ? -1 : 0;
                page.curveTo(
                        (float) (x + radius * (c - ROUND * s)),
                        (float) (y + radius * (s + ROUND * c)),
                        (float) (x + radius * (ROUND * c - s)),
                        (float) (y + radius * (ROUND * s + c)),
                        (float) (x - radius * s),
                        (float) (y + radius * c));
            }
            page.closePath();
        });
    }

    @Override
    public void rect(Rect rect, Paint paint) {
        paint(paint, () -> add(rect));
    }

    @Override
    public void cells(Rect rect, Grid cells, ColourScale colours) {
        act(() -> {
            PDImageXObject image = LosslessFactory.createFromImage(document, RasterCanvas.image(cells, colours));
            page.drawImage(
                    image, new Matrix((float) rect.width(), 0, 0, (float) -rect.height(), (float) rect.left(), (float)
                            rect.bottom()));
        });
    }

    @Override
    public void words(Words words) {
        Typeface face = Typeface.of(words.bold());
        AffineTransform line = AffineTransform.getTranslateInstance(words.x(), words.y());
        line.rotate(StrictMath.toRadians(words.degrees()));
        act(() -> {
            opacities(new Opacities(1, 1));
            page.setNonStrokingColor(rgb(words.colour(), 16), rgb(words.colour(), 8), rgb(words.colour(), 0));
            page.beginText();
            double x = words.start();
            for (RichText.Run run : words.text().runs()) {
                double size = run.isSmall() ? RichText.SMALL * words.size() : words.size();
                String text = face.drawable(run.text());
                AffineTransform place = new AffineTransform(line);
                place.translate(x, -run.rise() * words.size());
                place.scale(1, -1);
                page.setFont(font(words.bold()), (float) size);
                page.setTextMatrix(new Matrix(place));
                page.showText(text);
                x += size * face.width(text);
            }
            page.endText();
        });
    }

    @Override
    public void open(String kind, String name) {
        act(page::saveGraphicsState);
    }

    @Override
    public void openClipped(Rect window) {
        act(() -> {
            page.saveGraphicsState();
            add(window);
            page.clip();
        });
    }

    @Override
    public void close() {
        act(page::restoreGraphicsState);
    }

    private void add(Rect rect) throws IOException {
        page.addRect((float) rect.left(), (float) rect.top(), (float) rect.width(), (float) rect.height());
    }

    private PDFont font(boolean bold) throws IOException {
        PDFont known = fonts.get(bold);
        if (known == null) {
            known = PDType0Font.load(
                    document, new ByteArrayInputStream(Typeface.of(bold).file()), true);
            fonts.put(bold, known);
        }
        return known;
    }

    /** Fills and outlines what {@code shape} adds to the page. */
    private void paint(Paint paint, Act shape) {
        Colour fill = paint.fill();
        Stroke stroke = paint.outline();
        if (fill == null && stroke == null) {
            return;
        }
        act(() -> {
            opacities(new Opacities(fill == null ? 1 : paint.fillOpacity(), stroke == null ? 1 : stroke.opacity()));
            if (stroke != null) {
                Colour line = stroke.colour() == null ? Colour.INK : stroke.colour();
                page.setStrokingColor(rgb(line, 16), rgb(line, 8), rgb(line, 0));
                page.setLineWidth((float) stroke.width());
                page.setLineDashPattern(RasterCanvas.dashes(stroke), 0);
            }
            if (fill != null) {
                page.setNonStrokingColor(rgb(fill, 16), rgb(fill, 8), rgb(fill, 0));
            }
            shape.run();
            if (fill == null) {
                page.stroke();
            } else if (stroke == null) {
                page.fill();
            } else {
                page.fillAndStroke();
            }
        });
    }

    private void opacities(Opacities opacities) throws IOException {
        PDExtendedGraphicsState state = states.get(opacities);
        if (state == null) {
            state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) opacities.fill);
            state.setStrokingAlphaConstant((float) opacities.line);
            states.put(opacities, state);
        }
        page.setGraphicsStateParameters(state);
    }

    private static float rgb(Colour colour, int shift) {
        return ((colour.light() >> shift) & 255) / 255f;
    }

    private static void act(Act act) {
        try {
            act.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
