/**
 * Matrices and vectors, and the factorisations of numerical linear algebra on LAPACK behind one seam.
 *
 * <p>A factorisation is a final class or a record with a static {@code of(...)}: {@link dev.rondo.linalg.Eigen},
 * {@link dev.rondo.linalg.Schur}, {@link dev.rondo.linalg.ComplexSchur}, {@link dev.rondo.linalg.Svd},
 * {@link dev.rondo.linalg.MatrixExponential} and their neighbours. Each is immutable,
 * refuses what it cannot judge (not square, not finite, empty), and carries its certificate: a residual relative to the
 * norm, and the orthogonality of its unitary factors. Matrices of any scale are brought to one of order 1 by a power of
 * two, which is exact, and their results back.
 *
 * <p>From the outside in: a factorisation copies its matrix to native memory ({@link dev.rondo.linalg.ColumnMajor}) and
 * calls a routine of {@link dev.rondo.linalg.lapack}. One thread works on each, and several may factorise at once; the last
 * bits of a result depend on the processor for which OpenBLAS has a kernel. Lyapunov and Sylvester equations are in
 * {@link dev.rondo.linalg.equation}, eigenvalues of products in {@link dev.rondo.linalg.periodic}.
 *
 * <p>Why LAPACK: the matrices of balanced networks are nilpotent or nearly so, and no pure Java library survives them.
 */
@NullMarked
package dev.rondo.linalg;

import org.jspecify.annotations.NullMarked;
