package dev.rondo.figure;

import org.jspecify.annotations.Nullable;

/**
 * Style of a line.
 *
 * @param colour colour of the line; null to take the panel's next one
 * @param width width in px
 * @param opacity opacity, 0 to 1
 */
public record Stroke(@Nullable Colour colour, double width, Dash dash, double opacity) {
    /** Solid, 1.4 px, in the panel's next colour. */
    public static final Stroke AUTOMATIC = new Stroke(null, 1.4, Dash.SOLID, 1);

    /** The pattern of a line. */
    public enum Dash {
        SOLID,
        DASHED,
        DOTTED,
        DASH_DOTTED
    }

    public Stroke {
        if (!(width > 0 && width < 100)) {
            throw new IllegalArgumentException("The width of a line lies between 0 and 100 px: " + width);
        }
        requireOpacity(opacity);
    }

    public static Stroke of(Colour colour) {
        return AUTOMATIC.colour(colour);
    }

    public Stroke colour(Colour newColour) {
        return new Stroke(newColour, width, dash, opacity);
    }

    public Stroke width(double newWidth) {
        return new Stroke(colour, newWidth, dash, opacity);
    }

    public Stroke dash(Dash newDash) {
        return new Stroke(colour, width, newDash, opacity);
    }

    public Stroke opacity(double newOpacity) {
        return new Stroke(colour, width, dash, newOpacity);
    }

    static void requireOpacity(double opacity) {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("Opacity lies between 0 (invisible) and 1 (solid): " + opacity);
        }
    }
}
