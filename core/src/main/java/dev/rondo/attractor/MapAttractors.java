package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Attractors of a map.
 *
 * @param map map
 * @param stepsPerUnit number of steps per time constant
 * @param isHomogeneous true if G(c x) = c G(x) for c &gt; 0
 * @param rate activation function phi, which tells a silent fixed point
 * @param effort budget of a search
 */
record MapAttractors(EulerMap map, double stepsPerUnit, boolean isHomogeneous, DoubleUnaryOperator rate, Effort effort)
        implements Attractors {
    /** Rates below this part of the largest state are none. */
    private static final double NO_RATE = 1e-12;

    private static final int MOST_NUMBERS = 4_000_000;

    @Override
    public Attractor from(Vector state) {
        if (isHomogeneous && state.norm() > 0) {
            ProjectiveCycle projective = ProjectiveCycle.of(AttractorSearch.of(effort, 1), map, state.toArray());
            AttractorKind kind = AttractorKind.ofGrowth(
                    projective.growthPerSecond() * map.step().seconds() * stepsPerUnit);
            return new Attractor.Cone(kind, projective, ComplexVector.of(), 0, map.dimension());
        }
        Attractor found = AttractorSearch.of(effort, stepsPerUnit)
                .find(map, state.toArray(), effort.limits())
                .attractor();
        return found instanceof Attractor.FixedPoint p && isSilent(p.state())
                ? new Attractor.FixedPoint(p.point(), true, p.reach(), p.lyapunovPerSecond(), p.certificate())
                : found;
    }

    private boolean isSilent(Vector x) {
        boolean isRate = rate.applyAsDouble(-1) >= 0;
        return isRate && Arrays.stream(x.toArray()).map(rate).allMatch(r -> Math.abs(r) <= NO_RATE);
    }

    @Override
    public Stretch along(Attractor attractor) {
        Time step = map.step();
        return switch (attractor) {
            case Attractor.LockedCycle c -> {
                double[][] states = c.points().stream().map(Vector::toArray).toArray(double[][]::new);
                yield new Stretch(Orbit.of(states, step), Vector.constant(states.length, 1.0 / states.length));
            }
            case Attractor.Growth g -> Stretch.none(step);
            case Attractor.Cone c ->
                c.kind() == AttractorKind.SILENT ? Stretch.atPoint(c.state(), step) : Stretch.none(step);
            case Attractor.FixedPoint p -> Stretch.atPoint(p.state(), step);
            case Attractor.FixedPointSet s -> Stretch.atPoint(s.state(), step);
            default -> {
                double window = attractor.certificate().window().in(step);
                int rows = (int) Math.clamp(Math.rint(window), 1, Math.max(1000, MOST_NUMBERS / map.dimension()));
                Orbit orbit = Orbit.following(map, attractor.state().toArray(), rows);
                yield new Stretch(orbit, Vector.owning(WeightedAverage.weights(rows)));
            }
        };
    }
}
