package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BranchProgress;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.Event;
import dev.rondo.continuation.EventOutcome;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import java.util.List;
import java.util.Optional;

/**
 * End of a branch of doubled cycles where both halves of the cycle become one: the vector that separates them changes
 * its direction between two neighbouring solutions.
 *
 * @param segments number of states at equal intervals along the cycle with which the unknowns begin; of an odd number
 *     nothing is told
 * @param dimension number of variables of a state
 */
public record TurnsMerge(int segments, int dimension) implements Event {
    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        if (segments % 2 != 0) {
            return Optional.empty();
        }
        double[] before = progress.from().unknowns().toArray();
        double[] after = progress.to().unknowns().toArray();
        int half = segments / 2 * dimension;
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < half; i++) {
            double a = before[i] - before[i + half];
            double b = after[i] - after[i + half];
            product += a * b;
            first += a * a;
            second += b * b;
        }
        if (!(product < 0)) {
            return Optional.empty();
        }
        double part = Math.sqrt(first) / (Math.sqrt(first) + Math.sqrt(second));
        double from = progress.from().parameter();
        double parameter = from + part * (progress.to().parameter() - from);
        return Optional.of(new EventOutcome.Ends(
                new Ending.TurnsMerge(parameter), progress.to(), MirroredBranch.about(SpecialType.PD, passed)));
    }
}
