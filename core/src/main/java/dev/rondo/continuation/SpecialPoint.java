package dev.rondo.continuation;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Special point of a branch, located.
 *
 * @param type type of the special point
 * @param point point of the branch
 * @param interval values of the parameter at the two ends of the last bracket, in the direction of the run
 * @param converged true if the bracket shrank to the tolerance with every Newton iteration converging
 * @param unstableChange change of the number of unstable directions in the direction of the run
 * @param onset outcome of its classification as super- or subcritical, where that is to be told
 * @param unknown index of the unknown (unit) that vanishes, at a border collision
 */
public record SpecialPoint(
        SpecialType type,
        BranchPoint point,
        Interval interval,
        boolean converged,
        int unstableChange,
        Optional<BifurcationOutcome> onset,
        OptionalInt unknown) {
    /**
     * Two values of the parameter.
     *
     * @param first value at the end of the bracket that the run met first
     * @param second value at the other end
     */
    public record Interval(double first, double second) {
        /** The smaller value. */
        public double low() {
            return Math.min(first, second);
        }

        /** The larger value. */
        public double high() {
            return Math.max(first, second);
        }

        /** Interval between the parameters of two solutions, their last unknowns. */
        static Interval between(double[] before, double[] after) {
            return new Interval(before[before.length - 1], after[after.length - 1]);
        }

        public double width() {
            return Math.abs(second - first);
        }
    }

    /** Marked point of which nothing else is told; converged unless it is where the run failed (MX). */
    public static SpecialPoint marked(SpecialType type, BranchPoint point) {
        return new SpecialPoint(
                type,
                point,
                new Interval(point.parameter(), point.parameter()),
                type != SpecialType.MX,
                0,
                Optional.empty(),
                OptionalInt.empty());
    }

    /** The value of the parameter. */
    public double parameter() {
        return point.parameter();
    }

    /** The criticality, where it is known. */
    public Optional<Criticality> criticality() {
        return onset.flatMap(BifurcationOutcome::criticality);
    }

    /** The point, with the change of stability and the outcome that were found. */
    SpecialPoint changing(int change, Optional<BifurcationOutcome> outcome) {
        return new SpecialPoint(type, point, interval, converged, change, outcome, unknown);
    }

    /** The point under another name. */
    public SpecialPoint as(SpecialType other) {
        return new SpecialPoint(other, point, interval, converged, unstableChange, onset, unknown);
    }

    /** This border collision with its unknown; the solution goes on. */
    SpecialPoint at(int which) {
        return new SpecialPoint(
                type,
                point,
                interval,
                converged,
                unstableChange,
                Optional.of(BifurcationOutcome.of(Criticality.PERSISTENCE)),
                OptionalInt.of(which));
    }
}
