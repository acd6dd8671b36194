package dev.rondo.lab;

import dev.rondo.analysis.linear.AmplificationSummary;
import dev.rondo.linalg.Matrix;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Amplification of a matrix and its parts, as its weights are scaled or its wiring is turned. */
final class MatrixCurves {
    private static final int POINTS = 21;
    /** Largest factor of the weights on the curve. */
    private static final double LARGEST = 1.4;

    private final LabMatrix lab;

    MatrixCurves(LabMatrix lab) {
        this.lab = lab;
    }

    /** Quantity that moves along a curve. */
    enum Along {
        /** Factor of all weights, from 0. */
        SCALE,
        /** Turn of pairs of one type, from -1 to 1. */
        SAME;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private double value(int k) {
            double part = (double) k / (POINTS - 1);
            return this == SCALE ? LARGEST * part : 2 * part - 1;
        }
    }

    /** A(W), A(Lambda) and A(T); those of an unstable matrix are null. */
    ObjectNode at(double scale, double same, double opposite) {
        Matrix w =
                new TurnedWiring(same, opposite).of(lab.weights(), lab.signs()).times(scale);
        AmplificationSummary summary = AmplificationSummary.of(w);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        put(out, "total", summary.total());
        put(out, "normal", summary.normal());
        put(out, "nonnormal", summary.nonnormal());
        return out;
    }

    private static void put(ObjectNode out, String key, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            out.putNull(key);
        } else {
            out.put(key, value);
        }
    }

    /** The points of a curve through these values, one by one. */
    Stream<ObjectNode> along(Along along, double scale, double same, double opposite) {
        return IntStream.range(0, POINTS).mapToObj(k -> {
            double at = along.value(k);
            ObjectNode point = along == Along.SCALE ? at(at, same, opposite) : at(scale, at, opposite);
            return point.put("along", along.key()).put("at", at);
        });
    }
}
