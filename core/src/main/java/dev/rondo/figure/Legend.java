package dev.rondo.figure;

/** Place of a panel's legend. */
public enum Legend {
    /** In the corner with the fewest points; beside the panel where none is free. Nowhere if no mark has a label. */
    AUTOMATIC,
    NONE,
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_LEFT,
    BOTTOM_RIGHT,
    /** Beside the panel. */
    RIGHT,
    /** In a row above the panel. */
    ABOVE
}
