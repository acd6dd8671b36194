package dev.rondo.analysis.rest;

import dev.rondo.analysis.rest.LimitCycle.Answer;
import dev.rondo.analysis.rest.LimitCycle.Certificate;
import dev.rondo.analysis.rest.LimitCycle.Result;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.attractor.CycleMultiplier;
import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.patched.MapCycle;
import dev.rondo.attractor.patched.MapCycleSearch;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearMap;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The attractor of a map, or of a flow in Runge-Kutta steps, from its orbit; a cycle of the map of a ReLU network is closed
 * where it repeats itself.
 *
 * @param about which
 * @param patience times the usual budget
 */
record SampledCycle(About about, double patience) {
    private static final int MOST_TURNS = 12;
    private static final double REPEATS = 1e-6;
    private static final double ROUNDING = 1e-12;

    Answer from(RateNetwork network, Vector state) {
        AttractorSearch.Outcome outcome =
                AttractorSearch.DEFAULT.patient(patience).find(about.atRest(network), state.toArray());
        Attractor attractor = outcome.attractor();
        if (attractor.kind() == AttractorKind.FIXED_POINT) {
            return new Answer(
                    Result.without(
                            attractor.kind(),
                            attractor.certificate().finding(),
                            Optional.empty(),
                            Optional.of(true).filter(stable -> !isOnThreshold(network, attractor.mean(), state)),
                            Optional.empty()),
                    Certificate.ofFixedPoint(attractor.certificate().residual().orElse(0)));
        }
        if (attractor.kind() != AttractorKind.LIMIT_CYCLE) {
            boolean open = attractor.kind() == AttractorKind.UNDECIDED;
            return CycleAnswers.nothing(
                    attractor.kind(),
                    attractor.certificate().finding(),
                    open ? Optional.of("allow a longer budget, or start elsewhere") : Optional.empty(),
                    attractor.growthPerSecond().isPresent()
                            ? Optional.of(attractor.growthPerSecond().getAsDouble())
                            : Optional.empty());
        }
        Optional<MapCycle> exact = exactCycle(network, outcome, attractor);
        Optional<Double> rotation =
                about == About.MAP ? attractor.period().map(t -> network.dt().in(t)) : Optional.empty();
        double returnError = attractor.certificate().recurrenceError().orElse(0);
        Result result = new Result(
                attractor.kind(),
                attractor.certificate().finding(),
                Optional.empty(),
                attractor.period(),
                attractor.amplitude(),
                attractor.std(),
                exact.map(c -> CycleMultiplier.listOf(c.multipliers())).orElse(List.of()),
                exact.map(MapCycle::isStable),
                Optional.empty(),
                exact.map(c -> c.regions().size()),
                exact.map(c ->
                        c.regions().stream().distinct().map(ActiveSet::members).toList()),
                Optional.empty(),
                rotation,
                exact.map(MapCycle::order),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        exact.map(MapCycle::residual),
                        Optional.empty(),
                        Optional.of(returnError),
                        0,
                        Optional.empty(),
                        0));
    }

    /** Whether a unit stands on a kink of its activation to rounding: the spectrum is then that of one of the regions that meet. */
    private static boolean isOnThreshold(RateNetwork network, Vector point, Vector start) {
        double rounding = ROUNDING * Math.max(point.norm(), start.norm());
        return network.activation().piecewise().stream()
                .flatMap(phi -> phi.kinks().stream())
                .anyMatch(kink -> Arrays.stream(point.toArray()).anyMatch(x -> Math.abs(x - kink.at()) <= rounding));
    }

    /** The cycle of a ReLU map if its orbit repeats itself after a whole number of steps, within a few turns. */
    private Optional<MapCycle> exactCycle(RateNetwork network, AttractorSearch.Outcome outcome, Attractor attractor) {
        if (about != About.MAP || !network.activation().isPiecewiseLinear()) {
            return Optional.empty();
        }
        Orbit orbit = outcome.orbit();
        double turn = attractor.period().orElseThrow().in(network.dt());
        for (int turns = 1; turns <= MOST_TURNS; turns++) {
            int order = (int) Math.rint(turns * turn);
            if (order < 1 || order >= orbit.rows()) {
                break;
            }
            double gap = Orbit.distance(orbit.last(), orbit.state(orbit.rows() - 1 - order));
            if (gap <= REPEATS * attractor.amplitude()) {
                PiecewiseLinearMap map = NetworkMap.piecewiseLinearAtRest(network);
                return MapCycleSearch.DEFAULT.near(map, order, Vector.of(orbit.last()));
            }
        }
        return Optional.empty();
    }
}
