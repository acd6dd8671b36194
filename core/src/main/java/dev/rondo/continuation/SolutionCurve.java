package dev.rondo.continuation;

import dev.rondo.linalg.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * Curve of solutions: m equations {@code F(y) = 0} in m + 1 unknowns, the last of which is the parameter. Immutable.
 *
 * <p>The bifurcations and ends that may occur along it are its {@link #events}.
 */
public interface SolutionCurve {
    /** The number of unknowns m + 1. */
    int unknowns();

    /** Writes {@code F(y)} into {@code out}, of length m. */
    void residual(double[] y, double[] out);

    /** {@code DF(y)}, m x (m + 1). */
    Matrix jacobian(double[] y);

    /** The same for linear systems: in blocks, where the matrix has a structure that saves most of the work. */
    default CurveJacobian linearised(double[] y) {
        return CurveJacobian.of(jacobian(y));
    }

    /** Positive weights w of the scalar product {@code sum w_i u_i v_i} in which arclength is measured. */
    double[] weights();

    /**
     * Test that a solution is of the kind of the curve: a fixed point solves the equations of cycles with any period.
     */
    default boolean isGenuine(double[] y) {
        return true;
    }

    /** The spectrum that decides stability at a solution. */
    Spectrum spectrum(double[] y);

    /** The quantities of a solution that a diagram shows. */
    default SolutionMeasure measure(double[] y) {
        return SolutionMeasure.FIXED;
    }

    /** This curve as it is best described near a solution (a phase condition that refers to it). */
    default SolutionCurve near(double[] y) {
        return this;
    }

    /** The events that may occur between two neighbouring solutions: by default changes of stability, and folds. */
    default List<Event> events() {
        return List.of(new StabilityChange(), new Fold());
    }

    /**
     * The coefficient that decides whether a Hopf, torus or period-doubling point is super- or subcritical, if known.
     */
    default Optional<NormalForms.Coefficient> normalForm(double[] y, SpecialType type) {
        return Optional.empty();
    }

    /** Criticality of a Hopf, torus or period-doubling point here, where that is to be told. */
    default Optional<BifurcationOutcome> onset(double[] y, SpecialType type) {
        Optional<String> resonance = type == SpecialType.TR ? TorusOnset.resonance(spectrum(y)) : Optional.empty();
        return resonance.isPresent()
                ? resonance.map(BifurcationOutcome::open)
                : normalForm(y, type).map(c -> BifurcationOutcome.of(c.criticality()));
    }
}
