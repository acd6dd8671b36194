package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Contrast;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Note;
import dev.rondo.figure.Stroke;
import dev.rondo.figure.layout.NotePlacement;
import dev.rondo.figure.layout.Plot;
import dev.rondo.figure.layout.Polyline;
import dev.rondo.figure.layout.Rect;
import dev.rondo.figure.layout.Type;

/** Draws words at their places; they may reach beyond the plot. */
final class NotePainter {
    private NotePainter() {}

    static void paint(Canvas canvas, Plot plot) {
        for (NotePlacement placed : NotePlacement.of(plot)) {
            if (placed.note().yields()) {
                paint(canvas, plot, placed);
            } else {
                paint(canvas, plot, placed.note());
            }
        }
    }

    private static void paint(Canvas canvas, Plot plot, NotePlacement placed) {
        for (Polyline leader : placed.leader(plot)) {
            canvas.line(
                    leader.x(0),
                    leader.y(0),
                    leader.x(1),
                    leader.y(1),
                    Stroke.of(Colour.MUTED).width(0.7));
        }
        Rect words = placed.words();
        double size = plot.type().tick();
        canvas.words(Words.of(placed.note().text(), words.left(), words.bottom(), size, Words.Anchor.START)
                .colour(colour(plot, placed.note())));
    }

    private static void paint(Canvas canvas, Plot plot, Note note) {
        double x = plot.px(note.x());
        double y = plot.py(note.y());
        double size = plot.type().tick();
        double wordsX = x + note.dx();
        double wordsY = y + note.dy();
        if (note.pointer()) {
            double gap = note.dy() < 0 ? 0.35 * size : -Type.capital(size);
            canvas.line(x, y, wordsX, wordsY + gap, Stroke.of(Colour.MUTED).width(0.7));
        }
        Words.Anchor anchor = switch (note.anchor()) {
            case START -> Words.Anchor.START;
            case MIDDLE -> Words.Anchor.MIDDLE;
            case END -> Words.Anchor.END;
        };
        double baseline = note.pointer() ? wordsY : wordsY + Type.capital(size) / 2;
        canvas.words(Words.of(note.text(), wordsX, baseline, size, anchor).colour(colour(plot, note)));
    }

    /** As given on a heat map; elsewhere as dark, or light, as a text must be. */
    private static Colour colour(Plot plot, Note note) {
        boolean onCells = plot.panel().marks().stream().anyMatch(HeatMap.class::isInstance);
        return onCells ? note.colour() : Contrast.legible(note.colour());
    }
}
