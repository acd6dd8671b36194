package dev.rondo.analysis.rest;

import dev.rondo.analysis.rest.LimitCycle.Answer;
import dev.rondo.analysis.rest.LimitCycle.Certificate;
import dev.rondo.analysis.rest.LimitCycle.Result;
import dev.rondo.analysis.rest.LimitCycle.Switch;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.CycleMultiplier;
import dev.rondo.attractor.patched.FlowOutcome;
import dev.rondo.attractor.patched.ProjectiveOrbit;
import dev.rondo.attractor.smooth.SmoothOutcome;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.solve.MessageNumbers;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;

/** What a search in a flow found, as the answer of {@link LimitCycle}. */
final class CycleAnswers {
    private static final String CLOSED =
            "Newton's method closes the orbit, its multipliers lie inside the unit circle, and the orbit has come to it";

    private CycleAnswers() {}

    static Answer of(FlowOutcome outcome) {
        return switch (outcome) {
            case FlowOutcome.OnCycle c -> closed(c.cycle().asClosedOrbit(), c.returnError(), Optional.of(c.cycle()));
            case FlowOutcome.OnFixedPoint p ->
                resting(
                        AttractorKind.of(outcome),
                        "the orbit stays in one region and is drawn to its fixed point, slowest at "
                                + MessageNumbers.few(p.eigenvalues().maxReal()) + " per second",
                        p.residual());
            case FlowOutcome.Growing g ->
                nothing(
                        AttractorKind.GROWING,
                        "the state grows without bound",
                        Optional.empty(),
                        Optional.of(g.growthPerSecond()));
            case FlowOutcome.Undecided u -> undecided(u.reason(), u.followed(), u.advice());
            case FlowOutcome.OnCone c -> of(c.orbit());
        };
    }

    /** A smooth cycle has neither regions nor crossings. */
    static Answer of(SmoothOutcome.OnCycle found) {
        return closed(found.cycle(), found.returnError(), Optional.empty());
    }

    static Answer of(SmoothOutcome.OnFixedPoint point) {
        return resting(
                AttractorKind.FIXED_POINT,
                "the orbit has come to rest at a fixed point, whose slowest direction decays at "
                        + MessageNumbers.few(point.eigenvalues().maxReal()) + " per second",
                point.residual());
    }

    /** The budget is stated with the reason. */
    static Answer undecided(String reason, Time followed, String advice) {
        return nothing(
                AttractorKind.UNDECIDED,
                "followed for " + MessageNumbers.few(followed) + ", " + reason,
                Optional.of(advice),
                Optional.empty());
    }

    static Answer nothing(AttractorKind kind, String finding, Optional<String> advice, Optional<Double> growthPerS) {
        return new Answer(Result.without(kind, finding, advice, Optional.empty(), growthPerS), Certificate.NONE);
    }

    private static Answer resting(AttractorKind kind, String finding, double residual) {
        return new Answer(
                Result.without(kind, finding, Optional.empty(), Optional.of(true), Optional.empty()),
                Certificate.ofFixedPoint(residual));
    }

    private static Answer closed(ClosedOrbit cycle, double returnError, Optional<PatchedCycle> patched) {
        Result result = new Result(
                AttractorKind.LIMIT_CYCLE,
                CLOSED,
                Optional.empty(),
                Optional.of(cycle.period()),
                cycle.moments().amplitude(),
                cycle.moments().std(),
                CycleMultiplier.listOf(cycle.multipliers()),
                Optional.of(cycle.isStable()),
                Optional.of(cycle.neutralDirections()),
                patched.map(c -> c.regions().size()),
                patched.map(c -> c.activeSets().stream().map(ActiveSet::members).toList()),
                patched.map(CycleAnswers::switches),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        Optional.of(cycle.certificate().residual()),
                        Optional.of(cycle.certificate().trivialMultiplierError()),
                        Optional.of(returnError),
                        cycle.certificate().iterations(),
                        patched.map(c -> c.certificate().slowestCrossing()),
                        patched.map(c -> c.certificate().simultaneousCrossings())
                                .orElse(0)));
    }

    private static List<Switch> switches(PatchedCycle cycle) {
        return cycle.path().crossings().stream()
                .map(c -> new Switch(c.time(), c.gate(), c.opens()))
                .toList();
    }

    private static Answer of(ProjectiveOrbit orbit) {
        double growth = orbit.growthPerSecond();
        String what = orbit.period()
                .map(t -> "its direction repeats itself after " + MessageNumbers.few(t)
                        + " while its length changes by the factor " + MessageNumbers.few(orbit.factor()))
                .orElse("its direction settles on a ray");
        Result result = new Result(
                AttractorKind.ofGrowth(growth),
                "the network is homogeneous: every multiple of an orbit is an orbit, none is isolated; " + what,
                Optional.of("give it a tonic drive or a bias"),
                Optional.empty(),
                0,
                Vector.zeros(0),
                CycleMultiplier.listOf(orbit.multipliers()),
                Optional.empty(),
                orbit.period().map(t -> 2),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(growth));
        return new Answer(
                result,
                new Certificate(
                        Optional.of(orbit.residual()),
                        Optional.of(orbit.neutralError()),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0));
    }
}
