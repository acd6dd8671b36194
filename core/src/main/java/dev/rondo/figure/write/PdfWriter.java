package dev.rondo.figure.write;

import dev.rondo.figure.Figure;
import dev.rondo.figure.paint.FigurePainter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** Writes figures as PDF: one page of the figure's size, its text searchable in an embedded font. */
public final class PdfWriter {
    private static final float PT_PER_PX = 0.75f;

    /** The figure as a PDF document. */
    public byte[] write(Figure figure) throws IOException {
        float width = PT_PER_PX * (float) figure.width().px();
        float height = PT_PER_PX * (float) figure.heightPx();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(new Matrix(PT_PER_PX, 0, 0, -PT_PER_PX, 0, height));
                FigurePainter.paint(new PdfCanvas(document, content), figure);
            }
            if (!figure.name().isBlank()) {
                document.getDocumentInformation().setTitle(figure.name());
            }
            return bytes(document);
        }
    }

    /** Writes the figure to a file. */
    public void save(Figure figure, Path file) throws IOException {
        Files.write(file, write(figure));
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        document.setDocumentId(0L);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
