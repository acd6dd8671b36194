package dev.rondo.lab;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Attractor in the form of the page. */
final class AttractorAnswer {
    /** Most rows of an orbit. */
    private static final int ROWS = 200;

    private AttractorAnswer() {}

    static ObjectNode of(RateNetwork network, Attractor attractor, About about) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("about", about.name().toLowerCase(Locale.ROOT));
        out.put("kind", attractor.kind().key());
        attractor.period().ifPresentOrElse(t -> out.put("period", t.seconds()), () -> out.putNull("period"));
        out.put("finding", attractor.certificate().finding());
        out.put("state", Base64Numbers.of(attractor.state()));
        out.put(
                "active",
                Arrays.stream(attractor.state().toArray())
                        .filter(x -> network.activation().slope(x) != 0)
                        .count());
        ArrayNode mu = out.putArray("multipliers");
        for (Complex z : attractor.multipliers().stream().toList()) {
            mu.addArray().add(z.re()).add(z.im());
        }
        evidence(out, attractor);
        return out;
    }

    private static void evidence(ObjectNode out, Attractor attractor) {
        out.putNull("trivialError");
        attractor.certificate().residual().ifPresentOrElse(r -> out.put("residual", r), () -> out.putNull("residual"));
        switch (attractor) {
            case Attractor.Cycle cycle -> {
                out.put("residual", cycle.orbit().certificate().residual());
                out.put("trivialError", cycle.orbit().certificate().trivialMultiplierError());
                out.put("orbit", orbit(cycle.turn()));
            }
            case Attractor.InvariantCurve curve -> out.put("orbit", orbit(curve.turn()));
            default -> {
                // A point, or what has no closed orbit to draw.
            }
        }
    }

    /** Some states along a closed orbit, the first again at the end. */
    private static String orbit(Matrix turn) {
        int every = Math.ceilDiv(turn.rows(), ROWS);
        int rows = Math.ceilDiv(turn.rows(), every);
        double[] some = new double[(rows + 1) * turn.columns()];
        for (int k = 0; k <= rows; k++) {
            double[] row = turn.row(k * every < turn.rows() && k < rows ? k * every : 0)
                    .toArray();
            System.arraycopy(row, 0, some, k * row.length, row.length);
        }
        return Base64Numbers.floats(some);
    }
}
