package dev.rondo.continuation;

import dev.rondo.dynamics.solve.NewtonResult.Solution;
import dev.rondo.dynamics.solve.Vectors;
import java.util.List;
import java.util.Optional;

/**
 * A bound at which a branch ends.
 *
 * @param unknown index of the unknown
 * @param bound last value allowed
 * @param side +1 if the unknown stays below the bound, -1 if above
 * @param ending reason why the branch ends there
 */
public record UnknownBound(int unknown, double bound, int side, Ending ending) implements Event {
    @Override
    public Optional<Crossing> stop(BranchSegment chord) {
        double[] before = chord.start().unknowns().toArray();
        double[] after = chord.end();
        if (side * (after[unknown] - bound) < 0) {
            return Optional.empty();
        }
        double fraction =
                before[unknown] == after[unknown] ? 0 : (bound - before[unknown]) / (after[unknown] - before[unknown]);
        double[] guess = before.clone();
        Vectors.scale(1 - fraction, guess);
        Vectors.add(fraction, after, guess);
        return Corrector.atValue(chord.curve(), guess, unknown, bound, chord.newton()) instanceof Solution s
                ? Optional.of(new Crossing(this, unknown, s, new SpecialPoint.Interval(bound, bound), true))
                : Optional.empty();
    }

    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        return progress.stoppedBy(this).map(crossing -> new EventOutcome.Ends(ending, progress.to(), passed));
    }
}
