package dev.rondo.paper;

import java.util.List;
import java.util.stream.Stream;

/**
 * A paper whose results are made again and tested.
 *
 * @param name name on the command line
 * @param title authors, year and title
 * @param summary subject of the paper, in one line
 * @param citation reference to cite
 * @param figures its results, in the order of the paper
 * @param variants other ways to make it, beside the default
 * @param conditions deviations of the figures from the text that make the claims testable; one prose paragraph each
 */
public record Paper(
        String name,
        String title,
        String summary,
        String citation,
        List<PaperFigure> figures,
        List<Variant> variants,
        List<String> conditions) {
    public Paper {
        figures = List.copyOf(figures);
        variants = List.copyOf(variants);
        conditions = List.copyOf(conditions);
    }

    /**
     * Another way to make a paper.
     *
     * @param name name on the command line
     * @param meaning description of the difference
     * @param figures figures that compare it with the default
     */
    public record Variant(String name, String meaning, List<PaperFigure> figures) {
        public Variant {
            figures = List.copyOf(figures);
        }
    }

    /** Copy of the paper with other figures: a selection of its own, or wrapped ones. */
    public Paper withFigures(List<PaperFigure> others) {
        return new Paper(name, title, summary, citation, others, variants, conditions);
    }

    /** Copy of the paper with the figures of a variant after its own. */
    public Paper with(Variant variant) {
        return withFigures(
                Stream.concat(figures.stream(), variant.figures().stream()).toList());
    }
}
