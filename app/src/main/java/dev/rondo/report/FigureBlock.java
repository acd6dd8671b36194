package dev.rondo.report;

import dev.rondo.figure.Figure;
import java.util.List;

/**
 * A figure with its caption; figures are numbered through the report.
 *
 * @param files other forms of the figure, as addresses relative to the report
 */
public record FigureBlock(Figure figure, String caption, List<String> files) implements Block {
    public FigureBlock {
        files = List.copyOf(files);
    }

    public static FigureBlock of(Figure figure, String caption) {
        return new FigureBlock(figure, caption, List.of());
    }

    /** Copy with links to files beside the report, e.g. {@code figures/spectrum.pdf}. */
    public FigureBlock files(String... addresses) {
        return new FigureBlock(figure, caption, List.of(addresses));
    }
}
