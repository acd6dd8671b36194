package dev.rondo.report;

import dev.rondo.figure.Figure;
import dev.rondo.figure.write.FigureJson;
import dev.rondo.figure.write.PdfWriter;
import dev.rondo.figure.write.PngWriter;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.run.RunFolder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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

    /**
     * Writes {@code figures.html}, on which all figures are seen at once, each linked to its drawing.
     *
     * @param titles title of every figure by its name
     */
    public static void sheet(RunFolder folder, String title, Map<String, String> titles) {
        StringBuilder out =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<title>").append(Prose.text(title)).append("</title>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<style>\n");
        out.append("body{font:15px sans-serif;margin:1.5rem}main{display:grid;gap:1.5rem;");
        out.append("grid-template-columns:repeat(auto-fill,minmax(min(100%,30rem),1fr))}figure{margin:0}");
        out.append("img{width:100%;height:auto}\n</style>\n</head>\n<body>\n<h1>")
                .append(Prose.text(title));
        out.append("</h1>\n<p><a href=\"").append(RunFolder.REPORT).append("\">Report</a></p>\n<main>\n");
        titles.forEach((name, caption) -> {
            String file = Prose.text(RunFolder.FIGURES + "/" + name + ".svg");
            out.append("<figure id=\"")
                    .append(Prose.text(name))
                    .append("\"><a href=\"")
                    .append(file);
            out.append("\"><img loading=\"lazy\" src=\"")
                    .append(file)
                    .append("\" alt=\"")
                    .append(Prose.text(caption));
            out.append("\"/></a><figcaption><b>").append(Prose.text(name)).append("</b> ");
            out.append(Prose.text(caption)).append("</figcaption></figure>\n");
        });
        folder.write("figures.html", out.append("</main>\n</body>\n</html>\n").toString());
    }

    /** The figure with links to its files. */
    public static FigureBlock block(String name, Figure figure, String caption) {
        String stem = RunFolder.FIGURES + "/" + name;
        return FigureBlock.of(figure, caption).files(stem + ".svg", stem + ".png", stem + ".pdf");
    }
}
