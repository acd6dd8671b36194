package dev.rondo.continuation.locus;

import dev.rondo.continuation.cycles.Arcs;
import dev.rondo.continuation.cycles.Shooting;
import java.util.function.DoubleFunction;

/**
 * Cycles of flows with two parameters, by multiple shooting.
 *
 * @param described curve whose phase condition and scales all curves of the surface share
 * @param arcs orbits at a value of the second parameter
 */
public record ShootingSurface(Shooting described, DoubleFunction<Arcs> arcs) implements SolutionSurface {
    @Override
    public Shooting at(double second) {
        return described.of(arcs.apply(second));
    }

    @Override
    public double difference() {
        return described.arcs().difference();
    }

    @Override
    public ShootingSurface near(double[] y, double second) {
        return new ShootingSurface(at(second).near(y), arcs);
    }
}
