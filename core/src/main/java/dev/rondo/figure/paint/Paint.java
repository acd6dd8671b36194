package dev.rondo.figure.paint;

import dev.rondo.figure.Colour;
import dev.rondo.figure.Stroke;
import org.jspecify.annotations.Nullable;

/** Fill and outline of a shape; null for none. */
public record Paint(
        @Nullable Colour fill, double fillOpacity, @Nullable Stroke outline) {
    static Paint fill(Colour colour) {
        return new Paint(colour, 1, null);
    }

    static Paint fill(Colour colour, double opacity) {
        return new Paint(colour, opacity, null);
    }

    static Paint outline(Stroke stroke) {
        return new Paint(null, 1, stroke);
    }

    static Paint outline(Colour colour, double width) {
        return outline(Stroke.of(colour).width(width));
    }
}
