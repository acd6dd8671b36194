/**
 * Linear matrix equations: {@link dev.rondo.linalg.equation.Lyapunov} ({@code A X + X A^T + Q = 0}), its discrete counterpart
 * {@link dev.rondo.linalg.equation.DiscreteLyapunov} ({@code X = A X A^T + Q}), both for triangular matrices alone
 * ({@link dev.rondo.linalg.equation.TriangularLyapunov}), and {@link dev.rondo.linalg.equation.Sylvester} ({@code A X + X B = C}).
 *
 * <p>Each brings the coefficients to Schur form, solves the triangular equation by LAPACK, and carries its relative
 * residual. Refused where an eigenvalue pair makes the equation singular.
 */
@NullMarked
package dev.rondo.linalg.equation;

import org.jspecify.annotations.NullMarked;
