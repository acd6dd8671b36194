package dev.rondo.paper;

import java.util.List;
import java.util.stream.Stream;

/**
 * A paper whose results are made again and tested.
 *
 * @param name on the command line
 * @param title authors, year and title
 * @param summary what it is about, in a line
 * @param citation how it is cited
 * @param figures its results, in the order of the paper
 * @param variants other ways to make it, beside the default
 * @param afterword why claims fail
 */
public record Paper(
        String name,
        String title,
        String summary,
        String citation,
        List<PaperFigure> figures,
        List<Variant> variants,
        PaperNotes afterword) {
    public Paper {
        figures = List.copyOf(figures);
        variants = List.copyOf(variants);
    }

    /**
     * Another way to make a paper.
     *
     * @param name on the command line
     * @param meaning what is done otherwise
     * @param figures that compare it with the default
     */
    public record Variant(String name, String meaning, List<PaperFigure> figures) {
        public Variant {
            figures = List.copyOf(figures);
        }
    }

    /** The same paper with other figures: some of its own, or the same in another wrapping. */
    public Paper withFigures(List<PaperFigure> others) {
        return new Paper(name, title, summary, citation, others, variants, afterword);
    }

    /** The same paper with the figures of a variant after its own. */
    public Paper with(Variant variant) {
        return withFigures(
                Stream.concat(figures.stream(), variant.figures().stream()).toList());
    }
}
