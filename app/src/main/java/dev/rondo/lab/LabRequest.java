package dev.rondo.lab;

import dev.rondo.attractor.About;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.network.Projection;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Request of a page: what to compute, and the network as its controls have changed it.
 *
 * @param client name that the page gave itself; a new request of a page ends its old one
 * @param kind computation
 * @param about map or flow
 * @param factors factors of weights by projection (E_TO_E, ...) and ALL
 * @param baseline tonic level of all inputs, where it is not the network's own
 * @param silenced units whose rates are set to 0, from 0
 * @param state state of the network now, N
 * @param parameter continuation parameter of a branch
 * @param of solutions that a branch follows
 * @param scale factor of all weights of a matrix
 * @param same {@linkplain TurnedWiring turn} of pairs of units of one type
 * @param opposite turn of pairs of units of both types
 */
public record LabRequest(
        @Setting(meaning = "name of the page") String client,

        @Setting(meaning = "computation") Kind kind,

        @Setting(meaning = "map or flow", byDefault = "flow")
        About about,

        @Setting(meaning = "factors of weights", byDefault = "{}", min = 0, max = 1e6)
        SequencedMap<String, Double> factors,

        @Setting(meaning = "tonic level of all inputs", min = -1e9, max = 1e9)
        Optional<Double> baseline,

        @Setting(meaning = "silenced units, from 0", byDefault = "[]", min = 0)
        List<Integer> silenced,

        @Setting(meaning = "state now", byDefault = "[]") List<Double> state,

        @Setting(meaning = "continuation parameter", byDefault = "E_TO_E")
        String parameter,

        @Setting(meaning = "solutions that are continued", byDefault = "cycle")
        Of of,

        @Setting(meaning = "factor of all weights of a matrix", byDefault = "1", min = 0, max = 1e6)
        double scale,

        @Setting(meaning = "turn of pairs of one type", byDefault = "0", min = -1, max = 1)
        double same,

        @Setting(meaning = "turn of pairs of both types", byDefault = "0", min = -1, max = 1)
        double opposite) {
    private static final String ALL = "ALL";

    /** Computations that a page may ask for. */
    public enum Kind {
        ATTRACTOR,
        BRANCH,
        FIXED_POINTS,
        EDGE,
        AMPLIFICATION
    }

    /** Solutions that a branch follows. */
    public enum Of {
        CYCLE,
        FIXED_POINT
    }

    /**
     * The network as the page has it.
     *
     * @throws IllegalArgumentException if the network has no such units, projections or inputs
     */
    RateNetwork changed(RateNetwork network) {
        RateNetwork weighed = network.withRecurrent(weights(network));
        return baseline.map(weighed::withBaseline).orElse(weighed);
    }

    /** The state of the page; x0 where it gives none. */
    Vector stateOf(RateNetwork network) {
        if (state.isEmpty()) {
            return network.initialState();
        }
        if (state.size() != network.units()) {
            throw new IllegalArgumentException("state must have " + network.units() + " entries, got " + state.size());
        }
        return Vector.owning(state.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Matrix weights(RateNetwork network) {
        for (String key : factors.keySet()) {
            if (!key.equals(ALL)) {
                network.population();
                Projection.valueOf(key);
            }
        }
        Set<Integer> silent = new HashSet<>(silenced);
        silent.forEach(i -> {
            if (i >= network.units()) {
                throw new IllegalArgumentException("silenced units must be below " + network.units() + ", got " + i);
            }
        });
        Matrix w = network.recurrent();
        return Matrix.build(
                w.rows(), w.columns(), (i, j) -> silent.contains(j) ? 0 : w.get(i, j) * factor(network, j, i));
    }

    private double factor(RateNetwork network, int pre, int post) {
        double all = factors.getOrDefault(ALL, 1.0);
        Optional<Population> signs = network.signs();
        return signs.isEmpty()
                ? all
                : all
                        * factors.getOrDefault(
                                Projection.between(signs.get(), pre, post).name(), 1.0);
    }
}
