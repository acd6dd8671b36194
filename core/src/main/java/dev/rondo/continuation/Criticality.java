package dev.rondo.continuation;

/** Criticality of a special point: the fate of solutions there. */
public enum Criticality {
    /** The new solutions are stable in the directions that matter, where the old ones are not: a continuous onset. */
    SUPERCRITICAL,
    /** The new solutions are unstable and lie where the old ones are stable: a discontinuous onset, with hysteresis. */
    SUBCRITICAL,
    /** The coefficient that decides is 0 to within its accuracy: as in a linear system, where cycles fill a disc. */
    DEGENERATE,
    /** At a border collision: the solution goes on to the other side. */
    PERSISTENCE,
    /** At a border collision: the solution turns back, two of them meet and vanish. */
    FOLD
}
