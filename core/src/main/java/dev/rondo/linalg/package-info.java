/**
 * Matrices and vectors, and the factorisations of numerical linear algebra on LAPACK behind one seam.
 */
@NullMarked
package dev.rondo.linalg;

import org.jspecify.annotations.NullMarked;
