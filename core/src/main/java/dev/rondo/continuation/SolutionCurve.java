package dev.rondo.continuation;

import dev.rondo.continuation.cycles.TorusOnset;
import dev.rondo.linalg.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * A curve: m equations {@code F(y) = 0} in m + 1 unknowns, the last of which is the parameter.
 *
 * <p>A curve of a piecewise smooth system consists of pieces: within one, some unknowns keep their sign ({@link #signs}),
 * and F may be evaluated as if the piece did not end there; where such an unknown vanishes, {@link #across} gives the piece
 * on the other side. Immutable.
 */
public interface SolutionCurve {
    /** The number of unknowns m + 1. */
    int unknowns();

    /** Writes {@code F(y)} into {@code out}, of length m. */
    void residual(double[] y, double[] out);

    /** {@code DF(y)}, m x (m + 1). */
    Matrix jacobian(double[] y);

    /** Positive weights w of the scalar product {@code sum w_i u_i v_i} in which arclength is measured. */
    double[] weights();

    /** Whether a solution is what the curve is of: a fixed point solves the equations of cycles with any period. */
    default boolean isGenuine(double[] y) {
        return true;
    }

    /** What decides stability at a solution. */
    Spectrum spectrum(double[] y);

    /** What a diagram shows of a solution. */
    default SolutionMeasure measure(double[] y) {
        return SolutionMeasure.FIXED;
    }

    /** The same curve as it is best described near a solution (a phase condition that refers to it). */
    default SolutionCurve near(double[] y) {
        return this;
    }

    /** Per unknown +1 or -1 if it keeps that sign within this piece, else 0; empty where there is only one piece. */
    default int[] signs() {
        return new int[0];
    }

    /**
     * The piece on the other side of the border where the unknown is 0.
     *
     * @throws IllegalArgumentException if there is no such border
     */
    default SolutionCurve across(int unknown) {
        throw new IllegalArgumentException("A smooth curve has no borders: unknown " + unknown);
    }

    /**
     * What may touch a border between two neighbouring solutions without ending the piece: orbits that graze a boundary.
     *
     * @param leaving the derivative of the unknowns along the chord at its start
     * @param arriving at its end
     */
    default List<SwitchingFunction> grazes(double[] before, double[] after, double[] leaving, double[] arriving) {
        return List.of();
    }

    /**
     * The corner near a solution, if a circle of a radius {@code reach} round it shows one.
     *
     * @param tangent along which the walk came
     */
    default Optional<BranchCorner> corner(double[] y, double[] tangent, double reach) {
        return Optional.empty();
    }

    /** The coefficient that decides whether a Hopf, torus or period-doubling point is soft or hard, where it is known. */
    default Optional<NormalForms.Coefficient> normalForm(double[] y, SpecialType type) {
        return Optional.empty();
    }

    /** Whether a Hopf, torus or period-doubling point here is super- or subcritical, where that is to be told. */
    default Optional<BifurcationOutcome> onset(double[] y, SpecialType type) {
        Optional<String> resonance = type == SpecialType.TR ? TorusOnset.resonance(spectrum(y)) : Optional.empty();
        return resonance.isPresent()
                ? resonance.map(BifurcationOutcome::open)
                : normalForm(y, type).map(c -> BifurcationOutcome.of(c.criticality()));
    }

    /** The same, where it is decided. */
    default Optional<Criticality> criticality(double[] y, SpecialType type) {
        return onset(y, type).flatMap(BifurcationOutcome::criticality);
    }

    /** Functions of the solutions that change their sign at special points, in addition to what all curves have. */
    default List<TestFunction> tests() {
        return List.of();
    }

    /** What a special point of a walk is called on this curve; empty if it is nothing special here. */
    default Optional<SpecialPoint> named(SpecialPoint found) {
        return Optional.of(found);
    }

    /** Bounds of unknowns other than the parameter, at which a walk ends. */
    default List<UnknownBound> limits() {
        return List.of();
    }

    /** Why the curve ends between two neighbouring solutions, if it does (a cycle has shrunk to a point, say). */
    default Optional<Ending> end(double[] before, double[] after) {
        return Optional.empty();
    }
}
