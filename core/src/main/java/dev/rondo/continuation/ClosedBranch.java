package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Vectors;
import java.util.List;
import java.util.Optional;

/** End of a branch that passes its first point again. */
record ClosedBranch() implements Event {
    private static final int LEAST_STEPS = 3;
    private static final double GAP = 1e-6;

    @Override
    public Optional<EventOutcome> arrival(BranchProgress progress, List<SpecialPoint> passed) {
        return closes(progress)
                ? Optional.of(
                        new EventOutcome.Ends(new Ending.Closed(progress.to().arclength()), progress.to(), passed))
                : Optional.empty();
    }

    private static boolean closes(BranchProgress progress) {
        BranchSegment chord = new BranchSegment(
                progress.from(),
                progress.to().unknowns().toArray(),
                progress.settings().control().newton());
        if (progress.steps() < LEAST_STEPS || chord.length() == 0) {
            return false;
        }
        double[] start = progress.first().unknowns().toArray();
        double theta = chord.thetaOf(start);
        if (!(theta > 0 && theta <= 1)) {
            return false;
        }
        double[] gap = Vectors.difference(chord.unknowns(theta), start);
        return Vectors.maxAbs(gap) <= GAP * (1 + Vectors.maxAbs(start));
    }
}
