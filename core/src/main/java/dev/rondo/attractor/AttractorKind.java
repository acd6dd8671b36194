package dev.rondo.attractor;

import dev.rondo.attractor.patched.FlowOutcome;
import java.util.Locale;

/** What an orbit ends on. */
public enum AttractorKind {
    /** One point, to which its neighbours are drawn. */
    FIXED_POINT,
    /** A closed curve that attracts its neighbours: in a map an invariant curve or an exact cycle of points. */
    LIMIT_CYCLE,
    /** A torus: two or more frequencies without a common period. */
    QUASI_PERIODIC,
    /** A bounded set on which neighbours part exponentially. */
    CHAOTIC,
    /** A fixed point at which no unit fires. */
    SILENT,
    /** Nothing: the state grows without bound. */
    GROWING,
    /** The criteria disagree, or the budget ended before they could tell. */
    UNDECIDED;

    /** Slower than this, per second, a homogeneous network neither grows nor decays. */
    static final double NEUTRAL_PER_SECOND = 1e-6;

    /** The kind on which an orbit of a piecewise-linear flow ends. */
    public static AttractorKind of(FlowOutcome outcome) {
        return switch (outcome) {
            case FlowOutcome.OnCycle c -> LIMIT_CYCLE;
            case FlowOutcome.OnFixedPoint p -> p.region().count() == 0 ? SILENT : FIXED_POINT;
            case FlowOutcome.OnCone c -> ofGrowth(c.orbit().growthPerSecond());
            case FlowOutcome.Growing g -> GROWING;
            case FlowOutcome.Undecided u -> UNDECIDED;
        };
    }

    /** Of a homogeneous network: it grows or falls silent; between the two every amplitude is an orbit of its own. */
    public static AttractorKind ofGrowth(double perSecond) {
        return perSecond > NEUTRAL_PER_SECOND ? GROWING : perSecond < -NEUTRAL_PER_SECOND ? SILENT : UNDECIDED;
    }

    /** The name in files: {@code limit-cycle}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
