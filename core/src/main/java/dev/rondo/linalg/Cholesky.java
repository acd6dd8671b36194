package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The Cholesky factor of a symmetric positive definite matrix: {@code A = L L^T}, L lower triangular with a positive
 * diagonal. L times a vector of independent standard normals has covariance A. LAPACK dpotrf.
 */
public final class Cholesky {
    private static final String WHAT = "A Cholesky factorisation";

    private final Matrix source;
    private final Matrix lower;

    private Cholesky(Matrix source, Matrix lower) {
        this.source = source;
        this.lower = lower;
    }

    /**
     * The factor of A.
     *
     * @throws IllegalArgumentException if the matrix is empty, not finite or not symmetric
     * @throws FactorisationException if the matrix is not positive definite
     */
    public static Cholesky of(Matrix a) {
        int n = Operand.symmetric(WHAT, a).rows();
        // An even power of two, so that its root is exact as well.
        Scale scale = new Scale(Scale.of(a).exponent() / 2 * 2);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a.symmetricPart(), scale.down());
            int info = Lapack.dpotrf(n, work);
            if (info > 0) {
                throw new FactorisationException(WHAT + " needs a positive definite matrix: the leading minor of order "
                        + info + " is not positive; a covariance at the edge of rounding takes the root of its"
                        + " symmetric eigenvalues instead");
            }
            Matrix packed = ColumnMajor.matrix(work, n, n, new Scale(scale.exponent() / 2).up());
            return new Cholesky(a, Matrix.build(n, n, (i, j) -> j > i ? 0 : packed.get(i, j)));
        }
    }

    /** L. */
    public Matrix lower() {
        return lower;
    }

    /** Certificate of {@code A = L L^T}. */
    public Certificate certificate() {
        return Certificate.of(source, lower.timesTranspose(lower));
    }
}
