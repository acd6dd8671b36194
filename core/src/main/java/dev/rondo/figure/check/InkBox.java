package dev.rondo.figure.check;

import dev.rondo.figure.Series;
import dev.rondo.figure.font.Typeface;
import dev.rondo.figure.layout.RichText;
import dev.rondo.figure.paint.Words;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * The rectangle about the ink of a line of text, turned as the text is.
 *
 * @param xs horizontal places of its corners, px
 * @param ys vertical places of its corners, px
 */
record InkBox(Series xs, Series ys) {
    private static final int CORNERS = 4;

    static InkBox of(Words words) {
        Rectangle2D ink = ink(words);
        AffineTransform place = AffineTransform.getTranslateInstance(words.x(), words.y());
        place.rotate(StrictMath.toRadians(words.degrees()));
        return of(ink, place);
    }

    static InkBox of(Rectangle2D rectangle) {
        return of(rectangle, new AffineTransform());
    }

    private static InkBox of(Rectangle2D box, AffineTransform place) {
        double[] corners = {
            box.getMinX(),
            box.getMinY(),
            box.getMaxX(),
            box.getMinY(),
            box.getMaxX(),
            box.getMaxY(),
            box.getMinX(),
            box.getMaxY()
        };
        place.transform(corners, 0, corners, 0, CORNERS);
        double[] xs = new double[CORNERS];
        double[] ys = new double[CORNERS];
        for (int i = 0; i < CORNERS; i++) {
            xs[i] = corners[2 * i];
            ys[i] = corners[2 * i + 1];
        }
        return new InkBox(Series.of(xs), Series.of(ys));
    }

    /** Ink of the letters relative to the anchor, before it is turned; no more than a point for blanks. */
    private static Rectangle2D ink(Words words) {
        Typeface face = Typeface.of(words.bold());
        Rectangle2D all = new Rectangle2D.Double(words.start(), 0, 0, 0);
        boolean empty = true;
        double x = words.start();
        for (RichText.Run run : words.text().runs()) {
            double size = run.isSmall() ? RichText.SMALL * words.size() : words.size();
            for (int c : face.drawable(run.text()).codePoints().toArray()) {
                Rectangle2D glyph = face.outline(c).getBounds2D();
                if (!glyph.isEmpty()) {
                    Rectangle2D letter = new Rectangle2D.Double(
                            x + size * face.unit() * glyph.getMinX(),
                            -run.rise() * words.size() - size * face.unit() * glyph.getMaxY(),
                            size * face.unit() * glyph.getWidth(),
                            size * face.unit() * glyph.getHeight());
                    all = empty ? letter : all.createUnion(letter);
                    empty = false;
                }
                x += size * face.advance(c);
            }
        }
        return all;
    }

    /** Depth of the overlap with another box: the least way by which one must move off the other; 0 or less if none. */
    double overlap(InkBox other) {
        double least = Double.POSITIVE_INFINITY;
        for (InkBox box : new InkBox[] {this, other}) {
            for (int side = 0; side < 2; side++) {
                double dx = box.xs.get(side + 1) - box.xs.get(side);
                double dy = box.ys.get(side + 1) - box.ys.get(side);
                double length = Math.hypot(dx, dy);
                if (length > 0) {
                    least = Math.min(least, along(other, dx / length, dy / length));
                }
            }
        }
        return Double.isInfinite(least) ? 0 : least;
    }

    /** Length that the shadows of both boxes on a direction share. */
    private double along(InkBox other, double ux, double uy) {
        double[] mine = shadow(ux, uy);
        double[] theirs = other.shadow(ux, uy);
        return Math.min(mine[1], theirs[1]) - Math.max(mine[0], theirs[0]);
    }

    private double[] shadow(double ux, double uy) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < CORNERS; i++) {
            double place = ux * xs.get(i) + uy * ys.get(i);
            ends[0] = Math.min(ends[0], place);
            ends[1] = Math.max(ends[1], place);
        }
        return ends;
    }

    /** Greatest distance of a corner from the page, px; 0 or less if it lies on it. */
    double beyond(double width, double height) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CORNERS; i++) {
            worst = Math.max(worst, Math.max(-xs.get(i), xs.get(i) - width));
            worst = Math.max(worst, Math.max(-ys.get(i), ys.get(i) - height));
        }
        return worst;
    }

    /** The place at a part of the way along the middle of the line. */
    Point2D along(double part) {
        return new Point2D.Double(
                0.5 * ((1 - part) * (xs.get(0) + xs.get(3)) + part * (xs.get(1) + xs.get(2))),
                0.5 * ((1 - part) * (ys.get(0) + ys.get(3)) + part * (ys.get(1) + ys.get(2))));
    }

    Rectangle2D bounds() {
        Rectangle2D all = new Rectangle2D.Double(xs.get(0), ys.get(0), 0, 0);
        for (int i = 1; i < CORNERS; i++) {
            all.add(xs.get(i), ys.get(i));
        }
        return all;
    }
}
