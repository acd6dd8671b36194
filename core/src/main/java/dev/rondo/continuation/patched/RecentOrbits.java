package dev.rondo.continuation.patched;

import dev.rondo.linalg.Vector;
import java.util.LinkedHashMap;
import java.util.Map;

/** The orbits that were asked for last: Newton's method, tangents, spectra and test functions ask for the same ones. */
final class RecentOrbits {
    private static final int KEPT = 24;

    private final PiecewiseLinearFamily family;
    private final int dimension;
    private final int segments;
    private final Map<Vector, Orbits> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    RecentOrbits(PiecewiseLinearFamily family, int dimension, int segments) {
        this.family = family;
        this.dimension = dimension;
        this.segments = segments;
    }

    synchronized Orbits at(double[] y) {
        Vector key = Vector.of(y);
        Orbits found = kept.get(key);
        if (found == null) {
            found = Orbits.of(family, key, dimension, segments);
            kept.put(key, found);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return found;
    }
}
