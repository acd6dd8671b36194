package dev.rondo.attractor;

/** Form of a limit cycle. */
public enum CycleForm {
    /** The closed orbit of a flow. */
    CYCLE,
    /** Points of a map that repeat after a whole number of steps. */
    LOCKED_CYCLE,
    /** A closed curve of a map that an orbit meets at ever new places. */
    INVARIANT_CURVE
}
