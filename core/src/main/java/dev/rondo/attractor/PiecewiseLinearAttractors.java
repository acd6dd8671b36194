package dev.rondo.attractor;

import dev.rondo.attractor.patched.CycleSearch;
import dev.rondo.attractor.patched.FlowOutcome;
import dev.rondo.attractor.patched.ProjectiveOrbit;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.DensePath;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Attractors of a piecewise-linear flow, which is followed exactly.
 *
 * @param flow exact solution of the flow
 * @param tau time constant of the flow
 * @param step time step that suffices to follow its tangents
 * @param effort budget of a search
 */
record PiecewiseLinearAttractors(ExactFlow flow, Time tau, Time step, Effort effort) implements Attractors {
    @Override
    public Attractor from(Vector state) {
        FlowOutcome outcome = CycleSearch.DEFAULT.patient(effort.budget()).from(flow, state, effort.limits());
        return switch (outcome) {
            case FlowOutcome.OnCycle c -> onCycle(c);
            case FlowOutcome.OnFixedPoint p -> atPoint(p, state);
            case FlowOutcome.OnFixedPointSet s ->
                new Attractor.FixedPointSet(
                        s.state(),
                        s.directions(),
                        s.eigenvalues(),
                        Math.max(state.norm(), s.state().norm()),
                        Exponents.ofEigenvalues(s.eigenvalues()),
                        Attractor.Certificate.ofFlow(
                                Time.ZERO,
                                true,
                                "the orbit rests on " + (s.directions().rows() == 1 ? "a line" : "a set")
                                        + " of fixed points, none of them isolated: "
                                        + s.directions().rows()
                                        + " eigenvalue(s) are 0 to rounding, the others decay",
                                OptionalDouble.of(s.residual())));
            case FlowOutcome.OnCone c -> onCone(c.orbit(), state.size());
            case FlowOutcome.Growing g -> growing(g, state);
            case FlowOutcome.Undecided u ->
                new SampledFlow(flow.field(), tau, step, effort).instead(u.reason(), u.advice(), u.followed(), state);
        };
    }

    private Attractor onCycle(FlowOutcome.OnCycle found) {
        PatchedCycle cycle = found.cycle();
        ClosedOrbit orbit = cycle.asClosedOrbit();
        DensePath dense = flow.dense(cycle.path());
        double slack = 1 - 1e-15;
        return new Attractor.Cycle(
                orbit,
                Optional.of(cycle),
                Turns.of(cycle.period(), t -> dense.state(t.times(slack))),
                found.returnError(),
                SampledFlow.closed(orbit, found.settling(), found.returnError()));
    }

    private Attractor atPoint(FlowOutcome.OnFixedPoint p, Vector start) {
        Equilibrium point =
                new Equilibrium(p.state(), flow.field().matrix(p.region()), p.eigenvalues(), p.residual(), List.of());
        return new Attractor.FixedPoint(
                point,
                p.region().count() == 0,
                start.norm(),
                Exponents.ofEigenvalues(p.eigenvalues()),
                Attractor.Certificate.ofFlow(
                        Time.ZERO,
                        true,
                        "the orbit stays in one region and is drawn to its fixed point, slowest at "
                                + MessageNumbers.few(p.eigenvalues().maxReal()) + " per second",
                        OptionalDouble.of(p.residual())));
    }

    private Attractor growing(FlowOutcome.Growing g, Vector start) {
        String finding = g.speedPerSecond().isPresent()
                ? "the state grows linearly, by "
                        + MessageNumbers.few(g.speedPerSecond().getAsDouble() * tau.seconds())
                        + " per time constant: an eigenvalue is 0 to rounding and the drive pushes along it"
                : "the state grows without bound";
        return new Attractor.Growth(
                start,
                g.growthPerSecond(),
                g.speedPerSecond(),
                Attractor.Certificate.ofFlow(Time.ZERO, true, finding, OptionalDouble.empty()));
    }

    private Attractor onCone(ProjectiveOrbit orbit, int dimension) {
        double growth = orbit.growthPerSecond();
        String what = orbit.period()
                .map(t -> "its direction repeats itself after " + MessageNumbers.few(t)
                        + " while its length changes by the factor " + MessageNumbers.few(orbit.factor()))
                .orElse("its direction settles on a ray");
        Attractor.Certificate certificate = Attractor.Certificate.ofFlow(
                Time.ZERO,
                true,
                "the network is homogeneous: every multiple of an orbit is an orbit, none is isolated; " + what,
                OptionalDouble.of(orbit.residual()));
        ProjectiveCycle projective = new ProjectiveCycle(
                orbit.period().isPresent() ? AttractorKind.LIMIT_CYCLE : AttractorKind.FIXED_POINT,
                growth,
                orbit.period(),
                orbit.period().isPresent() ? OptionalDouble.of(orbit.factor()) : OptionalDouble.empty(),
                orbit.period()
                        .map(t -> Exponents.ofMultipliers(orbit.multipliers(), t)
                                .plus(Vector.constant(orbit.multipliers().size(), growth)))
                        .orElse(Vector.of(growth)),
                certificate);
        return new Attractor.Cone(
                AttractorKind.ofGrowth(growth * tau.seconds()),
                projective,
                orbit.multipliers(),
                orbit.neutralError(),
                dimension);
    }

    @Override
    public Stretch along(Attractor attractor) {
        if (attractor instanceof Attractor.Cycle c && c.patched().isPresent()) {
            PatchedCycle cycle = c.patched().get();
            return Turns.stretch(flow.states(cycle.path(), Turns.times(cycle.period())), cycle.period());
        }
        return new SampledFlow(flow.field(), tau, step, effort).along(attractor);
    }
}
