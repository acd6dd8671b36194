package dev.rondo.figure.write;

import dev.rondo.figure.Figure;
import dev.rondo.figure.paint.FigurePainter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes figures as PNG on white paper, at any resolution. */
public final class PngWriter {
    static {
        System.setProperty("java.awt.headless", "true");
    }

    private static final long LARGEST = 200_000_000;

    static {
        // Pictures are made in memory: a cache on disk would be deleted by a hook that fails while the process is
        // ended.
        ImageIO.setUseCache(false);
    }

    private final double scale;

    private PngWriter(double scale) {
        this.scale = scale;
    }

    /** At a resolution for print; journals ask for 300 and more. */
    public static PngWriter dotsPerInch(double dpi) {
        return scale(dpi / 96);
    }

    /** So many pixels per px of the figure; 2 for most screens. */
    public static PngWriter scale(double factor) {
        if (!(factor > 0 && factor <= 50)) {
            throw new IllegalArgumentException(
                    "A picture has between 0 and 50 pixels per px (4800 dpi): " + factor + "; 300 dpi are 3.125");
        }
        return new PngWriter(factor);
    }

    /** The figure as an image. */
    public BufferedImage image(Figure figure) {
        long width = Math.max(1, Math.round(figure.width().px() * scale));
        long height = Math.max(1, Math.round(figure.heightPx() * scale));
        if (width * height > LARGEST) {
            throw new IllegalArgumentException("A picture of " + width + " x " + height
                    + " pixels is too large; at most 200 million are drawn: lower the resolution or write SVG or PDF");
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, (int) width, (int) height);
        canvas.scale(scale, scale);
        FigurePainter.paint(new RasterCanvas(canvas), figure);
        canvas.dispose();
        return image;
    }

    /** The figure as a PNG file, which states its resolution. */
    public byte[] write(Figure figure) {
        BufferedImage image = image(figure);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(image, List.of(), resolution(writer, image)));
        } catch (IOException e) {
            throw new IllegalStateException("An image in memory could not be written as PNG", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Writes the figure to a file. */
    public void save(Figure figure, Path file) throws IOException {
        Files.write(file, write(figure));
    }

    /** Pixels per metre, in the words of PNG. */
    private IIOMetadata resolution(ImageWriter writer, BufferedImage image) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        String perMetre = Long.toString(Math.round(96 * scale / 0.0254));
        IIOMetadataNode size = new IIOMetadataNode("pHYs");
        size.setAttribute("pixelsPerUnitXAxis", perMetre);
        size.setAttribute("pixelsPerUnitYAxis", perMetre);
        size.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(size);
        metadata.mergeTree(root.getNodeName(), root);
        return metadata;
    }
}
