package dev.rondo.figure.write;

import dev.rondo.figure.Figure;
import dev.rondo.figure.paint.FigurePainter;

/**
 * Writes figures as a tikzpicture for LaTeX ({@code \\usepackage{tikz}}): lines are TikZ paths in px of 0.75 bp, and
 * texts are set in the document's own font, sized and placed as in the other formats.
 */
public final class TikzWriter {
    /** The figure as LaTeX. */
    public String write(Figure figure) {
        TikzCanvas canvas = new TikzCanvas();
        FigurePainter.paint(canvas, figure);
        String name = figure.name().isBlank() ? "" : "% " + figure.name().replaceAll("\\s+", " ") + "\n";
        return name + "% needs \\usepackage{tikz}\n\\begin{tikzpicture}[x=0.75bp,y=-0.75bp,line join=round]\n"
                + canvas.colours() + "\\path[use as bounding box] (0,0) rectangle ("
                + Decimal.px(figure.width().px()) + "," + Decimal.px(figure.heightPx()) + ");\n" + canvas.body()
                + "\\end{tikzpicture}\n";
    }
}
