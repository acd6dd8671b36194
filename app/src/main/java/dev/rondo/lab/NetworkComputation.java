package dev.rondo.lab;

import dev.rondo.analysis.Subject;
import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.analysis.rest.Edge;
import dev.rondo.analysis.rest.FixedPoints;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Computations about a network that a page asks for; each tells its answer as events. */
final class NetworkComputation {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Time FIXED_POINTS_LIMIT = Time.seconds(10);
    /** Reach of a branch on either side of the parameter's value, as a part of it. */
    private static final double REACH = 0.7;

    private final RateNetwork network;
    private final LabRequest request;
    private final EventStream events;
    private final BooleanSupplier cancelled;

    NetworkComputation(RateNetwork given, LabRequest request, EventStream events, BooleanSupplier cancelled) {
        network = request.changed(given);
        this.request = request;
        this.events = events;
        this.cancelled = cancelled;
    }

    /** @throws IllegalArgumentException if the request cannot be met */
    void run() {
        switch (request.kind()) {
            case ATTRACTOR -> attractor();
            case BRANCH -> branch();
            case FIXED_POINTS -> fixedPoints();
            case EDGE -> edge();
            case AMPLIFICATION ->
                throw new IllegalArgumentException("the amplification is that of a matrix: this lab has a network");
        }
        events.send("done");
    }

    private void attractor() {
        long start = System.nanoTime();
        Attractor found =
                Attractors.of(network, request.about(), new Effort(1, LIMIT, 1)).from(request.stateOf(network));
        ObjectNode answer = AttractorAnswer.of(network, found, request.about());
        answer.put("seconds", (System.nanoTime() - start) / 1e9);
        events.send("answer", answer);
    }

    private void branch() {
        NetworkParameter parameter = NetworkParameter.named(request.parameter());
        double from = parameter.present(network);
        double size = from == 0 ? 1 : Math.abs(from);
        int run = 0;
        for (double to : List.of(from - REACH * size, from + REACH * size)) {
            branch(new NetworkBranch(parameter, from, to, of(), About.FLOW), run++, scale(parameter));
        }
    }

    private NetworkBranch.Of of() {
        return request.of() == LabRequest.Of.CYCLE ? NetworkBranch.Of.CYCLE : NetworkBranch.Of.FIXED_POINT;
    }

    /** Factor by which the page's slider differs from the parameter, which is 1 for the weights as they are now. */
    private double scale(NetworkParameter parameter) {
        return parameter.key().equals("baseline") ? 1 : request.factors().getOrDefault(request.parameter(), 1.0);
    }

    private void branch(NetworkBranch asked, int number, double scale) {
        BranchRun run = new BranchRun(network, asked, request.stateOf(network), false);
        while (run.hasNext() && !cancelled.getAsBoolean()) {
            ObjectNode point = run.next();
            rescale(point, scale);
            point.get("special").forEach(s -> rescale((ObjectNode) s, scale));
            point.put("run", number);
            point.put("of", asked.of() == NetworkBranch.Of.CYCLE ? "cycle" : "fixed-point");
            events.send("point", point);
        }
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.put("run", number);
        end.put("ending", run.hasNext() ? "cancelled" : run.ending());
        events.send("ended", end);
    }

    private static void rescale(ObjectNode point, double scale) {
        point.put("p", point.get("p").asDouble() * scale);
    }

    private void fixedPoints() {
        FixedPoints usual = FixedPoints.DEFAULT;
        FixedPoints search = new FixedPoints(
                request.about(), usual.starts(), usual.exhaustive(), usual.slow(), FIXED_POINTS_LIMIT, usual.seed());
        FixedPoints.Result result = search.of(Subject.of(network)).result();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode points = out.putArray("points");
        for (FixedPoints.Point p : result.points()) {
            ObjectNode one = points.addObject();
            one.put("state", Base64Numbers.of(p.state()));
            one.put("stable", p.unstableDirections().filter(n -> n == 0).isPresent());
            one.put("kind", p.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        out.put("remark", result.complete() ? "All regions were tried." : "There may be others.");
        events.send("fixed", out);
    }

    private void edge() {
        Edge edge = new Edge(
                request.about(),
                Edge.DEFAULT.starts(),
                Edge.DEFAULT.reach(),
                Edge.DEFAULT.budget(),
                Edge.DEFAULT.seed());
        Vector state = request.stateOf(network);
        Edge.Result result =
                edge.of(Subject.of(network.withInitialState(state))).result();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("finding", result.finding());
        boolean found = result.state().size() == network.units();
        if (found) {
            out.put("state", Base64Numbers.of(result.state()));
        } else {
            out.putNull("state");
        }
        result.period().ifPresentOrElse(t -> out.put("period", t.seconds()), () -> out.putNull("period"));
        events.send("edge", out);
    }
}
