package dev.rondo.analysis.rest;

import dev.rondo.analysis.rest.LimitCycle.Answer;
import dev.rondo.analysis.rest.LimitCycle.Certificate;
import dev.rondo.analysis.rest.LimitCycle.Result;
import dev.rondo.analysis.rest.LimitCycle.Switch;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An attractor as the answer of {@link LimitCycle}.
 *
 * @param network whose attractor it is
 * @param about map or flow
 */
record CycleAnswers(RateNetwork network, About about) {
    private static final double ROUNDING = 1e-12;

    Answer of(Attractor attractor) {
        String finding = attractor.certificate().finding();
        return switch (attractor) {
            case Attractor.Cycle c -> closed(c);
            case Attractor.LockedCycle c -> locked(c);
            case Attractor.InvariantCurve c -> curve(c);
            case Attractor.FixedPoint p ->
                new Answer(
                        Result.without(p.kind(), finding, Optional.empty(), stable(p), Optional.empty()),
                        Certificate.ofFixedPoint(p.point().residual()));
            case Attractor.FixedPointSet s -> set(s);
            case Attractor.Cone c -> cone(c);
            case Attractor.Growth g -> nothing(g.kind(), finding, Optional.empty(), some(g.growthPerSecond()));
            case Attractor.Torus t -> nothing(t.kind(), finding, Optional.empty(), Optional.empty());
            case Attractor.Chaos c -> nothing(c.kind(), finding, Optional.empty(), Optional.empty());
            case Attractor.Undecided u -> nothing(u.kind(), u.seen(), Optional.of(u.advice()), Optional.empty());
        };
    }

    private static Answer nothing(
            AttractorKind kind, String finding, Optional<String> advice, Optional<Double> growthPerS) {
        return new Answer(Result.without(kind, finding, advice, Optional.empty(), growthPerS), Certificate.NONE);
    }

    /** Unknown where a unit of a map is on a threshold to rounding: the spectrum is then that of one of the regions that meet. */
    private Optional<Boolean> stable(Attractor.FixedPoint p) {
        double rounding = ROUNDING * Math.max(p.state().norm(), p.reach());
        boolean onThreshold = about == About.MAP
                && network.activation().isPiecewiseLinear()
                && Arrays.stream(NetworkField.piecewiseLinearAtRest(network)
                                .switchingAt(p.state().toArray()))
                        .anyMatch(manifold -> Math.abs(manifold) <= rounding);
        return onThreshold ? Optional.empty() : Optional.of(true);
    }

    private static Answer closed(Attractor.Cycle found) {
        Optional<PatchedCycle> patched = found.patched();
        Result result = new Result(
                found.kind(),
                found.form(),
                found.certificate().finding(),
                Optional.empty(),
                found.period(),
                found.amplitude(),
                found.std(),
                list(found.multipliers()),
                Optional.of(found.orbit().isStable()),
                some(found.neutralDirections()),
                patched.map(c -> c.regions().size()),
                patched.map(c -> c.activeSets().stream().map(ActiveSet::members).toList()),
                patched.map(CycleAnswers::switches),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        Optional.of(found.orbit().certificate().residual()),
                        Optional.of(found.orbit().certificate().trivialMultiplierError()),
                        Optional.of(found.returnError()),
                        found.orbit().certificate().iterations(),
                        patched.map(c -> c.certificate().slowestCrossing()),
                        patched.map(c -> c.certificate().simultaneousCrossings())
                                .orElse(0)));
    }

    private static List<Switch> switches(PatchedCycle cycle) {
        return cycle.path().crossings().stream()
                .map(c -> new Switch(c.time(), c.manifold(), c.opens()))
                .toList();
    }

    private List<ActiveSet> regions(List<Vector> points) {
        PiecewiseLinearField field = NetworkField.piecewiseLinearAtRest(network);
        return points.stream().map(x -> field.regionOf(x.toArray())).toList();
    }

    private Answer locked(Attractor.LockedCycle found) {
        ComplexVector multipliers = found.multipliers();
        Optional<List<ActiveSet>> regions =
                network.activation().isPiecewiseLinear() ? Optional.of(regions(found.points())) : Optional.empty();
        Result result = new Result(
                found.kind(),
                found.form(),
                found.certificate().finding(),
                Optional.empty(),
                found.period(),
                found.amplitude(),
                found.std(),
                list(multipliers),
                Optional.of(multipliers.maxAbs() < 1),
                Optional.empty(),
                regions.map(List::size),
                regions.map(r -> r.stream().distinct().map(ActiveSet::members).toList()),
                Optional.empty(),
                Optional.of((double) found.turns() / found.order()),
                Optional.of(found.order()),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        Optional.of(found.residual()),
                        Optional.empty(),
                        Optional.of(some(found.certificate().recurrenceError()).orElse(0.0)),
                        0,
                        Optional.empty(),
                        0));
    }

    private Answer curve(Attractor.InvariantCurve found) {
        Result result = new Result(
                found.kind(),
                found.form(),
                found.certificate().finding(),
                Optional.empty(),
                found.period(),
                found.amplitude(),
                found.std(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                found.period().map(t -> network.dt().in(t)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result,
                new Certificate(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(some(found.certificate().recurrenceError()).orElse(0.0)),
                        0,
                        Optional.empty(),
                        0));
    }

    private static Answer set(Attractor.FixedPointSet found) {
        Result result = new Result(
                found.kind(),
                Optional.empty(),
                found.certificate().finding(),
                Optional.of("see the lines of rondo analyze fixed-points"),
                Optional.empty(),
                0,
                Vector.zeros(found.state().size()),
                List.of(),
                Optional.of(true),
                some(found.neutralDirections()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Answer(
                result, Certificate.ofFixedPoint(found.certificate().residual().orElse(0)));
    }

    private static Answer cone(Attractor.Cone found) {
        Result result = new Result(
                found.kind(),
                Optional.empty(),
                found.certificate().finding(),
                Optional.of("give it a tonic drive or a bias"),
                Optional.empty(),
                0,
                Vector.zeros(0),
                list(found.multipliers()),
                Optional.empty(),
                found.projective().period().map(t -> 2),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                some(found.growthPerSecond()));
        return new Answer(
                result,
                new Certificate(
                        some(found.certificate().residual()),
                        Optional.of(found.neutralError()),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0));
    }

    private static List<Complex> list(ComplexVector values) {
        return values.stream().toList();
    }

    private static Optional<Double> some(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Optional<Integer> some(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
