package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;

/**
 * The complex Schur form {@code A = U (Lambda + T) U^H}: U unitary, Lambda the eigenvalues, T strictly upper triangular.
 *
 * <p>Mode k receives from the modes l &gt; k; the first Schur vector is an eigenvector and the end of the feedforward
 * chain. The form depends on the order of the eigenvalues along the diagonal, so measures of T state theirs; Rondo's is
 * {@link SpectralOrder#DECREASING_REAL_PART}.
 *
 * <p>Of a real matrix it is made from the real form, which takes a third of the time of LAPACK zgees and gives exact
 * conjugate pairs. The order is changed by unitary swaps of neighbours (ztrexc).
 */
public final class ComplexSchur {
    private final ComplexMatrix source;
    private final ComplexMatrix triangular;
    private final ComplexMatrix unitary;

    private ComplexSchur(ComplexMatrix source, ComplexMatrix triangular, ComplexMatrix unitary) {
        this.source = source;
        this.triangular = triangular;
        this.unitary = unitary;
    }

    /**
     * The Schur form with the eigenvalues as the QR iteration finds them.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static ComplexSchur of(Matrix a) {
        return of(Schur.of(a));
    }

    /** The complex form of a real one, with the eigenvalues in the same order. */
    public static ComplexSchur of(Schur real) {
        PairRotations rotations = PairRotations.of(real.triangular());
        return new ComplexSchur(
                ComplexMatrix.of(real.source()),
                rotations.triangular(real.triangular()),
                rotations.unitary(real.orthogonal()));
    }

    /**
     * The Schur form of a complex matrix, with the eigenvalues as the QR iteration finds them.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static ComplexSchur of(ComplexMatrix a) {
        int n = Operand.square("A Schur form", a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment t = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment u = ColumnMajor.complex(arena, n, n);
            MemorySegment w = ColumnMajor.complex(arena, n, 1);
            Eigen.converged(Lapack.zgees(n, t, ColumnMajor.ints(arena, 1), w, u), n);
            return new ComplexSchur(
                    a, ColumnMajor.complexMatrix(t, n, n, scale.up()), ColumnMajor.complexMatrix(u, n, n));
        }
    }

    /** The form with the eigenvalues in this order; those that compare equal keep their places among themselves. */
    public ComplexSchur ordered(Comparator<Complex> order) {
        int n = triangular.rows();
        Scale scale = Scale.of(triangular);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment t = ColumnMajor.copy(arena, triangular, scale.down());
            MemorySegment u = ColumnMajor.copy(arena, unitary);
            EigenvalueOrder.sort(n, t, u, eigenvalues(), order);
            return new ComplexSchur(
                    source, ColumnMajor.complexMatrix(t, n, n, scale.up()), ColumnMajor.complexMatrix(u, n, n));
        }
    }

    /** {@code Lambda + T}, upper triangular. */
    public ComplexMatrix triangular() {
        return triangular;
    }

    /** T, strictly upper triangular: the feedforward weights between the modes. */
    public ComplexMatrix strictlyTriangular() {
        return ComplexMatrix.build(
                triangular.rows(), triangular.columns(), (i, j) -> j > i ? triangular.get(i, j) : Complex.ZERO);
    }

    /** U, whose columns are the Schur vectors. */
    public ComplexMatrix unitary() {
        return unitary;
    }

    /** The eigenvalues as they stand on the diagonal. */
    public ComplexVector eigenvalues() {
        return triangular.diagonal();
    }

    /** Certificate of {@code A = U (Lambda + T) U^H}. */
    public Certificate certificate() {
        return Certificate.of(source, unitary.times(triangular).times(unitary.adjoint()), unitary);
    }
}
