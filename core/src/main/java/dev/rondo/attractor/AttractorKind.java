package dev.rondo.attractor;

import java.util.Locale;

/** Kind of attractor on which an orbit ends. */
public enum AttractorKind {
    /** Fixed point that attracts its neighbours. */
    FIXED_POINT,
    /** Fixed points that fill a line, a ring or a plane: none is isolated. */
    FIXED_POINT_SET,
    /** A closed curve that attracts its neighbours: in a map an invariant curve or an exact cycle of points. */
    LIMIT_CYCLE,
    /** A torus: two or more frequencies without a common period. */
    QUASI_PERIODIC,
    /** A bounded set on which neighbours part exponentially. */
    CHAOTIC,
    /** A fixed point at which no unit fires. */
    SILENT,
    /** No attractor: the state grows without bound. */
    GROWING,
    /** The criteria disagree, or the budget ended before they could tell. */
    UNDECIDED;

    /** Rate per time constant below which a homogeneous network counts as neither growing nor decaying. */
    private static final double NEUTRAL = 5e-8;

    /**
     * Kind of a homogeneous network's dynamics: it grows or falls silent; between the two every amplitude is an orbit
     * of its own.
     */
    static AttractorKind ofGrowth(double perTimeConstant) {
        return perTimeConstant > NEUTRAL ? GROWING : perTimeConstant < -NEUTRAL ? SILENT : UNDECIDED;
    }

    /** The name in files: {@code limit-cycle}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
