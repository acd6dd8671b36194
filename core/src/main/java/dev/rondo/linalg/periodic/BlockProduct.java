package dev.rondo.linalg.periodic;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Scale;

/**
 * The eigenvalues of a diagonal block of a product {@code H T_(m-1) ... T_1}, multiplied out: the last resort of the
 * periodic QR iteration.
 *
 * <p>The product is kept in range by powers of two. Its eigenvalues have an error of a few units of rounding times its norm,
 * so those far smaller than the largest are known to that only.
 */
final class BlockProduct {
    private final ComplexVector values;
    private final long exponent;

    private BlockProduct(ComplexVector values, long exponent) {
        this.values = values;
        this.exponent = exponent;
    }

    /** The block of all factors from row and column {@code low} to {@code high}. */
    static BlockProduct of(PeriodicFactors factors, int low, int high) {
        int size = high - low + 1;
        ComplexMatrix product = ComplexMatrix.identity(size);
        long exponent = 0;
        for (int j = 0; j < factors.m; j++) {
            double[][] re = factors.re[j];
            double[][] im = factors.im[j];
            ComplexMatrix factor =
                    ComplexMatrix.build(size, size, (i, k) -> new Complex(re[low + i][low + k], im[low + i][low + k]));
            product = factor.times(product);
            Scale scale = Scale.of(product);
            product = product.times(scale.down());
            exponent += scale.exponent();
        }
        return new BlockProduct(Eigen.valuesOf(product), exponent);
    }

    double logModulus(int k) {
        return StrictMath.log(values.get(k).abs()) + exponent * StrictMath.log(2);
    }

    double argument(int k) {
        Complex value = values.get(k);
        return value.abs() == 0 ? 0 : value.argument();
    }
}
