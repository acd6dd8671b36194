package dev.rondo.file.mat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Extents of an array, rows first: at least two.
 *
 * @param extents the extents, each from 0
 */
public record Dimensions(List<Integer> extents) {
    /** @throws IllegalArgumentException if there are fewer than two extents, one is negative, or their product exceeds 2^31 - 1 */
    public Dimensions {
        extents = List.copyOf(extents);
        if (extents.size() < 2) {
            throw new IllegalArgumentException("an array has at least 2 dimensions, here " + extents.size());
        }
        long product = 1;
        boolean empty = extents.contains(0);
        for (int extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException("dimensions must be >= 0, got " + text(extents));
            }
            product = empty ? 0 : product * extent;
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("an array has at most 2^31 - 1 entries, got " + text(extents));
            }
        }
    }

    /** Extents given one by one. */
    public static Dimensions of(int... extents) {
        return new Dimensions(Arrays.stream(extents).boxed().toList());
    }

    public int rows() {
        return extents.getFirst();
    }

    /** The second extent. */
    public int columns() {
        return extents.get(1);
    }

    /** True if there is nothing beyond rows and columns. */
    public boolean isMatrix() {
        return extents.size() == 2;
    }

    /** The number of entries. */
    public int size() {
        return extents.contains(0) ? 0 : extents.stream().reduce(1, Math::multiplyExact);
    }

    /** The extents with crosses between them: {@code 3 x 4}. */
    public String text() {
        return text(extents);
    }

    private static String text(List<Integer> extents) {
        return extents.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
