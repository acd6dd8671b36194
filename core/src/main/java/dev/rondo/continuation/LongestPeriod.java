package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch of cycles whose period exceeds a bound.
 *
 * @param bound longest period allowed
 */
record LongestPeriod(Time bound) implements Event {
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        return progress.to()
                .measure()
                .period()
                .filter(period -> period.compareTo(bound) > 0)
                .map(period -> new EventOutcome.Ends(new Ending.PeriodDiverges(period), progress.to(), passed));
    }
}
