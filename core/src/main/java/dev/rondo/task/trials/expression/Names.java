package dev.rondo.task.trials.expression;

import java.util.Collection;
import java.util.Optional;

/** Names that an expression may use, with their types. */
public interface Names {
    /** Type of a name; nothing if there is no such name. */
    Optional<Type> type(String name);

    /** All names, for the nearest one to a name that is unknown. */
    Collection<String> known();

    /** Groups of input channels that pulses arrive on, for {@code latch} and {@code count}. */
    Collection<String> pulsed();
}
