package dev.rondo.continuation.locus;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Corrector;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Corner of a curve of special points, where Newton's method along the tangent finds nothing however short the step:
 * the curve goes on beyond it, or ends where it goes on so nearly straight back that a run would return.
 *
 * @param curve equations of the curve
 */
record CornerPassed(LocusEquations curve) implements Event {
    /** Radii in which corners are sought, in smallest steps. */
    private static final List<Double> RADII = List.of(1e3, 1e4, 1e5);

    @Override
    public Optional<EventOutcome> stuck(BranchProgress progress) {
        BranchPoint from = progress.to();
        StepControl control = progress.settings().control();
        for (double radius : RADII) {
            double reach = radius * control.smallest();
            Optional<BranchCorner> corner =
                    curve.corner(from.unknowns().toArray(), from.tangent().toArray(), reach);
            if (corner.isPresent() && corner.get().isTooSharp()) {
                return Optional.of(new EventOutcome.Ends(
                        new Ending.AtCodimensionTwo(SpecialType.BH), from, List.of(special(from, from))));
            }
            Optional<EventOutcome> beyond = corner.flatMap(c -> beyond(from, c.onwards(), reach, control));
            if (beyond.isPresent()) {
                return beyond;
            }
        }
        return Optional.empty();
    }

    private static Optional<EventOutcome> beyond(
            BranchPoint from, BranchSwitch onwards, double reach, StepControl control) {
        return Corrector.point(onwards, from.arclength() + reach, control.newton())
                .map(to -> new EventOutcome.GoesOn(to, List.of(special(from, to))));
    }

    /** The corner, which is located to the length of this step only. */
    private static SpecialPoint special(BranchPoint from, BranchPoint to) {
        return new SpecialPoint(
                SpecialType.BH,
                from,
                new SpecialPoint.Interval(from.parameter(), to.parameter()),
                false,
                0,
                Optional.empty(),
                OptionalInt.empty());
    }
}
