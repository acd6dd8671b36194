package dev.rondo.attractor;

import dev.rondo.attractor.smooth.SmoothOutcome;
import dev.rondo.attractor.smooth.SmoothSearch;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Vector;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Attractors of a smooth flow, which is followed by a Runge-Kutta method of order 8.
 *
 * @param field vector field F
 * @param tau time constant of the flow
 * @param step time step that suffices to follow its tangents
 * @param effort budget of a search
 */
record SmoothAttractors(VectorField field, Time tau, Time step, Effort effort) implements Attractors {
    @Override
    public Attractor from(Vector state) {
        SmoothOutcome outcome = SmoothSearch.DEFAULT.patient(effort.budget()).from(field, tau, state, effort.limits());
        SampledFlow sampled = new SampledFlow(field, tau, step, effort);
        return switch (outcome) {
            case SmoothOutcome.OnCycle c -> onCycle(c);
            case SmoothOutcome.OnFixedPoint p -> atPoint(p, state);
            case SmoothOutcome.Growing g -> sampled.search(state);
            case SmoothOutcome.Undecided u -> sampled.instead(u.reason(), u.advice(), u.followed(), state);
        };
    }

    private Attractor onCycle(SmoothOutcome.OnCycle found) {
        ClosedOrbit orbit = found.cycle();
        return new Attractor.Cycle(
                orbit,
                Optional.empty(),
                Turns.of(field, orbit.start(), orbit.period()),
                found.returnError(),
                SampledFlow.closed(orbit, found.settling(), found.returnError()));
    }

    private Attractor atPoint(SmoothOutcome.OnFixedPoint p, Vector start) {
        return new Attractor.FixedPoint(
                p.point(),
                false,
                start.norm(),
                Exponents.ofEigenvalues(p.point().spectrum()),
                Attractor.Certificate.ofFlow(
                        Time.ZERO,
                        true,
                        "the orbit has come to rest at a fixed point, whose slowest direction decays at "
                                + MessageNumbers.few(p.point().spectrum().maxReal()) + " per second",
                        OptionalDouble.of(p.point().residual())));
    }

    @Override
    public Stretch along(Attractor attractor) {
        if (attractor instanceof Attractor.Cycle c) {
            Time period = c.orbit().period();
            return Turns.stretch(DormandPrince.PRECISE.states(field, c.state(), Turns.times(period)), period);
        }
        return new SampledFlow(field, tau, step, effort).along(attractor);
    }
}
