package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.lapack.ProductSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProductsTest {
    @ParameterizedTest
    @CsvSource({"3, 4, 5", "1, 90, 1", "100, 40, 90", "64, 64, 64"})
    void theProductIsTheSumOfProducts(int m, int k, int n) {
        Matrix a = MatrixZoo.gaussian(m, k, 1);
        Matrix b = MatrixZoo.gaussian(k, n, 2);
        Matrix expected = bySum(a, b);
        assertThat(a.times(b).minus(expected).maxAbs()).isLessThan(1e-14);
        assertThat(a.transpose().transposeTimes(b).minus(expected).maxAbs()).isLessThan(1e-14);
        assertThat(a.timesTranspose(b.transpose()).minus(expected).maxAbs()).isLessThan(1e-14);
    }

    @ParameterizedTest
    @CsvSource({"3, 4, 5", "1, 90, 1", "100, 40, 90"})
    void productsAreAddedInPlace(int m, int k, int n) {
        Matrix a = MatrixZoo.gaussian(m, k, 1);
        Matrix b = MatrixZoo.gaussian(k, n, 2);
        Matrix c = MatrixZoo.gaussian(m, n, 3);
        double[] sum = c.toRowMajor();
        ProductSums.add(m, k, n, 2, a.toRowMajor(), b.toRowMajor(), -0.5, sum);
        Matrix expected = bySum(a, b).times(2).plus(c.times(-0.5));
        assertThat(Matrix.owning(m, n, sum).minus(expected).maxAbs()).isLessThan(1e-14);
        assertThatThrownBy(() -> ProductSums.add(m, k, n, 1, new double[m * k - 1], b.toRowMajor(), 0, sum))
                .hasMessageContaining("needs arrays of as many numbers");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 20", "20, 3", "16, 17"})
    void theTransposeTurnsRowsIntoColumns(int rows, int columns) {
        Matrix a = MatrixZoo.gaussian(rows, columns, 5);
        assertThat(a.transpose()).isEqualTo(Matrix.build(columns, rows, (i, j) -> a.get(j, i)));
    }

    @Test
    void factorsThatDoNotFitAreRefused() {
        Matrix a = Matrix.zeros(100, 80);
        assertThatThrownBy(() -> a.transposeTimes(Matrix.zeros(80, 100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("80 x 100 times 80 x 100");
        assertThatThrownBy(() -> a.timesTranspose(Matrix.zeros(80, 100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 x 80 times 100 x 80");
    }

    @Test
    void complexProductsFollowTheRealOnes() {
        Matrix a = MatrixZoo.gaussian(4, 6, 1);
        Matrix b = MatrixZoo.gaussian(4, 6, 2);
        Matrix c = MatrixZoo.gaussian(6, 5, 3);
        Matrix d = MatrixZoo.gaussian(6, 5, 4);
        ComplexMatrix product = ComplexMatrix.of(a, b).times(ComplexMatrix.of(c, d));
        assertThat(product.real().minus(a.times(c).minus(b.times(d))).maxAbs()).isLessThan(1e-15);
        assertThat(product.imaginary().minus(a.times(d).plus(b.times(c))).maxAbs())
                .isLessThan(1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void aFixedProductIsRepeatedInPlace(BlasProducts.Precision precision) {
        Matrix a = MatrixZoo.gaussian(20, 100, 1);
        Matrix b = MatrixZoo.gaussian(100, 30, 2);
        double tolerance = precision == BlasProducts.Precision.SINGLE ? 1e-5 : 1e-14;
        try (BlasProducts product = BlasProducts.of(precision, 20, 100, 30)) {
            product.load(a, b);
            product.run();
            product.run();
            assertThat(product.result().minus(bySum(a, b)).maxAbs()).isLessThan(tolerance);
            assertThat(product.operations()).isEqualTo(120_000);
            assertThatThrownBy(() -> product.load(b, a)).hasMessageContaining("20 x 100 and 100 x 30");
        }
    }

    private static Matrix bySum(Matrix a, Matrix b) {
        return Matrix.build(a.rows(), b.columns(), (i, j) -> a.row(i).dot(b.column(j)));
    }
}
