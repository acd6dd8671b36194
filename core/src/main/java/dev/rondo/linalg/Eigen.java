package dev.rondo.linalg;

import dev.rondo.linalg.lapack.Lapack;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Eigenvalues and right eigenvectors, {@code A v_k = lambda_k v_k}, each vector of unit length with a real largest entry.
 *
 * <p>Of a defective or nearly defective matrix the vectors are (nearly) dependent, as {@link #condition()} tells; the
 * Schur form has no such weakness. Left vectors: {@link TwoSidedEigen}.
 *
 * <p>LAPACK dgeev and zgeev: balancing, Hessenberg form, QR with aggressive early deflation.
 */
public final class Eigen {
    private static final String WHAT = "An eigendecomposition";

    private final ComplexMatrix source;
    private final ComplexVector values;
    private final ComplexMatrix vectors;

    private Eigen(ComplexMatrix source, ComplexVector values, ComplexMatrix vectors) {
        this.source = source;
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * The eigenvalues alone; those of a conjugate pair are exact conjugates, next to each other, the one with a positive
     * imaginary part first.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static ComplexVector valuesOf(Matrix a) {
        int n = Operand.square("An eigenvalue computation", a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment re = ColumnMajor.doubles(arena, n);
            MemorySegment im = ColumnMajor.doubles(arena, n);
            converged(Lapack.dgeev('N', 'N', n, work, re, im, MemorySegment.NULL, MemorySegment.NULL), n);
            return values(re, im, n, scale);
        }
    }

    /**
     * The eigenvalues alone, of a complex matrix.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static ComplexVector valuesOf(ComplexMatrix a) {
        int n = Operand.square("An eigenvalue computation", a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment w = ColumnMajor.complex(arena, n, 1);
            converged(Lapack.zgeev('N', 'N', n, work, w, MemorySegment.NULL, MemorySegment.NULL), n);
            return ColumnMajor.complexVector(w, n, scale.up());
        }
    }

    /**
     * Eigenvalues, ordered as by {@link #valuesOf(Matrix)}, and right eigenvectors.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static Eigen of(Matrix a) {
        int n = Operand.square(WHAT, a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment re = ColumnMajor.doubles(arena, n);
            MemorySegment im = ColumnMajor.doubles(arena, n);
            MemorySegment vr = ColumnMajor.real(arena, n, n);
            converged(Lapack.dgeev('N', 'V', n, work, re, im, MemorySegment.NULL, vr), n);
            ComplexVector values = values(re, im, n, scale);
            return new Eigen(ComplexMatrix.of(a), values, vectors(vr, values));
        }
    }

    /**
     * Eigenvalues and right eigenvectors of a complex matrix.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static Eigen of(ComplexMatrix a) {
        int n = Operand.square(WHAT, a).rows();
        Scale scale = Scale.of(a);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment work = ColumnMajor.copy(arena, a, scale.down());
            MemorySegment w = ColumnMajor.complex(arena, n, 1);
            MemorySegment vr = ColumnMajor.complex(arena, n, n);
            converged(Lapack.zgeev('N', 'V', n, work, w, MemorySegment.NULL, vr), n);
            return new Eigen(a, ColumnMajor.complexVector(w, n, scale.up()), ColumnMajor.complexMatrix(vr, n, n));
        }
    }

    public ComplexVector values() {
        return values;
    }

    /** Column {@code k} belongs to eigenvalue {@code k}. */
    public ComplexMatrix vectors() {
        return vectors;
    }

    /**
     * The condition number of the matrix of eigenvectors, {@code sigma_1(V) / sigma_N(V)}: 1 for a normal matrix with
     * simple eigenvalues, infinite (or 1e16 and more) for a defective one.
     */
    public double condition() {
        return Svd.condition(Svd.valuesOf(vectors));
    }

    /** {@code |A V - V Lambda|_F / |A|_F / sqrt(N)}; the orthogonality is not judged, for eigenvectors need not have it. */
    public Certificate certificate() {
        ComplexMatrix error = source.times(vectors).minus(vectors.times(ComplexMatrix.diagonal(values)));
        double scale = source.frobeniusNorm() * Math.sqrt(values.size());
        return new Certificate(Certificate.relative(error.frobeniusNorm(), scale), 0);
    }

    static void converged(int info, int n) {
        if (info > 0) {
            throw new FactorisationException("Eigenvalues: the QR iteration found only " + (n - info) + " of " + n
                    + "; perturb the matrix in the last digits and try again");
        }
    }

    static ComplexVector values(MemorySegment re, MemorySegment im, int n, Scale scale) {
        return ComplexVector.owning(ColumnMajor.array(re, n, scale.up()), ColumnMajor.array(im, n, scale.up()));
    }

    /** Real eigenvectors as LAPACK packs them: a conjugate pair lies in two columns, the real and the imaginary parts. */
    static ComplexMatrix vectors(MemorySegment packed, ComplexVector values) {
        int n = values.size();
        double[] columns = ColumnMajor.array(packed, (long) n * n, 1);
        double[] pairs = new double[2 * n * n];
        for (int k = 0; k < n; k++) {
            double im = values.im(k);
            int real = im < 0 ? k - 1 : k;
            for (int i = 0; i < n; i++) {
                int at = 2 * (i * n + k);
                pairs[at] = columns[real * n + i];
                pairs[at + 1] = im == 0 ? 0 : Math.copySign(1, im) * columns[(real + 1) * n + i];
            }
        }
        return ComplexMatrix.owning(n, n, pairs);
    }
}
