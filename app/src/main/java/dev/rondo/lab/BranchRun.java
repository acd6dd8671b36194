package dev.rondo.lab;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchStep;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Branch in one direction, point by point in the form of the page: parameter p, period T (s), amplitude a, mean rate r, number
 * s of unstable directions, residual e, the largest multipliers or eigenvalues mu, a state x, and the special points before it.
 */
final class BranchRun implements Iterator<ObjectNode> {
    /** States of an orbit by which its mean rate is taken. */
    private static final int SAMPLES = 32;
    /** Multipliers that are kept. */
    private static final int LEADING = 5;

    private final RateNetwork network;
    private final Continuation steps;
    private final boolean single;

    /**
     * @param network network at the parameter's first value
     * @param request branch
     * @param state state from whose attractor the branch begins
     * @param single true to round states to single precision
     */
    BranchRun(RateNetwork network, NetworkBranch request, Vector state, boolean single) {
        this.network = network;
        this.single = single;
        steps = request.continuation(network, state, request.control());
    }

    @Override
    public boolean hasNext() {
        return steps.hasNext();
    }

    @Override
    public ObjectNode next() {
        BranchStep step = steps.next();
        ObjectNode point = point(step.point(), true);
        ArrayNode special = point.putArray("special");
        step.passed().stream().filter(s -> s.type() != SpecialType.EP).forEach(s -> special.add(special(s)));
        return point;
    }

    /** The reason why the run ended. */
    String ending() {
        return steps.ending().advice();
    }

    private ObjectNode special(SpecialPoint s) {
        ObjectNode out = point(s.point(), s.type() != SpecialType.BC);
        out.put("type", s.type().name());
        s.unknown().ifPresent(unit -> out.put("unit", unit));
        s.criticality().ifPresent(c -> out.put("criticality", c.name().toLowerCase(Locale.ROOT)));
        return out;
    }

    private ObjectNode point(BranchPoint p, boolean whole) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("p", p.parameter());
        if (!whole) {
            return out;
        }
        p.measure().period().ifPresentOrElse(t -> out.put("T", t.seconds()), () -> out.putNull("T"));
        out.put("a", p.measure().amplitude());
        out.put("s", p.spectrum().unstable());
        out.put("e", p.residual());
        Matrix states = states(p);
        out.put("r", meanRate(states));
        double[] x = states.row(0).toArray();
        out.put("x", single ? Base64Numbers.floats(x) : Base64Numbers.doubles(x));
        if (single) {
            out.put("x32", true);
        }
        ArrayNode mu = out.putArray("mu");
        p.spectrum().values().stream()
                .sorted(Comparator.comparingDouble((Complex z) -> -z.abs()))
                .limit(LEADING)
                .forEach(z -> mu.addArray().add(z.re()).add(z.im()));
        return out;
    }

    private Matrix states(BranchPoint p) {
        double[] y = p.unknowns().toArray();
        if (p.curve() instanceof CycleCurve cycles) {
            return cycles.orbit(y, SAMPLES);
        }
        return Matrix.owning(1, network.units(), Arrays.copyOf(y, network.units()));
    }

    private double meanRate(Matrix states) {
        double sum = 0;
        for (int t = 0; t < states.rows(); t++) {
            for (int i = 0; i < states.columns(); i++) {
                sum += network.activation().rate(states.get(t, i));
            }
        }
        return sum / (states.rows() * states.columns());
    }
}
