package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import java.util.Optional;

/**
 * A branch of cycles on its way to a homoclinic orbit, or to a saddle-node on the cycle: the period grows without bound while
 * the parameter all but stands still, like {@code -log|p - p*|} or {@code |p - p*|^(-1/2)}, until rounding, which the passage
 * along the fixed point magnifies, leaves no next step.
 */
final class PeriodDivergence {
    /** A period has grown if it is so many times the first one. */
    private static final double GROWN = 2;
    /** It diverges if over the range of the parameter it would grow by more than so many times itself. */
    private static final double STEEP = 1000;

    private PeriodDivergence() {}

    /**
     * The period that diverges where the walk got stuck; empty where it does not.
     *
     * @param first of the branch
     * @param last solution of it
     * @param range of the parameter
     */
    static Optional<Time> of(BranchPoint first, BranchPoint last, double range) {
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
