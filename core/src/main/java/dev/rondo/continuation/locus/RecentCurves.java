package dev.rondo.continuation.locus;

import dev.rondo.continuation.SolutionCurve;
import java.util.LinkedHashMap;
import java.util.Map;

/** The curves of a surface that were asked for last: Newton's method asks for the same few. */
final class RecentCurves {
    private static final int KEPT = 12;

    private final SolutionSurface surface;
    private final Map<Double, SolutionCurve> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    RecentCurves(SolutionSurface surface) {
        this.surface = surface;
    }

    synchronized SolutionCurve at(double second) {
        SolutionCurve found = kept.get(second);
        if (found == null) {
            found = surface.at(second);
            kept.put(second, found);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return found;
    }
}
