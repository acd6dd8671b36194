package dev.rondo.analysis;

import dev.rondo.analysis.LimitCycle.Answer;
import dev.rondo.analysis.LimitCycle.Certificate;
import dev.rondo.analysis.LimitCycle.Result;
import dev.rondo.analysis.LimitCycle.Switch;
import dev.rondo.continuation.ClosedOrbit;
import dev.rondo.continuation.patched.FlowOutcome;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.continuation.patched.ProjectiveOrbit;
import dev.rondo.continuation.smooth.SmoothOutcome;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
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
            case FlowOutcome.OnCycle c -> of(c.cycle(), c.returnError());
            case FlowOutcome.OnFixedPoint p ->
                resting(
                        AttractorKind.of(outcome),
                        "the orbit stays in one region and is drawn to its fixed point, slowest at "
                                + p.eigenvalues().maxReal() + " per second",
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
        ClosedOrbit cycle = found.cycle();
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
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        Optional.of(cycle.certificate().residual()),
                        Optional.of(cycle.certificate().trivialMultiplierError()),
                        Optional.of(found.returnError()),
                        cycle.certificate().iterations(),
                        Optional.empty(),
                        0));
    }

    static Answer of(SmoothOutcome.OnFixedPoint point) {
        return resting(
                AttractorKind.FIXED_POINT,
                "the orbit has come to rest at a fixed point, whose slowest direction decays at "
                        + point.eigenvalues().maxReal() + " per second",
                point.residual());
    }

    /** The budget is stated with the reason. */
    static Answer undecided(String reason, Time followed, String advice) {
        return nothing(
                AttractorKind.UNDECIDED,
                "followed for " + followed + ", " + reason,
                Optional.of(advice),
                Optional.empty());
    }

    static Answer nothing(AttractorKind kind, String finding, Optional<String> advice, Optional<Double> growthPerS) {
        return new Answer(empty(kind, finding, advice, growthPerS), Certificate.NONE);
    }

    private static Answer resting(AttractorKind kind, String finding, double residual) {
        return new Answer(
                empty(kind, finding, Optional.empty(), Optional.empty()),
                new Certificate(Optional.of(residual), Optional.empty(), Optional.empty(), 0, Optional.empty(), 0));
    }

    private static Result empty(
            AttractorKind kind, String finding, Optional<String> advice, Optional<Double> growthPerS) {
        return new Result(
                kind,
                finding,
                advice,
                Optional.empty(),
                0,
                Vector.zeros(0),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                growthPerS);
    }

    private static Answer of(PatchedCycle cycle, double returnError) {
        PatchedCycle.Certificate certificate = cycle.certificate();
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
                cycle.regions().size(),
                cycle.activeSets().stream().map(ActiveSet::members).toList(),
                cycle.path().crossings().stream()
                        .map(c -> new Switch(c.time(), c.gate(), c.opens()))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        Optional.of(certificate.residual()),
                        Optional.of(certificate.trivialMultiplierError()),
                        Optional.of(returnError),
                        certificate.iterations(),
                        Optional.of(certificate.slowestCrossing()),
                        certificate.simultaneousCrossings()));
    }

    private static Answer of(ProjectiveOrbit orbit) {
        double growth = orbit.growthPerSecond();
        String what = orbit.period()
                .map(t -> "its direction repeats itself after " + t + " while its length changes by the factor "
                        + orbit.factor())
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
                0,
                List.of(),
                List.of(),
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
