package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The QR decomposition {@code A = Q R} of an m x n matrix in its thin form: Q is m x k with orthonormal columns, R is
 * k x n, upper trapezoidal, with a diagonal that is not negative; {@code k = min(m, n)}. With that sign it is unique for
 * full rank, and Q of a Gaussian matrix is uniformly (Haar) distributed.
 *
 * <p>LAPACK dgeqrf, dorgqr.
 */
public final class Qr {
    private final Matrix source;
    private final Matrix orthogonal;
    private final Matrix triangular;

    private Qr(Matrix source, Matrix orthogonal, Matrix triangular) {
        this.source = source;
        this.orthogonal = orthogonal;
        this.triangular = triangular;
    }

    /**
     * The factors of A.
     *
     * @throws IllegalArgumentException if the matrix is empty or not finite
     */
    public static Qr of(Matrix a) {
        Operand.finite("A QR decomposition", a);
        int m = a.rows();
        int n = a.columns();
        int k = Math.min(m, n);
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment tau = ColumnMajor.doubles(arena, k);
            Lapack.dgeqrf(m, n, work, tau);
            Matrix packed = ColumnMajor.matrix(work, m, n, scale.up());
            double[] signs = new double[k];
            Arrays.setAll(signs, i -> packed.get(i, i) < 0 ? -1 : 1);
            Matrix r = Matrix.build(k, n, (i, j) -> j < i ? 0 : signs[i] * packed.get(i, j));
            Lapack.dorgqr(m, k, work, tau);
            Matrix q = ColumnMajor.matrix(work, m, k);
            return new Qr(a, Matrix.build(m, k, (i, j) -> q.get(i, j) * signs[j]), r);
        }
    }

    /** Q. */
    public Matrix orthogonal() {
        return orthogonal;
    }

    /** R. */
    public Matrix triangular() {
        return triangular;
    }

    /** Certificate of {@code A = Q R}. */
    public Certificate certificate() {
        return Certificate.of(source, orthogonal.times(triangular), orthogonal);
    }
}
