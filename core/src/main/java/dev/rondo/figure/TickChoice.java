package dev.rondo.figure;

import java.util.List;

/** Choice of the ticks of an axis. */
public sealed interface TickChoice {
    /** As many round numbers as fit; only whole ones where {@code wholeNumbers}. */
    record Automatic(boolean wholeNumbers) implements TickChoice {}

    /** Exactly these. */
    record At(List<Tick> ticks) implements TickChoice {
        public At {
            ticks = List.copyOf(ticks);
        }
    }

    /** None. */
    record None() implements TickChoice {}
}
