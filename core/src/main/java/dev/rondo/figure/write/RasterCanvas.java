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
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Draws on an image. Letters are outlines of {@link Typeface}: Java's fonts, which depend on the machine, are not asked. */
final class RasterCanvas implements Canvas {
    private final Graphics2D canvas;
    private final Deque<Shape> windows = new ArrayDeque<>();

    RasterCanvas(Graphics2D canvas) {
        this.canvas = canvas;
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    @Override
    public void path(Outline outline, Paint paint) {
        if (!outline.isEmpty()) {
            paint(shape(outline), paint);
        }
    }

    @Override
    public void circle(double x, double y, double radius, Paint paint) {
        paint(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), paint);
    }

    @Override
    public void rect(Rect rect, Paint paint) {
        paint(rectangle(rect), paint);
    }

    @Override
    public void cells(Rect rect, Grid cells, ColourScale colours) {
        AffineTransform place = AffineTransform.getTranslateInstance(rect.left(), rect.top());
        place.scale(rect.width() / cells.columns(), rect.height() / cells.rows());
        canvas.drawImage(image(cells, colours), place, null);
    }

    /** One pixel per cell. */
    static BufferedImage image(Grid cells, ColourScale colours) {
        BufferedImage image = new BufferedImage(cells.columns(), cells.rows(), BufferedImage.TYPE_INT_RGB);
        for (int r = 0; r < cells.rows(); r++) {
            for (int c = 0; c < cells.columns(); c++) {
                image.setRGB(c, r, colours.colour(cells.get(r, c)).light());
            }
        }
        return image;
    }

    @Override
    public void words(Words words) {
        Typeface face = Typeface.of(words.bold());
        AffineTransform page = canvas.getTransform();
        canvas.setColor(new Color(words.colour().light()));
        canvas.translate(words.x(), words.y());
        canvas.rotate(StrictMath.toRadians(words.degrees()));
        double x = words.start();
        for (RichText.Run run : words.text().runs()) {
            double size = run.isSmall() ? RichText.SMALL * words.size() : words.size();
            x = letters(face, run.text(), x, -run.rise() * words.size(), size);
        }
        canvas.setTransform(page);
    }

    /** Draws letters from x on, and returns where they end. */
    private double letters(Typeface face, String text, double from, double baseline, double size) {
        double x = from;
        for (int c : face.drawable(text).codePoints().toArray()) {
            AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
            place.scale(size * face.unit(), -size * face.unit());
            canvas.fill(place.createTransformedShape(face.outline(c)));
            x += size * face.advance(c);
        }
        return x;
    }

    @Override
    public void open(String kind, String name) {
        windows.push(clip());
    }

    @Override
    public void openClipped(Rect window) {
        windows.push(clip());
        canvas.clip(rectangle(window));
    }

    @Override
    public void close() {
        canvas.setClip(windows.pop());
    }

    /** The clip of the canvas: the whole of it where none was set. */
    private Shape clip() {
        @Nullable Shape clip = canvas.getClip();
        return clip == null ? new Rectangle2D.Double(-1e6, -1e6, 2e6, 2e6) : clip;
    }

    private void paint(Shape shape, Paint paint) {
        if (paint.fill() != null) {
            canvas.setColor(colour(paint.fill(), paint.fillOpacity()));
            canvas.fill(shape);
        }
        Stroke stroke = paint.outline();
        if (stroke != null) {
            canvas.setColor(colour(stroke.colour() == null ? Colour.INK : stroke.colour(), stroke.opacity()));
            canvas.setStroke(pen(stroke));
            canvas.draw(shape);
        }
    }

    private static BasicStroke pen(Stroke stroke) {
        float width = (float) stroke.width();
        float[] dashes = dashes(stroke);
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    /** Lengths of dashes and gaps in px; none for a solid line. */
    static float[] dashes(Stroke stroke) {
        return switch (stroke.dash()) {
            case SOLID -> new float[0];
            case DASHED -> new float[] {5, 3};
            case DOTTED -> new float[] {1.2f, 2.4f};
            case DASH_DOTTED -> new float[] {6, 2.5f, 1.2f, 2.5f};
        };
    }

    private static Color colour(Colour colour, double opacity) {
        int rgb = colour.light();
        return new Color(rgb >> 16, (rgb >> 8) & 255, rgb & 255, (int) Math.round(255 * opacity));
    }

    private static Rectangle2D rectangle(Rect rect) {
        return new Rectangle2D.Double(rect.left(), rect.top(), rect.width(), rect.height());
    }

    private static Path2D shape(Outline outline) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        outline.tell(new Outline.Steps() {
            @Override
            public void moveTo(double x, double y) {
                path.moveTo(x, y);
            }

            @Override
            public void lineTo(double x, double y) {
                path.lineTo(x, y);
            }

            @Override
            public void close() {
                path.closePath();
            }
        });
        return path;
    }
}
