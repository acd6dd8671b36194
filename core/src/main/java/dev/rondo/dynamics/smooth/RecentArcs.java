package dev.rondo.dynamics.smooth;

import dev.rondo.linalg.Vector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The arcs of the last solutions that were asked about: Newton, tangents and multipliers ask about the same ones. */
public final class RecentArcs {
    private static final int KEPT = 4;

    private final Map<Vector, List<FlowArcs.Arc>> kept = new LinkedHashMap<>();

    /** Arcs of a solution, computed where they are not among the last. */
    public synchronized List<FlowArcs.Arc> of(double[] y, Supplier<List<FlowArcs.Arc>> make) {
        Vector asked = Vector.of(y);
        List<FlowArcs.Arc> arcs = kept.remove(asked);
        if (arcs == null) {
            arcs = make.get();
        }
        kept.put(asked, arcs);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return arcs;
    }
}
