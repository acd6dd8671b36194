package dev.rondo.figure;

/** A shaded stretch of one axis, through the whole panel: when a stimulus was on, a range that is allowed. */
public record Span(Axis.Direction along, double from, double to, Colour colour, double opacity, String label)
        implements Mark {
    public Span {
        if (!(from <= to)) {
            throw new IllegalArgumentException("A span rises: from " + from + " to " + to);
        }
        Stroke.requireOpacity(opacity);
    }

    /** All x from {@code from} to {@code to}. */
    public static Span x(double from, double to) {
        return new Span(Axis.Direction.X, from, to, Colour.MUTED, 0.16, "");
    }

    /** All y from {@code from} to {@code to}. */
    public static Span y(double from, double to) {
        return new Span(Axis.Direction.Y, from, to, Colour.MUTED, 0.16, "");
    }

    public Span colour(Colour newColour) {
        return new Span(along, from, to, newColour, opacity, label);
    }

    public Span opacity(double newOpacity) {
        return new Span(along, from, to, colour, newOpacity, label);
    }

    public Span label(String newLabel) {
        return new Span(along, from, to, colour, opacity, newLabel);
    }
}
