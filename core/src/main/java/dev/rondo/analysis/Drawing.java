package dev.rondo.analysis;

import dev.rondo.figure.Figure;
import java.util.Optional;

/** A figure, or the reason why a result has none. */
public sealed interface Drawing {
    /**
     * A figure of the result.
     *
     * @param value the figure
     */
    record Drawn(Figure value) implements Drawing {}

    /**
     * No figure is defined for this result.
     *
     * @param reason reason, as a clause: "no attractor was found"
     */
    record Undefined(String reason) implements Drawing {}

    static Drawing of(Figure figure) {
        return new Drawn(figure);
    }

    static Drawing none(String reason) {
        return new Undefined(reason);
    }

    /** The figure, if there is one. */
    default Optional<Figure> figure() {
        return this instanceof Drawn drawn ? Optional.of(drawn.value()) : Optional.empty();
    }
}
