package dev.rondo.network.wiring;

/**
 * Row balance (Rajan and Abbott 2006): the excess of a row's sum is taken off the row's existing connections in equal
 * shares, so that every unit receives the same net weight. The uniform vector is then an eigenvector, and the
 * eigenvalues that would stick out of the bulk disappear.
 *
 * <p>A connection weaker than its share changes sign: row balance holds exactly, Dale's principle only nearly.
 */
final class RowBalance {
    private RowBalance() {}

    /** Balances the n rows in place; one without connections stays as it is. */
    static void apply(double[] rowMajor, int n, double wantedSum) {
        for (int i = 0; i < n; i++) {
            double sum = sum(rowMajor, i * n, n);
            int connections = 0;
            for (int k = i * n; k < (i + 1) * n; k++) {
                connections += rowMajor[k] != 0 ? 1 : 0;
            }
            double share = (sum - wantedSum) / connections;
            for (int k = i * n; k < (i + 1) * n; k++) {
                rowMajor[k] -= rowMajor[k] != 0 ? share : 0;
            }
        }
    }

    /**
     * Pairwise in eight lanes, the order in which NumPy sums a row: the reference networks depend on the last bit of it,
     * for a row of equal weights is balanced to zeros in one order and to rounding in another.
     */
    private static double sum(double[] values, int from, int count) {
        if (count > 128) {
            int half = count / 2 - count / 2 % 8;
            return sum(values, from, half) + sum(values, from + half, count - half);
        }
        int whole = count - count % 8;
        double total = 0;
        if (whole > 0) {
            double[] lane = new double[8];
            for (int k = 0; k < whole; k++) {
                lane[k % 8] += values[from + k];
            }
            total = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        }
        for (int k = whole; k < count; k++) {
            total += values[from + k];
        }
        return total;
    }
}
