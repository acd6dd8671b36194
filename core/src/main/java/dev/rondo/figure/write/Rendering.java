package dev.rondo.figure.write;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.SVGRenderingHints;
import com.github.weisj.jsvg.view.ViewBox;
import dev.rondo.figure.Figure;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Draws the SVG form of a figure on a Java canvas, so that every format shows the same picture. */
final class Rendering {
    static {
        System.setProperty("java.awt.headless", "true");
    }

    /** A figure of many cells has many elements; the usual limit protects from documents of strangers. */
    private static final LoaderContext CONTEXT = LoaderContext.builder()
            .documentLimits(new DocumentLimits(
                    DocumentLimits.DEFAULT_MAX_NESTING_DEPTH,
                    DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH,
                    Integer.MAX_VALUE))
            .build();

    private Rendering() {}

    /** Draws the figure, one px of the figure being one unit of the canvas. */
    static void draw(Figure figure, Graphics2D canvas) {
        byte[] svg = SvgWriter.standAlone().write(figure).getBytes(StandardCharsets.UTF_8);
        SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(svg), null, CONTEXT);
        if (document == null) {
            throw new IllegalStateException("The SVG of the figure '" + figure.name() + "' could not be read back");
        }
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        // Otherwise images become a pattern of tiles, which PDF scales differently.
        canvas.setRenderingHint(
                SVGRenderingHints.KEY_IMAGE_ANTIALIASING, SVGRenderingHints.VALUE_IMAGE_ANTIALIASING_OFF);
        ViewBox whole = new ViewBox((float) figure.width().px(), (float) figure.heightPx());
        document.render((Component) null, canvas, whole);
    }
}
