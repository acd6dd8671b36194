package dev.rondo.figure;

/** Draws words at their places; they may reach beyond the plot. */
final class NotePainter {
    private NotePainter() {}

    static void paint(SvgCanvas canvas, Plot plot) {
        for (Mark mark : plot.panel().marks()) {
            if (mark instanceof Note note) {
                paint(canvas, plot, note);
            }
        }
    }

    private static void paint(SvgCanvas canvas, Plot plot, Note note) {
        double x = plot.px(note.x());
        double y = plot.py(note.y());
        if (!plot.area().grown(1).contains(x, y)) {
            return;
        }
        double size = plot.type().tick();
        double wordsX = x + note.dx();
        double wordsY = y + note.dy();
        if (note.pointer()) {
            double gap = note.dy() < 0 ? 0.35 * size : -Type.capital(size);
            canvas.line(x, y, wordsX, wordsY + gap, Stroke.of(Colour.MUTED).width(0.7));
        }
        SvgCanvas.Anchor anchor = switch (note.anchor()) {
            case START -> SvgCanvas.Anchor.START;
            case MIDDLE -> SvgCanvas.Anchor.MIDDLE;
            case END -> SvgCanvas.Anchor.END;
        };
        double baseline = note.pointer() ? wordsY : wordsY + Type.capital(size) / 2;
        canvas.text(note.text(), wordsX, baseline, size, anchor, note.colour(), "");
    }
}
