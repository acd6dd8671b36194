package dev.rondo.training.backprop;

import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where W_out may be other than 0, in two orders: by readout for the forward pass, by unit for the backward pass. */
final class ReadoutEntries {
    private final int[] start;
    private final int[] unit;
    private final int[] readout;
    private final int[] units;
    private final int[] place;
    private final int[][] ofUnit;

    private ReadoutEntries(int[] start, int[] unit, int[] readout) {
        this.start = start;
        this.unit = unit;
        this.readout = readout;
        units = Arrays.stream(unit).distinct().sorted().toArray();
        place = Arrays.stream(unit).map(j -> Arrays.binarySearch(units, j)).toArray();
        ofUnit = Arrays.stream(units)
                .mapToObj(j -> IntStream.range(0, unit.length)
                        .filter(e -> unit[e] == j)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The places where a mask (N_out x N) is not 0. */
    static ReadoutEntries of(Matrix mask) {
        int readouts = mask.rows();
        List<int[]> entries = new ArrayList<>();
        int[] start = new int[readouts + 1];
        for (int l = 0; l < readouts; l++) {
            for (int j = 0; j < mask.columns(); j++) {
                if (mask.get(l, j) != 0) {
                    entries.add(new int[] {l, j});
                }
            }
            start[l + 1] = entries.size();
        }
        return new ReadoutEntries(
                start,
                entries.stream().mapToInt(e -> e[1]).toArray(),
                entries.stream().mapToInt(e -> e[0]).toArray());
    }

    int count() {
        return unit.length;
    }

    /** Entries of readout l are {@code start[l]} to {@code start[l + 1] - 1}, units ascending. */
    int[] start() {
        return start;
    }

    /** The unit of each entry. */
    int[] unit() {
        return unit;
    }

    /** The readout of each entry. */
    int[] readout() {
        return readout;
    }

    /** The place of each entry's unit among {@link #units}. */
    int[] place() {
        return place;
    }

    /** The units that are read out, ascending. */
    int[] units() {
        return units;
    }

    /** The entries of each of {@link #units}. */
    int[][] ofUnit() {
        return ofUnit;
    }
}
