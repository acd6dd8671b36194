package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.edge.EdgeFlow;
import dev.rondo.attractor.edge.EdgeMap;
import dev.rondo.attractor.edge.EdgeSystem;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Input;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import java.util.Optional;

/**
 * Attractors between which an edge may lie, with the states along them.
 *
 * @param system the flow or map
 * @param attractors its attractors
 */
record EdgeAttractors(EdgeSystem system, Attractors attractors) {
    /** States along a closed curve of a map, which come in no order. */
    private static final int STATES = 2000;

    /**
     * An attractor.
     *
     * @param start a state that leads to it
     * @param attractor the end of that orbit
     * @param states along it; no row where the state grows without bound
     */
    record Found(Vector start, Attractor attractor, Matrix states) {
        boolean isSameAs(Found other, double tolerance) {
            return attractor.isSameAs(other.attractor, tolerance);
        }
    }

    /** Those of a network without a stimulus. */
    static EdgeAttractors of(RateNetwork network, About about) {
        return new EdgeAttractors(system(network, about), Attractors.of(network, about, Effort.USUAL));
    }

    private static EdgeSystem system(RateNetwork network, About about) {
        Input input = Input.resting(network);
        if (about == About.MAP) {
            return EdgeMap.of(
                    NetworkMap.under(network, input), network.timeConstants().longest());
        }
        return network.activation().isPiecewiseLinear()
                ? EdgeFlow.of(
                        ExactFlow.of(NetworkField.piecewiseLinear(network, input)),
                        network.timeConstants().longest())
                : EdgeFlow.of(
                        NetworkField.under(network, input),
                        network.timeConstants().longest());
    }

    /** The end of the orbit from a state; empty if that is open, or no fixed point or cycle. */
    Optional<Found> from(Vector start) {
        Attractor attractor = attractors.from(start);
        boolean isOpen = switch (attractor.kind()) {
            case QUASI_PERIODIC, CHAOTIC, UNDECIDED, FIXED_POINT_SET -> true;
            case FIXED_POINT, LIMIT_CYCLE, SILENT, GROWING -> false;
        };
        return isOpen ? Optional.empty() : Optional.of(new Found(start, attractor, states(attractor, start.size())));
    }

    private Matrix states(Attractor attractor, int dimension) {
        if (attractor.kind() == AttractorKind.GROWING) {
            return Matrix.zeros(0, dimension);
        }
        Orbit orbit = attractors.along(attractor).orbit();
        double[][] states = new double[Math.min(STATES, orbit.rows())][];
        for (int k = 0; k < states.length; k++) {
            states[k] = orbit.state(orbit.rows() - states.length + k);
        }
        return Matrix.of(states);
    }
}
