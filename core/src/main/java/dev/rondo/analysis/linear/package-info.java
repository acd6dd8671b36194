/** Analyses of matrices: spectra, Schur form, amplification, pseudospectra, responses of the linear network. */
@NullMarked
package dev.rondo.analysis.linear;

import org.jspecify.annotations.NullMarked;
