package dev.rondo.continuation;

import java.util.ArrayList;
import java.util.List;

/** Outcome of an event that does not let the branch simply go on. */
public sealed interface EventOutcome {
    /** The last point of the step. */
    BranchPoint at();

    /** The special points up to there. */
    List<SpecialPoint> passed();

    /**
     * The branch ends.
     *
     * @param why reason
     * @param at last point, which may be known better than the last step tells
     * @param passed special points of the last step up to there
     */
    record Ends(Ending why, BranchPoint at, List<SpecialPoint> passed) implements EventOutcome {
        public Ends {
            passed = List.copyOf(passed);
        }

        /** End at a special point: those beyond it are left out. */
        public static Ends at(SpecialPoint last, Ending why, List<SpecialPoint> passed) {
            List<SpecialPoint> kept = new ArrayList<>(passed.stream()
                    .filter(s -> s.point().arclength() < last.point().arclength())
                    .toList());
            kept.add(last);
            return new Ends(why, last.point(), kept);
        }
    }

    /**
     * The branch goes on from a point with equations or a tangent of its own.
     *
     * @param at point
     * @param passed special points up to there
     */
    record GoesOn(BranchPoint at, List<SpecialPoint> passed) implements EventOutcome {
        public GoesOn {
            passed = List.copyOf(passed);
        }
    }
}
