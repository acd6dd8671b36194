package dev.rondo.continuation;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A special point of a branch, located.
 *
 * @param type what it is
 * @param point where it is
 * @param interval the values of the parameter at the two ends of the last bracket, in the direction of the walk
 * @param converged whether the bracket shrank to the tolerance with every Newton iteration converging
 * @param unstableChange how the number of unstable directions changes in the direction of the walk
 * @param onset what happens to solutions here, where that is to be told
 * @param unknown at a border collision, which unknown (unit) vanishes
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
     * @param first at the end of the bracket that the walk met first
     * @param second at the other
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

        /** Between the parameters of two solutions, their last unknowns. */
        static Interval between(double[] before, double[] after) {
            return new Interval(before[before.length - 1], after[after.length - 1]);
        }

        public double width() {
            return Math.abs(second - first);
        }
    }

    /** A point that is marked and of which nothing else is told; converged unless it is where the walk failed (MX). */
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

    /** What happens to solutions here, where that is told. */
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

    /** The same border collision with its unknown; the solution goes on. */
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
