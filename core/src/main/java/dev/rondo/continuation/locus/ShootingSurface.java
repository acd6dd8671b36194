package dev.rondo.continuation.locus;

import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.smooth.FieldFamily;
import java.util.function.DoubleFunction;

/**
 * Cycles of smooth flows with two parameters, by multiple shooting.
 *
 * @param described whose phase condition all curves of the surface share
 * @param families the flows at a value of the second parameter
 */
public record ShootingSurface(Shooting described, DoubleFunction<FieldFamily> families) implements SolutionSurface {
    @Override
    public Shooting at(double second) {
        return described.of(families.apply(second));
    }

    @Override
    public ShootingSurface near(double[] y, double second) {
        return new ShootingSurface(at(second).near(y), families);
    }
}
