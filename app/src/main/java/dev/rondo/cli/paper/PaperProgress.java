package dev.rondo.cli.paper;

import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Progress;
import dev.rondo.paper.PaperFigure;
import java.util.HashMap;
import java.util.Map;

/** Shows how many figures of a paper are made, and what was heard last of one that is being made. */
final class PaperProgress implements dev.rondo.paper.Progress, AutoCloseable {
    /** Marks on the bar for each figure. */
    private static final long PARTS = 1000;

    private final Progress progress;
    private final int figures;
    private final Map<String, Long> marks = new HashMap<>();
    private int made;

    PaperProgress(Output output, int figures) {
        this.figures = figures;
        progress = output.progress("making " + (figures == 1 ? "1 figure" : figures + " figures"), PARTS * figures);
    }

    /** Receiver of the progress of one figure. */
    dev.rondo.paper.Progress of(PaperFigure figure) {
        return (what, done, total) -> at(figure.id(), what, done, total);
    }

    /** The marks of a figure never go back, though it has several parts, each counted from 1. */
    private synchronized void at(String id, String what, int done, int total) {
        marks.merge(id, PARTS * done / (total + 1L), Math::max);
        show("figure " + id + ": " + what + " " + done + "/" + total);
    }

    /** One more figure is made. */
    @Override
    public synchronized void advance(String what, int done, int of) {
        made = done;
        show("");
    }

    private void show(String note) {
        long marked = marks.values().stream().mapToLong(Long::longValue).sum();
        progress.at(
                Math.max(PARTS * made, marked),
                made + " of " + figures + " made" + (note.isEmpty() ? "" : ", " + note));
    }

    @Override
    public void close() {
        progress.close();
    }
}
