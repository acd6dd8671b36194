package dev.rondo.figure;

import org.jspecify.annotations.Nullable;

/** How a shape is filled and outlined; null for not at all. */
record Paint(
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
