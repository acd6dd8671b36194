package dev.rondo.kernel;

/**
 * How a row of vectors is cut into panels of at most four: as evenly as can be, since narrow panels are slow.
 *
 * @param vectors how many vectors a row has
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

    /** How many vectors panel {@code p} has. */
    int width(int p) {
        return start(p + 1) - start(p);
    }
}
