/**
 * LAPACK and BLAS by their C signatures, and the native library that has them.
 *
 * <p>{@link dev.rondo.linalg.lapack.Lapack} and {@link dev.rondo.linalg.lapack.Gemm} bind the routines that Rondo calls;
 * each is linked when first called ({@code Routine}), from the OpenBLAS that comes with Rondo ({@code OpenBlas}), of a
 * version that the C library of the system can load. {@link dev.rondo.linalg.lapack.Products} and
 * {@link dev.rondo.linalg.lapack.ProductSums} multiply plain arrays. Nothing here knows of matrices; nothing is loaded
 * before the first call. {@link dev.rondo.linalg.lapack.Blas} names the library in use.
 */
@NullMarked
package dev.rondo.linalg.lapack;

import org.jspecify.annotations.NullMarked;
