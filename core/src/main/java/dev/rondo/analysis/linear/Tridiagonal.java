package dev.rondo.analysis.linear;

/** Symmetric tridiagonal matrices of Lanczos iterations. */
final class Tridiagonal {
    private Tridiagonal() {}

    /**
     * The largest eigenvalue of a positive semidefinite one, by bisection on the number of negative pivots (Sturm).
     *
     * @param diagonal diagonal entries, of which the first {@code size} are read
     * @param beside off-diagonal entries; entry k couples rows k and k + 1
     */
    static double largestEigenvalue(double[] diagonal, double[] beside, int size) {
        double low = 0;
        double high = 0;
        for (int k = 0; k < size; k++) {
            double left = k > 0 ? Math.abs(beside[k - 1]) : 0;
            double right = k + 1 < size ? Math.abs(beside[k]) : 0;
            low = Math.max(low, diagonal[k]);
            high = Math.max(high, diagonal[k] + left + right);
        }
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            if (isAbove(middle, diagonal, beside, size)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** True if {@code value I - M} has positive pivots only. */
    private static boolean isAbove(double value, double[] diagonal, double[] beside, int size) {
        double pivot = value - diagonal[0];
        for (int k = 1; k < size && pivot > 0; k++) {
            pivot = value - diagonal[k] - beside[k - 1] * beside[k - 1] / pivot;
        }
        return pivot > 0;
    }
}
