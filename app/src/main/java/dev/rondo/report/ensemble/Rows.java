package dev.rondo.report.ensemble;

import dev.rondo.linalg.Matrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Activity over time as rows of a heat map. */
final class Rows {
    private Rows() {}

    /** Column {@code unit} of the rows {@code from} (inclusive) to {@code to} (exclusive). */
    static double[] column(Matrix m, int unit, int from, int to) {
        return IntStream.range(from, to).mapToDouble(t -> m.get(t, unit)).toArray();
    }

    /** One row per unit over the given steps. */
    static double[][] of(Matrix m, int from, int to) {
        return IntStream.range(0, m.columns())
                .mapToObj(i -> column(m, i, from, to))
                .toArray(double[][]::new);
    }

    /** The rows in the order of the times of their peaks; those below a part of the largest value come last. */
    static double[][] byPeak(double[][] rows, double faint) {
        double[] largest =
                Arrays.stream(rows).mapToDouble(row -> row[peak(row)]).toArray();
        double least = faint * Arrays.stream(largest).max().orElse(0);
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> largest[i] <= least ? Integer.MAX_VALUE : peak(rows[i])))
                .map(i -> rows[i])
                .toArray(double[][]::new);
    }

    private static int peak(double[] row) {
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            if (row[k] > row[best]) {
                best = k;
            }
        }
        return best;
    }
}
