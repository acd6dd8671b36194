package dev.rondo.analysis;

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

    /** The name in files: {@code limit-cycle}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
