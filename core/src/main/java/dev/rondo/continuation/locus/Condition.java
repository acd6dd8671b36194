package dev.rondo.continuation.locus;

import dev.rondo.continuation.BifurcationOutcome;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.continuation.SwitchingFunction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * Defining condition of special points: a smooth function of the solutions of a curve that vanishes at special points
 * of one type. Immutable.
 *
 * <p>The curve is one of those that make up a surface, y one of its solutions or a guess of one.
 */
interface Condition {
    /** The type of the special points where it vanishes. */
    SpecialType type();

    /** At a border collision, the unknown (unit) whose switching manifold is met; else empty. */
    default OptionalInt unknown() {
        return OptionalInt.empty();
    }

    /** Its value, without unit: of order 1 away from special points. */
    double value(SolutionCurve curve, double[] y);

    /** This test, following the critical quantity (a null vector, a pair of eigenvalues) to a solution nearby. */
    default Condition near(SolutionCurve curve, double[] y) {
        return this;
    }

    /** The spectrum without its critical values. */
    Spectrum others(SolutionCurve curve, double[] y);

    /**
     * The number of unstable directions besides the critical ones; where two pieces meet, in the one below the
     * switching manifold.
     */
    default int unstable(SolutionCurve curve, double[] y) {
        return others(curve, y).unstable();
    }

    /**
     * The number of unstable directions in the piece above the switching manifold, where two pieces with spectra of
     * their own meet.
     */
    default OptionalInt unstableAbove(SolutionCurve curve, double[] y) {
        return OptionalInt.empty();
    }

    /** Period 2 pi/w, in seconds, where a pair +-i w of a flow is critical. */
    default double period(SolutionCurve curve, double[] y) {
        return Double.NaN;
    }

    /** Criticality: super- or subcritical; at a border collision, whether the solution goes on or turns back. */
    default Optional<Criticality> criticality(SolutionCurve curve, double[] y) {
        return curve.onset(y, type()).flatMap(BifurcationOutcome::criticality);
    }

    /**
     * Switching functions of other contacts with a switching manifold between two neighbouring points of the curve.
     *
     * @param curve curve along the first parameter on which a point lies
     * @param leaving derivative of the unknowns, both parameters among them, along the chord at its start
     * @param arriving derivative of the unknowns along the chord at its end
     */
    default List<SwitchingFunction> touches(
            Function<double[], SolutionCurve> curve,
            double[] before,
            double[] after,
            double[] leaving,
            double[] arriving) {
        return List.of();
    }

    /** Functions that change their sign at points of codimension two. */
    default List<Further> further() {
        return List.of();
    }

    /**
     * The type of the point where one of {@link #others} becomes critical as well; empty if that has no type of its
     * own.
     *
     * @param other type that the change would have on a branch
     * @param there spectrum of the others
     */
    Optional<SpecialType> together(SpecialType other, Spectrum there);

    /** The type of the point at which the curve ends, where a solution lies beyond it. */
    default Optional<SpecialType> endedAt(SolutionCurve curve, double[] y) {
        return Optional.empty();
    }

    /** Test that the condition keeps its meaning in the piece beyond a switching manifold. */
    default boolean crossesBorders() {
        return false;
    }

    /**
     * Test function of a point of codimension two.
     *
     * @param type type of the point
     * @param value value of the function at a solution
     */
    record Further(SpecialType type, ToDoubleBiFunction<SolutionCurve, double[]> value) {}
}
