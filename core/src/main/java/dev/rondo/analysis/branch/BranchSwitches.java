package dev.rondo.analysis.branch;

import dev.rondo.analysis.branch.NetworkBranch.Of;
import dev.rondo.attractor.About;
import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.CrossingBranch;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.HopfPoint;
import dev.rondo.continuation.patched.BoundaryCycles;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Branches that leave a branch of a network at its special points.
 *
 * @param request branch that they leave
 * @param network network
 * @param steps change of the usual step control
 * @param located values of the parameter at which solutions are located (UZ)
 */
public record BranchSwitches(
        NetworkBranch request, RateNetwork network, UnaryOperator<StepControl> steps, List<Double> located) {
    private static final int SEGMENTS = 5;
    /** Distance of the first cycle from a boundary equilibrium, as a part of the parameter's range. */
    private static final double NEAR = 1e-3;

    public BranchSwitches {
        located = List.copyOf(located);
    }

    /** Without values to be located. */
    public BranchSwitches(NetworkBranch request, RateNetwork network, UnaryOperator<StepControl> steps) {
        this(request, network, steps, List.of());
    }

    /** Test that branches of a kind can leave at special points of a type. */
    public static boolean isKnown(SpecialType type) {
        return type == SpecialType.PD || type == SpecialType.HB || type == SpecialType.BP;
    }

    /**
     * Test that branches of a kind may leave at a point: at period doublings (PD), Hopf points (HB) and branch points
     * (BP) of that type, and of a piecewise-linear flow's fixed points also where one changes its stability at a
     * switching manifold, where cycles may begin as at a Hopf point.
     */
    public boolean leaveAt(SpecialPoint point, SpecialType type) {
        boolean boundary = type == SpecialType.HB
                && point.type() == SpecialType.BC
                && request.of() == Of.FIXED_POINT
                && request.about() == About.FLOW
                && point.unstableChange() != 0;
        return point.type() == type || boundary;
    }

    /**
     * The continuation runs along the other branches that begin at a special point: cycles of twice the period at a
     * period doubling, cycles at a Hopf point or a boundary equilibrium, both halves of the branch that crosses at a
     * branch point. None where nothing leaves.
     */
    public List<Continuation> at(SpecialPoint point) {
        NetworkFamily family = NetworkFamily.of(network, request.parameter());
        return switch (point.type()) {
            case PD -> doubled(family, point).stream().toList();
            case BP -> crossing(family, point);
            case HB -> isFixedPointOfFlow() ? List.of(hopf(family, point)) : List.of();
            case BC -> isFixedPointOfFlow() ? boundary(family, point) : List.of();
            default -> List.of();
        };
    }

    private boolean isFixedPointOfFlow() {
        return request.of() == Of.FIXED_POINT && request.about() == About.FLOW;
    }

    private Optional<Continuation> doubled(NetworkFamily family, SpecialPoint point) {
        return point.point().curve() instanceof CycleCurve cycles
                ? cycles.doubling(point.point().unknowns().toArray())
                        .map(start -> Continuation.leaving(start, settings(family, request)))
                : Optional.empty();
    }

    private List<Continuation> crossing(NetworkFamily family, SpecialPoint point) {
        return CrossingBranch.of(point).map(CrossingBranch::halves).orElse(List.of()).stream()
                .map(start -> Continuation.leaving(start, settings(family, request)))
                .toList();
    }

    private Continuation hopf(NetworkFamily family, SpecialPoint point) {
        Vector state = state(point);
        double p = point.parameter();
        Shooting.Start start = family.isPiecewiseLinear()
                ? BoundaryCycles.round(
                        family.piecewise(), HopfPoint.at(family.piecewise().at(p), state, p))
                : Shooting.fromHopf(family, HopfPoint.at(family, state, p), SEGMENTS);
        NetworkBranch cycles = request.ofCycles();
        return Continuation.leaving(
                new BranchSwitch(start.curve().inUnitsOf(cycles.unit()), start.unknowns(), start.direction()),
                settings(family, cycles));
    }

    private List<Continuation> boundary(NetworkFamily family, SpecialPoint point) {
        if (!family.isPiecewiseLinear() || point.unknown().isEmpty()) {
            return List.of();
        }
        NetworkBranch cycles = request.ofCycles();
        ContinuationSettings settings = settings(family, cycles);
        double[] state = state(point).toArray();
        state[point.unknown().getAsInt()] = 0;
        double distance = NEAR * Math.abs(request.to() - request.from());
        return BoundaryCycles.of(
                        family.piecewise(),
                        point.unknown().getAsInt(),
                        Vector.owning(state),
                        point.parameter(),
                        distance)
                .stream()
                .filter(birth -> birth.parameter() > settings.low() && birth.parameter() < settings.high())
                .map(birth -> Continuation.of(
                        birth.start().curve().inUnitsOf(cycles.unit()),
                        birth.start().unknowns().toArray(),
                        settings.startingAt(birth.parameter()).towards(birth.side())))
                .toList();
    }

    private ContinuationSettings settings(NetworkFamily family, NetworkBranch branch) {
        return branch.within(family, steps.apply(branch.control())).locating(located);
    }

    private static Vector state(SpecialPoint point) {
        double[] y = point.point().unknowns().toArray();
        return Vector.owning(Arrays.copyOf(y, y.length - 1));
    }
}
