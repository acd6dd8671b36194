package dev.rondo.attractor;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import java.util.List;

/**
 * A fixed point of a flow.
 *
 * @param state x
 * @param eigenvalues of DF(x), per second
 * @param residual |F(x)| over the rate of the field and |x|; where x is 0, over the rate alone
 * @param onThreshold the gates on whose thresholds it stands, from 0: the field has no Jacobian there, and the eigenvalues are
 *     those of one of the regions that meet
 */
public record Located(Vector state, ComplexVector eigenvalues, double residual, List<Integer> onThreshold) {
    /** Where the field is smooth. */
    Located(Vector state, ComplexVector eigenvalues, double residual) {
        this(state, eigenvalues, residual, List.of());
    }
}
