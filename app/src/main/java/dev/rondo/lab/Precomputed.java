package dev.rondo.lab;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results that a page without a server brings along: the attractor of the network's initial state, and one branch through it. */
final class Precomputed {
    /** Time of computing for both together. */
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Points of a run that are kept, besides those before a special point other than border collisions. */
    private static final int KEPT = 35;

    private static final double LOWEST = 0.3;
    private static final double HIGHEST = 1.7;

    private final RateNetwork network;
    private final BooleanSupplier stop;

    private Precomputed(RateNetwork network, BooleanSupplier stop) {
        this.network = network;
        this.stop = stop;
    }

    /** Adds attractor and branch to the document of a network. */
    static void addTo(ObjectNode doc, RateNetwork network, BooleanSupplier stop) {
        new Precomputed(network, stop).addTo(doc);
    }

    private void addTo(ObjectNode doc) {
        Attractor attractor =
                Attractors.of(network, About.FLOW, new Effort(1, LIMIT, 1)).from(network.initialState());
        doc.set("attractor", AttractorAnswer.of(network, attractor, About.FLOW));
        ((ObjectNode) doc.get("attractor")).remove("orbit");
        ArrayNode branches = doc.putArray("branches");
        long end = System.nanoTime() + LIMIT.toNanos();
        if (attractor instanceof Attractor.Cycle) {
            for (double to : List.of(LOWEST, HIGHEST)) {
                branch(branches, attractor, to, end);
            }
        }
    }

    private void branch(ArrayNode branches, Attractor attractor, double to, long end) {
        String key = network.signs().isPresent() ? "E_TO_E" : "ALL";
        NetworkBranch request =
                new NetworkBranch(NetworkParameter.named(key), 1, to, NetworkBranch.Of.CYCLE, About.FLOW);
        BranchRun run;
        try {
            run = new BranchRun(network, request, attractor.state(), true);
        } catch (IllegalArgumentException | FactorisationException notContinued) {
            // A network that cannot be continued along this parameter has a page without a branch.
            return;
        }
        List<ObjectNode> points = new ArrayList<>();
        while (run.hasNext() && System.nanoTime() < end && !stop.getAsBoolean()) {
            points.add(run.next());
        }
        if (points.isEmpty()) {
            return;
        }
        ObjectNode branch = branches.addObject();
        branch.put("parameter", key);
        branch.put("of", "cycle");
        branch.put(
                "ending", run.hasNext() ? "the page's branch ends here: rondo lab follows it further" : run.ending());
        ArrayNode kept = branch.putArray("points");
        thinned(points).forEach(kept::add);
    }

    /** Some of the points; the special points of those left out move to the next one kept. */
    private static List<ObjectNode> thinned(List<ObjectNode> points) {
        int every = Math.max(1, Math.ceilDiv(points.size(), KEPT));
        List<ObjectNode> kept = new ArrayList<>();
        List<ObjectNode> waiting = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            ObjectNode point = points.get(k);
            point.get("special").forEach(s -> waiting.add((ObjectNode) s));
            if (k % every == 0 || k == points.size() - 1 || changesStability(points, k)) {
                ArrayNode special = point.putArray("special");
                waiting.forEach(special::add);
                waiting.clear();
                kept.add(point);
            }
        }
        return kept;
    }

    private static boolean changesStability(List<ObjectNode> points, int k) {
        int here = points.get(k).get("s").asInt();
        boolean since = k > 0 && points.get(k - 1).get("s").asInt() != here;
        boolean until = k + 1 < points.size() && points.get(k + 1).get("s").asInt() != here;
        return since || until;
    }
}
