package dev.rondo.analysis.comparison;

import dev.rondo.linalg.Matrix;
import java.util.Arrays;

/**
 * Assignment of least total cost: every row of a square matrix gets a column of its own so that the sum of the chosen
 * entries is least. Shortest augmenting paths with dual prices, O(n^3) (Jonker and Volgenant 1987).
 */
final class Assignment {
    private static final int FREE = -1;

    private final Matrix cost;
    private final int n;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] rowOf;

    private Assignment(Matrix cost) {
        this.cost = cost;
        n = cost.rows();
        rowPrice = new double[n];
        columnPrice = new double[n];
        rowOf = new int[n];
        Arrays.fill(rowOf, FREE);
    }

    /**
     * Column of every row.
     *
     * @param cost finite entries, n x n
     * @throws IllegalArgumentException if the matrix is not square
     */
    static int[] of(Matrix cost) {
        if (!cost.isSquare()) {
            throw new IllegalArgumentException(
                    "An assignment needs as many rows as columns, got " + cost.shape() + ": pad the shorter side");
        }
        Assignment search = new Assignment(cost);
        for (int row = 0; row < search.n; row++) {
            search.place(row);
        }
        int[] columnOf = new int[search.n];
        for (int j = 0; j < search.n; j++) {
            columnOf[search.rowOf[j]] = j;
        }
        return columnOf;
    }

    /** Gives a row a column, and moves others along the cheapest path of changes. */
    private void place(int row) {
        double[] reach = new double[n];
        Arrays.fill(reach, Double.POSITIVE_INFINITY);
        int[] before = new int[n];
        Arrays.fill(before, FREE);
        boolean[] done = new boolean[n];
        int column = FREE;
        int at = row;
        double length = 0;
        while (at != FREE) {
            int nearest = FREE;
            for (int j = 0; j < n; j++) {
                if (done[j]) {
                    continue;
                }
                double through = length + cost.get(at, j) - rowPrice[at] - columnPrice[j];
                if (through < reach[j]) {
                    reach[j] = through;
                    before[j] = column;
                }
                if (nearest == FREE || reach[j] < reach[nearest]) {
                    nearest = j;
                }
            }
            column = nearest;
            length = reach[column];
            done[column] = true;
            at = rowOf[column];
        }
        raisePrices(row, length, reach, done);
        while (column != FREE) {
            int earlier = before[column];
            rowOf[column] = earlier == FREE ? row : rowOf[earlier];
            column = earlier;
        }
    }

    /** Keeps the reduced costs of chosen entries 0 and of all others at least 0. */
    private void raisePrices(int row, double length, double[] reach, boolean[] done) {
        rowPrice[row] += length;
        for (int j = 0; j < n; j++) {
            if (done[j] && rowOf[j] != FREE) {
                rowPrice[rowOf[j]] += length - reach[j];
                columnPrice[j] -= length - reach[j];
            } else if (done[j]) {
                columnPrice[j] -= length - reach[j];
            }
        }
    }
}
