/**
 * Eigenvalues of a product of matrices from its factors, without forming the product: Floquet multipliers of a cycle that
 * is followed in many steps, from 1e-300 to 1e300, each to a relative accuracy that the product itself has lost.
 *
 * <p>{@link dev.rondo.linalg.periodic.ProductEigenvalues} is the entry: the factors are brought to periodic Hessenberg
 * form ({@code PeriodicHessenberg}), then to periodic Schur form by QR sweeps over all of them ({@code PeriodicQr});
 * eigenvalues are kept as mantissa and exponent ({@code ScaledComplex}). Source: Bojanczyk, Golub and Van Dooren, 1992.
 */
@NullMarked
package dev.rondo.linalg.periodic;

import org.jspecify.annotations.NullMarked;
