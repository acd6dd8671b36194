package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.dynamics.Time;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch of cycles on its way to a homoclinic orbit, or to a saddle-node on the cycle: the period grows
 * without bound while the parameter all but stands still, like {@code -log|p - p*|} or {@code |p - p*|^(-1/2)}, until
 * rounding, which the passage along the fixed point magnifies, leaves no next step.
 */
public record PeriodDivergence() implements Event {
    /** Ratio to the first period from which on a period has grown. */
    private static final double GROWN = 2;
    /** Relative growth over the range of the parameter beyond which a period diverges. */
    private static final double STEEP = 1000;

    @Override
    public Optional<EventOutcome> stuck(BranchProgress progress) {
        BranchPoint last = progress.to();
        double range = progress.settings().high() - progress.settings().low();
        return period(progress.first(), last, range)
                .map(period -> new EventOutcome.Ends(new Ending.PeriodDiverges(period), last, List.of()));
    }

    private static Optional<Time> period(BranchPoint first, BranchPoint last, double range) {
        Optional<Time> before = first.measure().period();
        Optional<Time> now = last.measure().period();
        if (before.isEmpty() || now.isEmpty() || now.get().in(before.get()) < GROWN) {
            return Optional.empty();
        }
        int period = last.unknowns().size() - 2;
        double relative = last.tangent().get(period) / last.unknowns().get(period);
        return now.filter(time -> relative * range > STEEP * Math.abs(last.parameterSlope()));
    }
}
