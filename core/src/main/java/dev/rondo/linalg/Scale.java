package dev.rondo.linalg;

/**
 * A power of two that brings the largest entry of a matrix to [1, 2): multiplying by it is exact, and no square or
 * product of two entries overflows or underflows thereafter. Weights of 1e-150 or 1e150 are factorised as well as others.
 *
 * @param exponent the exponent of the largest entry; 0 for a matrix of zeros
 */
public record Scale(int exponent) {
    /** Beyond this the factor itself would leave the range of normal numbers. */
    private static final int LARGEST = 1000;

    public static Scale of(Matrix a) {
        return of(a.maxAbs());
    }

    public static Scale of(ComplexMatrix a) {
        return of(a.maxAbsPart());
    }

    private static Scale of(double largest) {
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        return new Scale(Math.clamp(exponent, -LARGEST, LARGEST));
    }

    /** The scale for two matrices at once. */
    public Scale largerOf(Scale other) {
        return exponent >= other.exponent ? this : other;
    }

    /** Factor for the matrix. */
    public double down() {
        return Math.scalb(1.0, -exponent);
    }

    /** Factor for a result of the dimension of the matrix. */
    public double up() {
        return Math.scalb(1.0, exponent);
    }
}
