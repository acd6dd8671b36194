package dev.rondo.figure.write;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import dev.rondo.figure.Figure;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Writes figures as PDF: vector graphics on one page of the figure's size. */
public final class PdfWriter {
    private static final float PT_PER_PX = 0.75f;

    /** The figure as a PDF document. */
    public byte[] write(Figure figure) throws IOException {
        float width = PT_PER_PX * (float) figure.width().px();
        float height = PT_PER_PX * (float) figure.heightPx();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D canvas = new PdfBoxGraphics2D(document, width, height);
            canvas.transform(AffineTransform.getScaleInstance(PT_PER_PX, PT_PER_PX));
            Rendering.draw(figure, canvas);
            canvas.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(canvas.getXFormObject());
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
