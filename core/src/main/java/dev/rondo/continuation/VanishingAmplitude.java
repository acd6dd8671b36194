package dev.rondo.continuation;

import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.continuation.equilibria.HopfEnd;
import java.util.Optional;

/**
 * A branch of cycles that is about to become a point: on the way to a Hopf point the parameter goes as the square of the
 * amplitude, and where the amplitude is small the equations of cycles hardly tell the parameter any more. The branch need
 * not go there: the Hopf point itself is well known.
 */
final class VanishingAmplitude {
    /** Cycles below this part of the branch's largest amplitude are small. */
    private static final double SMALL = 0.01;
    /** How well the Hopf point is where the last two amplitudes point, relative to the way there. */
    private static final double STRAIGHT = 0.1;

    private VanishingAmplitude() {}

    /**
     * The Hopf point to which two neighbouring solutions lead.
     *
     * @param largest the largest amplitude of the branch
     */
    static Optional<SpecialPoint> towards(BranchPoint from, BranchPoint to, double largest) {
        double before = square(from.measure().amplitude());
        double after = square(to.measure().amplitude());
        if (!(to.measure().amplitude() < SMALL * largest && after < before)) {
            return Optional.empty();
        }
        double way = (to.parameter() - from.parameter()) * after / (before - after);
        return birth(SpecialPoint.marked(SpecialType.HB, to))
                .filter(hopf -> Math.abs(hopf.parameter() - to.parameter() - way) <= STRAIGHT * Math.abs(way));
    }

    /** The Hopf point near a small cycle. */
    static Optional<SpecialPoint> birth(SpecialPoint small) {
        return small.point().curve() instanceof CycleCurve cycles
                ? cycles.smoothFields().flatMap(family -> HopfEnd.of(family, cycles, small))
                : Optional.empty();
    }

    private static double square(double x) {
        return x * x;
    }
}
