package dev.rondo.attractor;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Vector;
import java.util.OptionalDouble;

/**
 * Orbits of a flow in Runge-Kutta steps, examined like those of a map: an attractor that is neither a fixed point nor a
 * periodic orbit is a torus, chaos, or grows.
 *
 * @param field vector field F
 * @param tau time constant of the flow
 * @param step longest time step
 * @param effort budget of a search
 */
record SampledFlow(VectorField field, Time tau, Time step, Effort effort) {
    private static final double STEPS_PER_UNIT = 20;
    private static final int EXPONENTS = 3;
    /** Time constants over which exponents of chaos are averaged, fewer of a large flow. */
    private static final double MOST_UNITS = 20_000;

    /** Steps times the squared dimension. */
    private static final double MOST_WORK = 4e8;

    private EulerMap map() {
        Time longest = tau.times(1 / STEPS_PER_UNIT);
        return FlowMap.of(field, step.compareTo(longest) < 0 ? step : longest);
    }

    /** The verdict on an orbit in steps alone. */
    Attractor search(Vector state) {
        EulerMap map = map();
        return AttractorSearch.of(effort, tau.in(map.step()))
                .find(map, state.toArray(), effort.limits())
                .attractor();
    }

    /**
     * A torus, chaos or growth where a search for fixed points and periodic orbits ended undecided; what Newton's
     * method did not confirm is left open.
     */
    Attractor instead(String reason, String advice, Time followed, Vector state) {
        Attractor sampled = search(state);
        return switch (sampled) {
            case Attractor.Chaos chaos -> averaged(chaos);
            case Attractor.Torus t -> t;
            case Attractor.Growth g -> g;
            default -> {
                String seen = "followed for " + MessageNumbers.few(followed) + ", " + reason;
                yield new Attractor.Undecided(
                        sampled.state(),
                        seen,
                        advice,
                        new Moments(sampled.mean(), sampled.std()),
                        sampled.lyapunovPerSecond(),
                        Attractor.Certificate.ofFlow(followed, false, seen, OptionalDouble.empty()));
            }
        };
    }

    /**
     * Chaos with exponents that are averaged longer than a verdict takes: they converge as slowly as one over the root
     * of time.
     */
    private Attractor averaged(Attractor.Chaos chaos) {
        double work = (double) field.dimension() * field.dimension();
        EulerMap map = map();
        int steps = (int) Math.min(MOST_UNITS * tau.in(map.step()), Math.max(20_000, MOST_WORK / work));
        LyapunovExponents.Spectrum spectrum = new LyapunovExponents(EXPONENTS, steps / 8, steps)
                .of(map, chaos.state().toArray());
        return new Attractor.Chaos(chaos.state(), chaos.moments(), spectrum.perSecond(), chaos.certificate());
    }

    Attractors.Stretch along(Attractor attractor) {
        return new MapAttractors(map(), tau.in(map().step()), false, x -> x, effort).along(attractor);
    }

    static Attractor.Certificate closed(ClosedOrbit orbit, Time settling, double returnError) {
        int neutral = orbit.neutralDirections();
        String family = neutral > 1
                ? "; with " + neutral + " neutral directions it is one of a family of cycles, none of them isolated"
                : "";
        return new Attractor.Certificate(
                settling,
                orbit.period(),
                1,
                true,
                "Newton's method closes the orbit, its "
                        + (neutral > 1 ? "other multipliers" : "multipliers")
                        + " lie inside the unit circle, and the orbit has come to it" + family,
                OptionalDouble.of(orbit.certificate().residual()),
                OptionalDouble.empty(),
                OptionalDouble.of(returnError),
                1,
                OptionalDouble.empty(),
                Vector.zeros(0));
    }
}
