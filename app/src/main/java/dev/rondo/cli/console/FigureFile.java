package dev.rondo.cli.console;

import dev.rondo.figure.Figure;
import dev.rondo.figure.write.FigureJson;
import dev.rondo.figure.write.PdfWriter;
import dev.rondo.figure.write.PngWriter;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.figure.write.TikzWriter;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where a figure is to be written: the name says in which form.
 *
 * @param path path ending with .svg, .pdf, .png, .tex or .json
 * @param force true to overwrite an existing file
 */
public record FigureFile(Path path, boolean force) {
    private static final double DOTS_PER_INCH = 300;
    private static final List<String> ENDINGS = List.of(".svg", ".pdf", ".png", ".tex", ".json");

    /** Refuses a name that says no form, and a file that is there, before any work is done. */
    public FigureFile {
        String name = name(path);
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            throw Refusal.misuse(
                    "A figure is written as .svg, .pdf, .png, .tex (TikZ) or .json (for rondo figure): " + path);
        }
        AtomicFiles.requireFree(path, force);
    }

    void write(Figure figure) {
        FileGroup files = new FileGroup();
        addTo(files, figure);
        files.write();
    }

    /** Adds a figure to files that are written together. */
    public void addTo(FileGroup files, Figure figure) {
        String name = name(path);
        if (name.endsWith(".svg")) {
            files.add(path, SvgWriter.standAlone().write(figure), force);
        } else if (name.endsWith(".pdf")) {
            files.add(path, out -> out.write(new PdfWriter().write(figure)), force);
        } else if (name.endsWith(".tex")) {
            files.add(path, new TikzWriter().write(figure), force);
        } else if (name.endsWith(".json")) {
            files.add(path, FigureJson.write(figure), force);
        } else {
            files.add(
                    path, out -> out.write(PngWriter.dotsPerInch(DOTS_PER_INCH).write(figure)), force);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
