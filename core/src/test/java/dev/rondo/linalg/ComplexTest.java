package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComplexTest {
    private static final Complex Z = new Complex(3, -4);

    @Test
    void arithmetic() {
        assertThat(Z.abs()).isEqualTo(5);
        assertThat(Z.times(Z.conjugate())).isEqualTo(new Complex(25, 0));
        assertThat(Complex.I.times(Complex.I)).isEqualTo(new Complex(-1, 0));
        assertThat(Z.over(Z).minus(Complex.ONE).abs()).isLessThan(1e-15);
        assertThat(Complex.ONE.over(Complex.I)).isEqualTo(new Complex(0, -1));
        assertThat(Complex.polar(2, Math.PI / 2).im()).isEqualTo(2);
        assertThat(Complex.I.argument()).isCloseTo(Math.PI / 2, within(1e-15));
    }

    @Test
    void aQuotientOfHugeNumbersDoesNotOverflow() {
        Complex huge = new Complex(1e300, 1e300);
        assertThat(huge.over(huge).minus(Complex.ONE).abs()).isLessThan(1e-15);
    }

    @Test
    void aNumberReadsAsWritten() {
        assertThat(Z).hasToString("3.0 - 4.0i");
        assertThat(new Complex(0, 1)).hasToString("0.0 + 1.0i");
    }

    @Test
    void aMatrixHasItsParts() {
        ComplexMatrix a = MatrixZoo.complexGaussian(3, 1);
        assertThat(ComplexMatrix.of(a.real(), a.imaginary())).isEqualTo(a);
        assertThat(a.adjoint().adjoint()).isEqualTo(a);
        assertThat(a.adjoint().get(0, 2)).isEqualTo(a.get(2, 0).conjugate());
        assertThat(a.times(ComplexMatrix.identity(3))).isEqualTo(a);
        assertThat(a.times(Complex.I).times(Complex.I)).isEqualTo(a.times(-1));
        assertThat(a.row(1).get(2)).isEqualTo(a.column(2).get(1));
        assertThat(ComplexMatrix.diagonal(a.diagonal()).trace()).isEqualTo(a.trace());
        assertThat(a.plus(a).minus(a.times(2)).frobeniusNorm()).isZero();
    }

    @Test
    void aVectorKnowsItsExtremes() {
        ComplexVector v = ComplexVector.of(new Complex(1, -2), new Complex(-3, 0.5));
        assertThat(v.maxReal()).isEqualTo(1);
        assertThat(v.maxImaginary()).isEqualTo(0.5);
        assertThat(v.maxAbs()).isCloseTo(Math.hypot(3, 0.5), within(1e-15));
        assertThat(v.norm()).isCloseTo(Math.sqrt(14.25), within(1e-15));
        assertThat(ComplexVector.of(v.real(), v.imaginary())).isEqualTo(v);
    }

    @Test
    void shapesMustAgree() {
        assertThatThrownBy(() -> ComplexMatrix.identity(2).times(ComplexMatrix.identity(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 2 times 3 x 3");
        assertThatThrownBy(() -> ComplexMatrix.identity(2).plus(ComplexMatrix.identity(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 2 and 3 x 3");
        assertThatThrownBy(() -> ComplexMatrix.of(Matrix.identity(2), Matrix.identity(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one shape");
    }
}
