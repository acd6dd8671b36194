package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * The real Schur form {@code A = Q T Q^T}: Q orthogonal, T quasi-triangular, with 1 x 1 blocks for real eigenvalues and
 * 2 x 2 blocks {@code [[a, b], [c, a]]}, {@code bc < 0}, for conjugate pairs {@code a +- i sqrt(-bc)}.
 *
 * <p>T is upper: mode k receives from the modes l &gt; k, and the first k columns of Q span what A maps into itself.
 *
 * <p>LAPACK dgees; the order is changed by orthogonal swaps of neighbouring blocks (dtrexc; Bai and Demmel 1993).
 */
public final class Schur {
    private final Matrix source;
    private final Matrix triangular;
    private final Matrix orthogonal;

    private Schur(Matrix source, Matrix triangular, Matrix orthogonal) {
        this.source = source;
        this.triangular = triangular;
        this.orthogonal = orthogonal;
    }

    /**
     * The Schur form with the eigenvalues as the QR iteration finds them.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static Schur of(Matrix a) {
        int n = Operand.square("A Schur form", a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment t = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment q = ColumnMajor.real(arena, n, n);
            MemorySegment re = ColumnMajor.doubles(arena, n);
            MemorySegment im = ColumnMajor.doubles(arena, n);
            Eigen.converged(Lapack.dgees(n, t, ColumnMajor.ints(arena, 1), re, im, q), n);
            return new Schur(a, ColumnMajor.matrix(t, n, n, scale.up()), ColumnMajor.matrix(q, n, n));
        }
    }

    /**
     * The form with its blocks in the given order from the top left; blocks that compare equal keep their places among
     * themselves. A pair stands for its member with the positive imaginary part.
     *
     * @throws FactorisationException if two blocks are too close to be exchanged; the complex form has no such limit
     */
    public Schur ordered(Comparator<Complex> order) {
        int n = triangular.rows();
        Scale scale = Scale.of(triangular);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment t = ColumnMajor.copy(arena, triangular, scale.down());
            MemorySegment q = ColumnMajor.copy(arena, orthogonal);
            BlockOrder.sort(n, t, q, order, scale);
            return new Schur(source, ColumnMajor.matrix(t, n, n, scale.up()), ColumnMajor.matrix(q, n, n));
        }
    }

    /** The form with the chosen eigenvalues first, so that the first columns of Q span their invariant subspace. */
    public Schur ordered(Predicate<Complex> first) {
        return ordered(Comparator.comparing(z -> !first.test(z)));
    }

    /** T, quasi-triangular. */
    public Matrix triangular() {
        return triangular;
    }

    /** Q, whose columns are the Schur vectors. */
    public Matrix orthogonal() {
        return orthogonal;
    }

    /** The eigenvalues as they stand on the diagonal of T, of a pair the one with positive imaginary part first. */
    public ComplexVector eigenvalues() {
        int n = triangular.rows();
        double[] re = new double[n];
        double[] im = new double[n];
        for (int k = 0; k < n; k++) {
            re[k] = triangular.get(k, k);
            if (k + 1 < n && triangular.get(k + 1, k) != 0) {
                double omega =
                        Math.sqrt(Math.abs(triangular.get(k, k + 1))) * Math.sqrt(Math.abs(triangular.get(k + 1, k)));
                re[k + 1] = triangular.get(k + 1, k + 1);
                im[k] = omega;
                im[k + 1] = -omega;
                k++;
            }
        }
        return ComplexVector.owning(re, im);
    }

    /** Certificate of {@code A = Q T Q^T}. */
    public Certificate certificate() {
        return Certificate.of(source, orthogonal.times(triangular).timesTranspose(orthogonal), orthogonal);
    }

    /** The matrix of which this is the form. */
    public Matrix source() {
        return source;
    }
}
