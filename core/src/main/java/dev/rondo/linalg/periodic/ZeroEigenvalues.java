package dev.rondo.linalg.periodic;

/**
 * Splits off the eigenvalues 0 that a product {@code H T_(m-1) ... T_1} owes to a zero on the diagonal of a triangular
 * factor. There the bulge of a QR sweep would stop, and the iteration with it.
 *
 * <p>Let T_j (k, k) = 0. Rows (i, i + 1) of H are rotated from the top to annihilate its entries below the diagonal, and
 * every rotation is taken on through T_1, T_2, ...; the one of rows (k - 1, k) ends in T_j, for it fills in 0 times
 * something. So H (k, k - 1) stays 0. From below, columns (i - 1, i) of H are rotated likewise and taken back through
 * T_(m-1), ...; so H (k + 1, k) stays 0 (Bojanczyk, Golub and Van Dooren 1992).
 */
final class ZeroEigenvalues {
    /** Less than this in a factor of norm 1 cannot be told from 0: the squares of smaller numbers underflow. */
    private static final double ZERO = 1e-290;

    private final PeriodicFactors factors;
    private final int last;

    ZeroEigenvalues(PeriodicFactors factors) {
        this.factors = factors;
        last = factors.m - 1;
    }

    /** Splits off one eigenvalue 0 of the block from {@code low} to {@code high}; false if no factor shows one. */
    boolean splitOff(int low, int high) {
        for (int k = high; k >= low; k--) {
            for (int j = 0; j < last; j++) {
                if (factors.size(j, k, k) < ZERO) {
                    factors.setZero(j, k, k);
                    fromAbove(j, k, low, high);
                    fromBelow(j, k, low, high);
                    return true;
                }
            }
        }
        return false;
    }

    private void fromAbove(int zero, int k, int low, int high) {
        PeriodicFactors.Rotation[] later = new PeriodicFactors.Rotation[high + 1];
        for (int i = low; i < k; i++) {
            factors.annihilateByRows(last, i, i, high);
            int end = i == k - 1 ? zero : last;
            for (int j = 0; j < end; j++) {
                factors.rotateColumns(j, i, low, i + 1);
                factors.annihilateByRows(j, i, i, high);
            }
            if (end == zero) {
                factors.rotateColumns(zero, i, low, k - 1);
            } else {
                later[i] = factors.rotation();
            }
        }
        // All rows first: a column that is rotated at once would fill in where the next row is to be annihilated.
        for (int i = low; i < k - 1; i++) {
            factors.use(later[i]);
            factors.rotateColumns(last, i, low, i + 1);
        }
    }

    private void fromBelow(int zero, int k, int low, int high) {
        PeriodicFactors.Rotation[] later = new PeriodicFactors.Rotation[high + 1];
        for (int i = high - 1; i >= k; i--) {
            factors.annihilateByColumns(last, i, low);
            int end = i == k ? zero : -1;
            for (int j = last - 1; j > end; j--) {
                factors.rotateRows(j, i, i, high);
                factors.annihilateByColumns(j, i, low);
            }
            if (end == zero) {
                factors.rotateRows(zero, i, k + 1, high);
            } else {
                later[i] = factors.rotation();
            }
        }
        for (int i = high - 1; i > k; i--) {
            factors.use(later[i]);
            factors.rotateRows(last, i, i, high);
        }
    }
}
