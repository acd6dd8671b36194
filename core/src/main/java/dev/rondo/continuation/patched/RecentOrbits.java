package dev.rondo.continuation.patched;

import dev.rondo.continuation.cycles.CycleUnknowns;
import dev.rondo.dynamics.piecewise.ExactFlow;
import java.util.LinkedHashMap;
import java.util.Map;

/** The orbits that were asked for last: Newton's method, tangents, spectra and test functions ask for the same ones. */
final class RecentOrbits {
    private static final int KEPT = 24;

    private final PiecewiseLinearFamily family;
    private final ExactFlow.Limits limits;
    private final Map<CycleUnknowns, Orbits> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    RecentOrbits(PiecewiseLinearFamily family, ExactFlow.Limits limits) {
        this.family = family;
        this.limits = limits;
    }

    synchronized Orbits at(CycleUnknowns cycle) {
        Orbits found = kept.get(cycle);
        if (found == null) {
            found = Orbits.of(family, cycle, limits);
            kept.put(cycle, found);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return found;
    }
}
