package dev.rondo.cli;

import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Workshop;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows which figure of a paper is being made, and how far its draws have come. */
final class PaperProgress implements dev.rondo.paper.Progress, AutoCloseable {
    /** Marks on the bar for each figure. */
    private static final long PARTS = 1000;

    private final Progress progress;
    private final AtomicInteger figure = new AtomicInteger();
    private volatile String title = "";

    PaperProgress(Output output, int figures) {
        progress = output.progress("making " + (figures == 1 ? "1 figure" : figures + " figures"), PARTS * figures);
    }

    /** The figure, heard of when it begins and when it is made. */
    PaperFigure follow(PaperFigure followed) {
        return new PaperFigure() {
            @Override
            public String id() {
                return followed.id();
            }

            @Override
            public String title() {
                return followed.title();
            }

            @Override
            public Outcome make(Workshop workshop) {
                title = followed.id();
                progress.at(PARTS * figure.get(), title);
                Outcome outcome = followed.make(workshop);
                figure.incrementAndGet();
                return outcome;
            }
        };
    }

    @Override
    public void advance(String what, int done, int of) {
        progress.at(
                PARTS * figure.get() + (long) (PARTS * (double) done / (of + 1)),
                title + ", " + what + " " + done + "/" + of);
    }

    @Override
    public void close() {
        progress.close();
    }
}
