package dev.rondo.analysis.rest;

import dev.rondo.analysis.rest.LimitCycle.Answer;
import dev.rondo.analysis.rest.LimitCycle.Certificate;
import dev.rondo.analysis.rest.LimitCycle.OrderedCycle;
import dev.rondo.analysis.rest.LimitCycle.Result;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.CycleForm;
import dev.rondo.attractor.patched.MapCycle;
import dev.rondo.attractor.patched.MapCycleSearch;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Input;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import java.util.List;
import java.util.Optional;

/**
 * Cycles of one order of a piecewise-linear network's map, stable and unstable, as the answer of {@link LimitCycle}.
 *
 * @param network network
 * @param order number k of steps, {@code G^k(x) = x} for no smaller k
 */
record CyclesOfOrder(RateNetwork network, int order) {
    /** @throws IllegalArgumentException if the network is not piecewise linear */
    CyclesOfOrder {
        if (!network.activation().isPiecewiseLinear()) {
            throw new IllegalArgumentException("order must be 0 where the activation is not piecewise linear: a "
                    + network.activation().key() + " network's cycles do not follow from their regions");
        }
    }

    Answer answer() {
        List<MapCycle> found =
                MapCycleSearch.DEFAULT.of(NetworkMap.piecewiseLinear(network, Input.resting(network)), order);
        long stable = found.stream().filter(MapCycle::isStable).count();
        String finding = found.isEmpty()
                ? "no cycle of order " + order + " was found from any guess of its regions"
                : found.size() + (found.size() == 1 ? " cycle" : " cycles") + " of order " + order + ", " + stable
                        + " of them stable, found from guesses of their regions";
        Optional<MapCycle> first = found.stream().findFirst();
        Result result = new Result(
                first.isPresent() ? AttractorKind.LIMIT_CYCLE : AttractorKind.UNDECIDED,
                first.map(c -> CycleForm.LOCKED_CYCLE),
                finding,
                Optional.empty(),
                first.map(c -> network.dt().times(order)),
                first.map(c -> deviations(c).norm()).orElse(0.0),
                first.map(CyclesOfOrder::deviations).orElse(Vector.zeros(0)),
                first.map(c -> c.multipliers().stream().toList()).orElse(List.of()),
                first.map(MapCycle::isStable),
                Optional.empty(),
                first.map(c -> c.regions().size()),
                first.map(c ->
                        c.regions().stream().distinct().map(ActiveSet::members).toList()),
                Optional.empty(),
                Optional.empty(),
                first.map(MapCycle::order),
                Optional.of(found.stream().map(this::summary).toList()),
                Optional.empty());
        return new Answer(result, certificate(found));
    }

    private OrderedCycle summary(MapCycle cycle) {
        return new OrderedCycle(
                network.dt().times(order),
                cycle.isStable(),
                cycle.multipliers().stream().toList(),
                Matrix.of(cycle.points().stream().map(Vector::toArray).toArray(double[][]::new)));
    }

    private static Certificate certificate(List<MapCycle> found) {
        Optional<Double> residual = found.stream().map(MapCycle::residual).max(Double::compare);
        return new Certificate(residual, Optional.empty(), Optional.empty(), 0, Optional.empty(), 0);
    }

    /** Standard deviation of every state over the points. */
    private static Vector deviations(MapCycle cycle) {
        int n = cycle.points().getFirst().size();
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double mean = 0;
            double square = 0;
            for (Vector x : cycle.points()) {
                mean += x.get(i) / cycle.order();
            }
            for (Vector x : cycle.points()) {
                square += (x.get(i) - mean) * (x.get(i) - mean) / cycle.order();
            }
            out[i] = Math.sqrt(square);
        }
        return Vector.owning(out);
    }
}
