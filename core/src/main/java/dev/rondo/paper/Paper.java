package dev.rondo.paper;

import java.util.List;

/**
 * A paper whose results are made again and tested.
 *
 * @param name on the command line
 * @param title authors, year and title
 * @param summary what it is about, in a line
 * @param citation how it is cited
 * @param figures its results, in the order of the paper
 */
public record Paper(String name, String title, String summary, String citation, List<PaperFigure> figures) {
    public Paper {
        figures = List.copyOf(figures);
    }
}
