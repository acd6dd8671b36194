package dev.rondo.figure;

/** Which edges of a panel are drawn. */
public enum Frame {
    /** A box about heat maps and matrices, else two axes. */
    AUTOMATIC,
    /** The two axes alone. */
    OPEN,
    BOX,
    NONE
}
