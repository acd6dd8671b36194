package dev.rondo.continuation.equilibria;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Vector;

/**
 * A Hopf point of a flow: a fixed point with a pair of eigenvalues +-i w.
 *
 * @param state fixed point
 * @param parameter value of the parameter
 * @param angularFrequency angular frequency w, per second
 * @param mode eigenvector q of +i w, |q| = 1
 */
public record HopfPoint(Vector state, double parameter, double angularFrequency, ComplexVector mode) {
    /**
     * The pair nearest to the imaginary axis at a fixed point.
     *
     * @throws IllegalArgumentException if all eigenvalues are real
     */
    public static HopfPoint at(FieldFamily family, Vector state, double parameter) {
        return at(family.at(parameter), state, parameter);
    }

    /** The pair nearest to the imaginary axis at a fixed point of a single field; see above. */
    public static HopfPoint at(VectorField field, Vector state, double parameter) {
        Eigen eigen = Eigen.of(field.jacobian(state.toArray()));
        int best = -1;
        for (int k = 0; k < eigen.values().size(); k++) {
            boolean upper = eigen.values().im(k) > 0;
            if (upper
                    && (best < 0
                            || Math.abs(eigen.values().re(k))
                                    < Math.abs(eigen.values().re(best)))) {
                best = k;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("A Hopf point has a pair of imaginary eigenvalues: at parameter "
                    + parameter + " all eigenvalues are real");
        }
        return new HopfPoint(
                state, parameter, eigen.values().im(best), eigen.vectors().column(best));
    }

    /** Period 2 pi/w of the cycles in the limit of vanishing amplitude. */
    public Time period() {
        return Time.seconds(2 * Math.PI / angularFrequency);
    }

    /** Shape of small oscillations, {@code Re(q_i e^(i phase))}. */
    public double shape(int i, double phase) {
        return mode.get(i).times(Complex.polar(1, phase)).re();
    }
}
