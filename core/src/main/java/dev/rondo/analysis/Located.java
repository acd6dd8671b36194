package dev.rondo.analysis;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;

/**
 * A fixed point of a flow.
 *
 * @param state x
 * @param eigenvalues of DF(x), per second
 * @param residual |F(x)| over the rate of the field and |x|; where x is 0, over the rate alone
 */
record Located(Vector state, ComplexVector eigenvalues, double residual) {}
