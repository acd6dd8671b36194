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
 * A function of the solutions of a curve that is smooth and vanishes where they are special in one way. Immutable.
 *
 * <p>The curve is one of those that make up a surface, y one of its solutions or a guess of one.
 */
interface Condition {
    /** The special points where it vanishes. */
    SpecialType type();

    /** At a border collision, whose border; else empty. */
    default OptionalInt unknown() {
        return OptionalInt.empty();
    }

    /** Its value, without unit: of order 1 away from special points. */
    double value(SolutionCurve curve, double[] y);

    /** The same test, following what is critical (a null vector, a pair of eigenvalues) to a solution nearby. */
    default Condition near(SolutionCurve curve, double[] y) {
        return this;
    }

    /** The spectrum without what is critical. */
    Spectrum others(SolutionCurve curve, double[] y);

    /** The number of unstable directions besides the critical ones; where two pieces meet, in the one beneath the border. */
    default int unstable(SolutionCurve curve, double[] y) {
        return others(curve, y).unstable();
    }

    /** Where two pieces with spectra of their own meet: the number of unstable directions in the one above the border. */
    default OptionalInt unstableAbove(SolutionCurve curve, double[] y) {
        return OptionalInt.empty();
    }

    /** 2 pi/w, in seconds, where a pair +-i w of a flow is critical. */
    default double period(SolutionCurve curve, double[] y) {
        return Double.NaN;
    }

    /** Whether what begins here does so softly or hard; at a border collision, whether the solution goes on or turns back. */
    default Optional<Criticality> criticality(SolutionCurve curve, double[] y) {
        return curve.onset(y, type()).flatMap(BifurcationOutcome::criticality);
    }

    /**
     * What else may touch a border between two neighbouring points of the curve.
     *
     * @param curve the curve along the first parameter on which a point lies
     * @param leaving the derivative of the unknowns, both parameters among them, along the chord at its start
     * @param arriving at its end
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
     * What it is called when one of {@link #others} becomes critical as well; empty if that is nothing of its own.
     *
     * @param other what it would be called on a branch
     * @param there the others
     */
    Optional<SpecialType> together(SpecialType other, Spectrum there);

    /** Where a solution lies beyond a point at which the curve ends: the type of that point. */
    default Optional<SpecialType> endedAt(SolutionCurve curve, double[] y) {
        return Optional.empty();
    }

    /** Whether it stays a test of the same thing in the piece beyond a border. */
    default boolean crossesBorders() {
        return false;
    }

    /**
     * A test function of a point of codimension two.
     *
     * @param type of the point
     * @param value its value at a solution
     */
    record Further(SpecialType type, ToDoubleBiFunction<SolutionCurve, double[]> value) {}
}
