package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Eigenvalues with right and left eigenvectors, {@code A r_k = lambda_k r_k} and {@code l_k^H A = lambda_k l_k^H}, each
 * vector of unit length.
 *
 * <p>LAPACK dgeev.
 */
public final class TwoSidedEigen {
    private final Matrix source;
    private final ComplexVector values;
    private final ComplexMatrix right;
    private final ComplexMatrix left;

    private TwoSidedEigen(Matrix source, ComplexVector values, ComplexMatrix right, ComplexMatrix left) {
        this.source = source;
        this.values = values;
        this.right = right;
        this.left = left;
    }

    /**
     * Eigenvalues, ordered as by {@link Eigen#valuesOf(Matrix)}, and both sets of eigenvectors.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static TwoSidedEigen of(Matrix a) {
        int n = Operand.square("An eigendecomposition", a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment re = ColumnMajor.doubles(arena, n);
            MemorySegment im = ColumnMajor.doubles(arena, n);
            MemorySegment vl = ColumnMajor.real(arena, n, n);
            MemorySegment vr = ColumnMajor.real(arena, n, n);
            Eigen.converged(Lapack.dgeev('V', 'V', n, work, re, im, vl, vr), n);
            ComplexVector values = Eigen.values(re, im, n, scale);
            return new TwoSidedEigen(a, values, Eigen.vectors(vr, values), Eigen.vectors(vl, values));
        }
    }

    public ComplexVector values() {
        return values;
    }

    /** Column {@code k} is the right eigenvector of eigenvalue {@code k}. */
    public ComplexMatrix right() {
        return right;
    }

    /** Column {@code k} is the left eigenvector of eigenvalue {@code k}; its conjugate transpose stands left of A. */
    public ComplexMatrix left() {
        return left;
    }

    /**
     * The condition number of each eigenvalue, {@code 1 / |l_k^H r_k|}: its change per unit of change of A. The
     * overlap {@code O_kk = |l_k|^2 |r_k|^2} of biorthonormal vectors (Chalker and Mehlig 1998) is its square. Infinite
     * where the two vectors are orthogonal: a defective eigenvalue.
     */
    public Vector conditions() {
        int n = values.size();
        double[] conditions = new double[n];
        for (int k = 0; k < n; k++) {
            Complex overlap = Complex.ZERO;
            for (int i = 0; i < n; i++) {
                overlap = overlap.plus(left.get(i, k).conjugate().times(right.get(i, k)));
            }
            conditions[k] = 1 / overlap.abs();
        }
        return Vector.owning(conditions);
    }

    /** The larger of {@code |A R - R Lambda|} and {@code |L^H A - Lambda L^H|}, relative to {@code |A| sqrt(N)}. */
    public Certificate certificate() {
        ComplexMatrix a = ComplexMatrix.of(source);
        ComplexMatrix lambda = ComplexMatrix.diagonal(values);
        ComplexMatrix errorRight = a.times(right).minus(right.times(lambda));
        ComplexMatrix errorLeft = left.adjoint().times(a).minus(lambda.times(left.adjoint()));
        double error = Math.max(errorRight.frobeniusNorm(), errorLeft.frobeniusNorm());
        return new Certificate(Certificate.relative(error, source.frobeniusNorm() * Math.sqrt(values.size())), 0);
    }
}
