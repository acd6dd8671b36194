package dev.rondo.task.trials.expression;

import dev.rondo.task.Value;

/** Names and states that an expression is evaluated with. */
public interface Scope {
    /** Value of a name that {@link Names} knows. */
    Value value(String name);

    /**
     * State of the pulses of an input group at the present step, for the present channel.
     *
     * @param group name of the group of input channels
     */
    double state(PulseState state, String group);
}
