package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.edge.EdgeFlow;
import dev.rondo.attractor.edge.EdgeMap;
import dev.rondo.attractor.edge.EdgeSystem;
import dev.rondo.attractor.patched.CycleSearch;
import dev.rondo.attractor.patched.FlowOutcome;
import dev.rondo.attractor.smooth.SmoothOutcome;
import dev.rondo.attractor.smooth.SmoothSearch;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import java.util.Optional;

/** The attractors of a network's flow or map with the states along them. */
sealed interface EdgeAttractors {
    /** States along a cycle. */
    int ROWS = 400;

    /** States along a closed curve of a map, which come in no order. */
    int STATES = 2000;

    double FAR = 1e12;

    double ZERO = 1e-6;

    /** The flow or map. */
    EdgeSystem system();

    /** Where the orbit from a state ends; empty if that is open, or no fixed point or cycle. */
    Optional<Found> from(Vector start);

    /**
     * An attractor.
     *
     * @param start a state that leads to it
     * @param kind of attractor
     * @param period of a cycle
     * @param mean of every state
     * @param std of every state
     * @param states along it; no row where the state grows without bound
     */
    record Found(Vector start, AttractorKind kind, Optional<Time> period, Vector mean, Vector std, Matrix states) {
        static Found atPoint(Vector start, AttractorKind kind, Vector point) {
            return new Found(
                    start, kind, Optional.empty(), point, Vector.zeros(point.size()), Matrix.of(new double[][] {
                        point.toArray()
                    }));
        }

        static Found atInfinity(Vector start) {
            Vector zero = Vector.zeros(start.size());
            return new Found(start, AttractorKind.GROWING, Optional.empty(), zero, zero, Matrix.zeros(0, start.size()));
        }

        static Found onCycle(Vector start, ClosedOrbit cycle, EdgeFlow flow) {
            return new Found(
                    start,
                    AttractorKind.LIMIT_CYCLE,
                    Optional.of(cycle.period()),
                    cycle.moments().mean(),
                    cycle.moments().std(),
                    flow.follow(
                                    cycle.start(),
                                    cycle.period(),
                                    ROWS,
                                    FAR * (1 + cycle.start().norm()))
                            .orElse(Matrix.of(new double[][] {cycle.start().toArray()})));
        }

        /**
         * Whether two are of one kind and their means and deviations differ by less than a part of their size; where both are
         * at 0, of a millionth of where their orbits began.
         */
        boolean isSameAs(Found other, double tolerance) {
            double size =
                    Math.max(Math.hypot(mean.norm(), std.norm()), Math.hypot(other.mean.norm(), other.std.norm()));
            return kind == other.kind
                    && Math.hypot(
                                    mean.minus(other.mean).norm(),
                                    std.minus(other.std).norm())
                            <= tolerance * Math.max(size, ZERO * Math.max(start.norm(), other.start.norm()));
        }
    }

    /** Those of a network left alone. */
    static EdgeAttractors of(RateNetwork network, About about) {
        if (about == About.MAP) {
            return new Mapped(
                    EdgeMap.of(about.atRest(network), network.timeConstants().longest()));
        }
        return network.activation().isPiecewiseLinear()
                ? new Rectified(
                        ExactFlow.of(NetworkField.piecewiseLinearAtRest(network)),
                        network.timeConstants().longest())
                : new Smooth(
                        NetworkField.atRest(network), network.timeConstants().longest());
    }

    /** Of a ReLU network. */
    record Rectified(ExactFlow exact, Time tau) implements EdgeAttractors {
        @Override
        public EdgeFlow system() {
            return EdgeFlow.of(exact, tau);
        }

        @Override
        public Optional<Found> from(Vector start) {
            FlowOutcome outcome = CycleSearch.DEFAULT.from(exact, start);
            AttractorKind kind = AttractorKind.of(outcome);
            return switch (outcome) {
                case FlowOutcome.OnCycle c ->
                    Optional.of(Found.onCycle(start, c.cycle().asClosedOrbit(), system()));
                case FlowOutcome.OnFixedPoint p -> Optional.of(Found.atPoint(start, kind, p.state()));
                case FlowOutcome.Growing g -> Optional.of(Found.atInfinity(start));
                case FlowOutcome.OnCone cone -> atEndOfCone(start, kind);
                case FlowOutcome.Undecided u -> Optional.empty();
            };
        }
    }

    /** What decays ends at 0, what grows nowhere; a cone of cycles that do neither is no attractor. */
    private static Optional<Found> atEndOfCone(Vector start, AttractorKind kind) {
        return switch (kind) {
            case SILENT -> Optional.of(Found.atPoint(start, kind, Vector.zeros(start.size())));
            case GROWING -> Optional.of(Found.atInfinity(start));
            default -> Optional.empty();
        };
    }

    /** Of a map. */
    record Mapped(EdgeMap system) implements EdgeAttractors {
        @Override
        public Optional<Found> from(Vector start) {
            AttractorSearch.Outcome outcome = AttractorSearch.DEFAULT.find(system.map(), start.toArray());
            Attractor attractor = outcome.attractor();
            Orbit orbit = outcome.orbit();
            return switch (attractor.kind()) {
                case FIXED_POINT, SILENT ->
                    Optional.of(Found.atPoint(start, attractor.kind(), Vector.of(orbit.last())));
                case LIMIT_CYCLE -> Optional.of(onCurve(start, attractor, orbit));
                case GROWING -> Optional.of(Found.atInfinity(start));
                case QUASI_PERIODIC, CHAOTIC, UNDECIDED -> Optional.empty();
            };
        }

        private static Found onCurve(Vector start, Attractor attractor, Orbit orbit) {
            int rows = Math.min(STATES, orbit.rows());
            double[][] states = new double[rows][];
            for (int k = 0; k < rows; k++) {
                states[k] = orbit.state(orbit.rows() - rows + k);
            }
            return new Found(
                    start, attractor.kind(), attractor.period(), attractor.mean(), attractor.std(), Matrix.of(states));
        }
    }

    /** Of a smooth network. */
    record Smooth(VectorField field, Time tau) implements EdgeAttractors {
        @Override
        public EdgeFlow system() {
            return EdgeFlow.of(field, tau);
        }

        @Override
        public Optional<Found> from(Vector start) {
            SmoothOutcome outcome = SmoothSearch.DEFAULT.from(field, tau, start);
            return switch (outcome) {
                case SmoothOutcome.OnCycle c -> Optional.of(Found.onCycle(start, c.cycle(), system()));
                case SmoothOutcome.OnFixedPoint p ->
                    Optional.of(Found.atPoint(start, AttractorKind.FIXED_POINT, p.state()));
                case SmoothOutcome.Growing g -> Optional.of(Found.atInfinity(start));
                case SmoothOutcome.Undecided u -> Optional.empty();
            };
        }
    }
}
