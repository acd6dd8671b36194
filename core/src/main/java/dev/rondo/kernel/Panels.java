package dev.rondo.kernel;

/**
 * Division of a row of vectors into panels of at most four: as even as can be, since narrow panels are slow.
 *
 * @param vectors number of vectors in a row
 */
record Panels(int vectors) {
    /** The most vectors that a panel has. */
    static final int WIDEST = 4;

    int count() {
        return Math.ceilDiv(vectors, WIDEST);
    }

    /** The vector that panel {@code p} starts with. */
    int start(int p) {
        return (int) ((long) vectors * p / count());
    }

    /** Number of vectors in panel {@code p}. */
    int width(int p) {
        return start(p + 1) - start(p);
    }
}
