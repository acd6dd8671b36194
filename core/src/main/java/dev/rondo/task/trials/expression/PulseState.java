package dev.rondo.task.trials.expression;

/** States that pulses leave behind: the only memory of the language. */
public enum PulseState {
    /** Value of the last pulse on the channel; 0 before the first. */
    LATCH,
    /** Number of pulses on the channel so far. */
    COUNT
}
