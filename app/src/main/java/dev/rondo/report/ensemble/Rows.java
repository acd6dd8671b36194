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

    /** Each row from its smallest value, 0, to its largest, 1; a constant row is 0. */
    static double[][] normalised(double[][] rows) {
        double[][] out = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double low = Arrays.stream(rows[i]).min().orElse(0);
            double span = Arrays.stream(rows[i]).max().orElse(0) - low;
            out[i] = Arrays.stream(rows[i])
                    .map(v -> span > 0 ? (v - low) / span : 0)
                    .toArray();
        }
        return out;
    }

    /** The rows in the order of the times of their peaks. */
    static double[][] byPeak(double[][] rows) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> peak(rows[i])))
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
