package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.linalg.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch of cycles of a smooth field at a Hopf point, where the amplitude vanishes.
 *
 * <p>Beyond a Hopf point the equations find the same cycles again, half a period shifted: a step over it shows. Nor
 * need the branch go there: on the way the parameter goes as the square of the amplitude, and where that is small the
 * equations of cycles hardly determine the parameter any more, while the Hopf point itself is well known as a fixed
 * point.
 *
 * @param cycles equations of the cycles
 * @param family family of fields
 * @param rows number of equally spaced states that determine the middle of a cycle
 */
record CycleShrinks(CycleCurve cycles, FieldFamily family, int rows) implements Event {
    /** Part of the branch's largest amplitude below which cycles are small. */
    private static final double SMALL = 0.01;
    /** Largest distance of the Hopf point from where the last two amplitudes point, relative to the way there. */
    private static final double STRAIGHT = 0.1;

    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        BranchPoint to = progress.to();
        if (!isPassed(progress.from(), to)) {
            return approached(progress).map(hopf -> atHopf(hopf, passed));
        }
        List<SpecialPoint> symmetric = MirroredBranch.about(SpecialType.HB, passed);
        // The smallest cycles hardly tell where the parameter turns back: the step before may have seen it already.
        return Optional.of(symmetric.stream()
                .filter(s -> s.type() == SpecialType.HB)
                .reduce((a, b) -> b)
                .or(() -> Optional.of(SpecialPoint.marked(SpecialType.HB, to)))
                .flatMap(small -> HopfPointNearby.of(family, cycles, small))
                .<EventOutcome>map(hopf -> atHopf(hopf, symmetric))
                .orElseGet(() -> new EventOutcome.Ends(new Ending.Shrank(size(progress.from())), to, symmetric)));
    }

    private static EventOutcome atHopf(SpecialPoint hopf, List<SpecialPoint> passed) {
        Time period = hopf.point().measure().period().orElseThrow();
        return EventOutcome.Ends.at(hopf, new Ending.AtHopf(hopf.parameter(), period), passed);
    }

    /** Test that the orbit's displacement from its middle changes its direction between two neighbouring solutions. */
    private boolean isPassed(BranchPoint from, BranchPoint to) {
        Matrix first = cycles.orbit(from.unknowns().toArray(), rows);
        Matrix second = cycles.orbit(to.unknowns().toArray(), rows);
        double product = 0;
        for (int i = 0; i < first.columns(); i++) {
            double a = mean(first, i);
            double b = mean(second, i);
            for (int r = 0; r < first.rows(); r++) {
                product += (first.get(r, i) - a) * (second.get(r, i) - b);
            }
        }
        return product < 0;
    }

    private double size(BranchPoint point) {
        Matrix orbit = cycles.orbit(point.unknowns().toArray(), rows);
        double square = 0;
        for (int i = 0; i < orbit.columns(); i++) {
            double mean = mean(orbit, i);
            for (int r = 0; r < orbit.rows(); r++) {
                square += (orbit.get(r, i) - mean) * (orbit.get(r, i) - mean);
            }
        }
        return Math.sqrt(square / orbit.rows());
    }

    private static double mean(Matrix orbit, int column) {
        double sum = 0;
        for (int r = 0; r < orbit.rows(); r++) {
            sum += orbit.get(r, column);
        }
        return sum / orbit.rows();
    }

    /** The Hopf point to which two neighbouring solutions lead. */
    private Optional<SpecialPoint> approached(BranchProgress progress) {
        BranchPoint to = progress.to();
        double before = square(progress.from().measure().amplitude());
        double after = square(to.measure().amplitude());
        if (!(to.measure().amplitude() < SMALL * progress.largestAmplitude() && after < before)) {
            return Optional.empty();
        }
        double way = (to.parameter() - progress.from().parameter()) * after / (before - after);
        return HopfPointNearby.of(family, cycles, SpecialPoint.marked(SpecialType.HB, to))
                .filter(hopf -> Math.abs(hopf.parameter() - to.parameter() - way) <= STRAIGHT * Math.abs(way));
    }

    private static double square(double x) {
        return x * x;
    }
}
