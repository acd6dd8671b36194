package dev.rondo.analysis.branch;

import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.cycles.IntegratedArcs;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.continuation.equilibria.MapFixedPoints;
import dev.rondo.continuation.equilibria.PiecewiseFixedPoints;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusPoint;
import dev.rondo.continuation.locus.LocusStart;
import dev.rondo.continuation.locus.Plane;
import dev.rondo.continuation.locus.ShootingSurface;
import dev.rondo.continuation.locus.SolutionSurface;
import dev.rondo.continuation.patched.ExactArcs;
import dev.rondo.dynamics.smooth.EulerMaps;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Curves of a network's folds, Hopf, torus and period-doubling points and border collisions in the plane of two
 * parameters. They begin at the special points of a branch along the first parameter, the second as the network has it.
 *
 * @param along branch along the first parameter; its two values bound that parameter
 * @param second second parameter
 * @param low lower bound of the second parameter
 * @param high upper bound of the second parameter
 */
public record NetworkLocus(NetworkBranch along, NetworkParameter second, double low, double high) {
    /**
     * @throws IllegalArgumentException if both parameters are one, or the second has no range, changes nothing, or its
     *     range begins where the equations have switching manifolds
     */
    public NetworkLocus {
        if (along.parameter().key().equals(second.key())) {
            throw new IllegalArgumentException("A plane needs two parameters: both are " + second.key());
        }
        NetworkBranch.requireEffect(second, along.about());
        if (second.isSingularAt(low)) {
            throw new IllegalArgumentException(
                    "At " + second.key() + " = " + low + " the equations have switching manifolds, elsewhere none:"
                            + " begin above it with a smooth network, or make it the first"
                            + " parameter");
        }
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(
                    "The second parameter needs a range: " + second.key() + " = " + low + " to " + high);
        }
    }

    /**
     * Special points that are followed.
     *
     * @param type type LP, HB, TR, PD or BC; LP includes the border collisions at which a fixed point turns back
     * @param unit index of the unit whose border collisions are followed; -1 for those of all units
     */
    public record Kind(SpecialType type, int unit) {
        /**
         * A kind by its name: {@code LP}, {@code HB}, {@code TR}, {@code PD}, {@code BC} or {@code BC:unit}.
         *
         * @throws IllegalArgumentException if it is none of these
         */
        public static Kind named(String name) {
            String[] parts = name.split(":", 2);
            boolean known = List.of("LP", "HB", "TR", "PD", "BC").contains(parts[0]);
            boolean unit = parts.length == 2;
            if (!known || (unit && !(parts[0].equals("BC") && parts[1].matches("[0-9]{1,6}")))) {
                throw new IllegalArgumentException(
                        "Curves of LP, HB, TR, PD, BC or BC:UNIT can be followed: not of '" + name + "'");
            }
            return new Kind(SpecialType.valueOf(parts[0]), unit ? Integer.parseInt(parts[1]) : -1);
        }

        /** True if a special point is of this kind. */
        public boolean includes(SpecialPoint special) {
            boolean fold = special.type() == SpecialType.BC
                    && special.criticality().filter(c -> c == Criticality.FOLD).isPresent();
            return (special.type() == type || (type == SpecialType.LP && fold))
                    && (unit < 0 || special.unknown().orElse(-1) == unit);
        }
    }

    /** The part of the plane in which curves are followed. */
    public Plane plane() {
        return new Plane(Math.min(along.from(), along.to()), Math.max(along.from(), along.to()), low, high);
    }

    /**
     * The second parameter as the network has it, where all curves begin.
     *
     * @throws IllegalArgumentException if it lies outside the plane, or the network cannot have all values of the plane
     */
    public double present(RateNetwork network) {
        second.requireOf(network, low);
        second.requireOf(network, high);
        if (network.activation().piecewise().stream()
                .anyMatch(phi -> phi.kinks().size() > 1)) {
            throw new IllegalArgumentException("Curves in two parameters know one switching manifold per unit: a "
                    + network.activation().key() + " has several; follow branches in one parameter");
        }
        double present = second.present(network);
        if (!(low <= present && present <= high)) {
            throw new IllegalArgumentException("Curves begin at the network itself, where " + second.key() + " = "
                    + present + ": a range of " + low + " to " + high + " does not hold it");
        }
        return present;
    }

    /**
     * The special points of the branch that are of one of the kinds and lie in the plane.
     *
     * @throws IllegalArgumentException if the network's own second parameter lies outside the plane
     */
    public List<SpecialPoint> starts(Branch branch, List<Kind> kinds, RateNetwork network) {
        double present = present(network);
        return branch.special().stream()
                .filter(s -> kinds.stream().anyMatch(k -> k.includes(s)))
                .filter(s -> plane().contains(s.parameter(), present))
                .toList();
    }

    /**
     * The curves through those special points, each followed when it is asked for, none of them twice.
     *
     * @throws IllegalArgumentException on its first step, if the network's own second parameter lies outside the plane
     */
    public Iterator<Locus> curves(RateNetwork network, List<SpecialPoint> starts, StepControl control) {
        return curves(network, starts, control, point -> {});
    }

    /** The curves through those special points, with an observer that is told every point as it is found. */
    public Iterator<Locus> curves(
            RateNetwork network, List<SpecialPoint> starts, StepControl control, Consumer<LocusPoint> onlooker) {
        // Equations of fixed points cost little: a correction more keeps every digit.
        StepControl steps = along.of() == NetworkBranch.Of.FIXED_POINT ? control.toRounding() : control;
        return new NetworkLoci(this, network, starts, steps, onlooker);
    }

    /**
     * The curve through a special point of the branch.
     *
     * @throws IllegalArgumentException if the network's own second parameter lies outside the plane, or the point is of
     *     no kind that forms curves
     */
    public LocusStart through(RateNetwork network, SpecialPoint special) {
        return LocusStart.of(special, surface(network, special), present(network), plane());
    }

    private SolutionSurface surface(RateNetwork network, SpecialPoint special) {
        NetworkFamily family = NetworkFamily.of(network, along.parameter());
        SolutionCurve curve = special.point().curve();
        if (curve instanceof Shooting cycles) {
            return new ShootingSurface(
                    cycles,
                    cycles.arcs() instanceof ExactArcs exact
                            ? q -> exact.of(family.with(second, q).piecewise())
                            : q -> IntegratedArcs.of(family.with(second, q)));
        }
        boolean map = along.about() == About.MAP;
        if (curve instanceof PiecewiseFixedPoints piece) {
            Vector inside = inside(piece);
            return q -> {
                NetworkFamily there = family.with(second, q);
                return map
                        ? PiecewiseFixedPoints.ofMap(there.pieces(), inside, there::step)
                        : PiecewiseFixedPoints.ofFlow(there.pieces(), inside);
            };
        }
        return q -> {
            NetworkFamily there = family.with(second, q);
            return map ? MapFixedPoints.of(EulerMaps.of(there, there::step)) : FlowFixedPoints.of(there);
        };
    }

    /** A state within the piece. */
    private static Vector inside(PiecewiseFixedPoints piece) {
        double[] state = new double[piece.unknowns() - 1];
        Arrays.fill(state, -1);
        for (int unit : piece.active()) {
            state[unit] = 1;
        }
        return Vector.owning(state);
    }
}
