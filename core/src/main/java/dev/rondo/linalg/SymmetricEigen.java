package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The eigendecomposition of a symmetric matrix, {@code A = V diag(lambda) V^T}, with ascending eigenvalues and orthonormal
 * eigenvectors in the columns of V.
 *
 * <p>LAPACK dsyevd (divide and conquer). The symmetric part of the matrix is used, which differs by rounding only.
 */
public final class SymmetricEigen {
    private static final String WHAT = "A symmetric eigendecomposition";

    private final Matrix source;
    private final Vector values;
    private final Matrix vectors;

    private SymmetricEigen(Matrix source, Vector values, Matrix vectors) {
        this.source = source;
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Eigenvalues and eigenvectors.
     *
     * @throws IllegalArgumentException if the matrix is empty, not finite or not symmetric
     */
    public static SymmetricEigen of(Matrix a) {
        int n = Operand.symmetric(WHAT, a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a.symmetricPart(), scale.down());
            Vector values = solve('V', n, work, scale, arena);
            return new SymmetricEigen(a, values, ColumnMajor.matrix(work, n, n));
        }
    }

    /**
     * The eigenvalues alone, ascending.
     *
     * @throws IllegalArgumentException if the matrix is empty, not finite or not symmetric
     */
    public static Vector valuesOf(Matrix a) {
        int n = Operand.symmetric(WHAT, a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            return solve('N', n, ColumnMajor.copy(arena, a.symmetricPart(), scale.down()), scale, arena);
        }
    }

    /**
     * The eigenvalues, ascending, of the Hermitian part {@code (A + A^H)/2} of a complex matrix. Rotated by every
     * angle, the largest one traces the field of values.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static Vector valuesOfHermitianPart(ComplexMatrix a) {
        int n = Operand.square(WHAT, a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            ComplexMatrix hermitian = a.times(0.5).plus(a.adjoint().times(0.5));
            MemorySegment work = ColumnMajor.copy(arena, hermitian, scale.down());
            MemorySegment w = ColumnMajor.doubles(arena, n);
            converged(Lapack.zheevd('N', n, work, w));
            return Vector.owning(ColumnMajor.array(w, n, scale.up()));
        }
    }

    /** Eigenvalues, ascending. */
    public Vector values() {
        return values;
    }

    /** Column {@code k} belongs to eigenvalue {@code k}. */
    public Matrix vectors() {
        return vectors;
    }

    /** Certificate of {@code A = V diag(lambda) V^T}. */
    public Certificate certificate() {
        return Certificate.of(source, vectors.times(Matrix.diagonal(values)).timesTranspose(vectors), vectors);
    }

    private static Vector solve(char job, int n, MemorySegment work, Scale scale, Arena arena) {
        MemorySegment w = ColumnMajor.doubles(arena, n);
        converged(Lapack.dsyevd(job, n, work, w));
        return Vector.owning(ColumnMajor.array(w, n, scale.up()));
    }

    private static void converged(int info) {
        if (info > 0) {
            throw new FactorisationException("Symmetric eigenvalues: the iteration did not converge (LAPACK code "
                    + info + "); perturb the matrix in the last digits and try again");
        }
    }
}
