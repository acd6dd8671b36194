package dev.rondo.linalg;

/**
 * The polar decomposition {@code A = U P} of a square matrix: U orthogonal (the orthogonal matrix nearest to A), P
 * symmetric and positive semidefinite, {@code P = (A^T A)^(1/2)}. P is unique; U is where A is regular.
 *
 * <p>From the singular value decomposition {@code A = W S V^T}: {@code U = W V^T}, {@code P = V S V^T}.
 */
public final class Polar {
    private final Matrix source;
    private final Matrix orthogonal;
    private final Matrix positive;

    private Polar(Matrix source, Matrix orthogonal, Matrix positive) {
        this.source = source;
        this.orthogonal = orthogonal;
        this.positive = positive;
    }

    /**
     * The factors of A.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square or not finite
     */
    public static Polar of(Matrix a) {
        Svd svd = Svd.of(Operand.square("A polar decomposition", a));
        Matrix vt = svd.rightTransposed();
        Matrix stretched = Matrix.diagonal(svd.values()).times(vt);
        return new Polar(a, svd.left().times(vt), svd.right().times(stretched).symmetricPart());
    }

    /** U, the rotation. */
    public Matrix orthogonal() {
        return orthogonal;
    }

    /** Symmetric positive semidefinite factor P. */
    public Matrix positive() {
        return positive;
    }

    /** Certificate of {@code A = U P}. */
    public Certificate certificate() {
        return Certificate.of(source, orthogonal.times(positive), orthogonal);
    }
}
