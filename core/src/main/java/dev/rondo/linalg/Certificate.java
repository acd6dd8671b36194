package dev.rondo.linalg;

/**
 * Residual and orthogonality of a computed factorisation. Both numbers are a modest multiple of the order times 1e-16
 * for a sound result.
 *
 * @param residual      the Frobenius norm of the matrix minus the product of its factors, relative to that of the matrix
 * @param orthogonality the Frobenius norm of {@code Q^H Q - I} divided by the root of the order, the largest over the
 *     unitary factors; 0 where there is none
 */
public record Certificate(double residual, double orthogonality) {

    /** Certificate of {@code a = product}, with the unitary factors. */
    static Certificate of(Matrix a, Matrix product, Matrix... unitary) {
        double orthogonality = 0;
        for (Matrix q : unitary) {
            Matrix error = q.transposeTimes(q).minus(Matrix.identity(q.columns()));
            orthogonality = Math.max(orthogonality, error.frobeniusNorm() / Math.sqrt(q.columns()));
        }
        return new Certificate(relative(a.minus(product).frobeniusNorm(), a.frobeniusNorm()), orthogonality);
    }

    /** Certificate of {@code a = product}, with the unitary factors. */
    static Certificate of(ComplexMatrix a, ComplexMatrix product, ComplexMatrix... unitary) {
        double orthogonality = 0;
        for (ComplexMatrix q : unitary) {
            ComplexMatrix error = q.adjoint().times(q).minus(ComplexMatrix.identity(q.columns()));
            orthogonality = Math.max(orthogonality, error.frobeniusNorm() / Math.sqrt(q.columns()));
        }
        return new Certificate(relative(a.minus(product).frobeniusNorm(), a.frobeniusNorm()), orthogonality);
    }

    /** An error relative to a norm; 0 where both are 0. */
    public static double relative(double error, double norm) {
        return error == 0 ? 0 : error / norm;
    }
}
