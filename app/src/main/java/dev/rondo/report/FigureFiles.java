package dev.rondo.report;

import dev.rondo.figure.Figure;
import dev.rondo.figure.write.FigureJson;
import dev.rondo.figure.write.PdfWriter;
import dev.rondo.figure.write.PngWriter;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.run.RunFolder;
import java.nio.charset.StandardCharsets;

/**
 * Figures as files of a run folder: {@code figures/NAME.svg}, {@code .png} and {@code .pdf}, and {@code .json}, from
 * which {@code rondo figure} draws it again.
 */
public final class FigureFiles {
    private static final double PNG_DPI = 200;

    private FigureFiles() {}

    /** Writes the files of a figure. */
    public static void write(RunFolder folder, String name, Figure figure) {
        String stem = RunFolder.FIGURES + "/" + name;
        folder.write(
                stem + ".svg",
                out -> out.write(SvgWriter.standAlone().write(figure).getBytes(StandardCharsets.UTF_8)));
        folder.write(
                stem + ".png", out -> out.write(PngWriter.dotsPerInch(PNG_DPI).write(figure)));
        folder.write(stem + ".json", FigureJson.write(figure));
        folder.write(stem + ".pdf", out -> out.write(new PdfWriter().write(figure)));
    }

    /** The figure with links to its files. */
    public static FigureBlock block(String name, Figure figure, String caption) {
        String stem = RunFolder.FIGURES + "/" + name;
        return FigureBlock.of(figure, caption).files(stem + ".svg", stem + ".png", stem + ".pdf");
    }
}
