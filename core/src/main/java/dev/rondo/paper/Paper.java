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
 * @param afterword why claims fail
 */
public record Paper(
        String name, String title, String summary, String citation, List<PaperFigure> figures, Afterword afterword) {
    public Paper {
        figures = List.copyOf(figures);
    }

    /** The same paper with other figures: some of its own, or the same in another wrapping. */
    public Paper withFigures(List<PaperFigure> others) {
        return new Paper(name, title, summary, citation, others, afterword);
    }
}
