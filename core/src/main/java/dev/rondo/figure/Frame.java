package dev.rondo.figure;

/** Edges of a panel that are drawn. */
public enum Frame {
    /** A box about heat maps and matrices, else two axes. */
    AUTOMATIC,
    /** The two axes alone. */
    OPEN,
    BOX,
    NONE
}
