package dev.rondo.attractor;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.equilibria.Equilibrium;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Attractor on which an orbit of a map or a flow ends, or its growth, or an open verdict. {@link Attractors} finds it.
 */
public sealed interface Attractor {
    /** Its kind. */
    AttractorKind kind();

    /** A state on it; the last state seen where the orbit grows or nothing is decided. */
    Vector state();

    /** Mean and standard deviation of every variable over it; empty vectors where there are none. */
    Moments moments();

    /** The largest Lyapunov exponents, falling, per second; none where they are unknown. */
    Vector lyapunovPerSecond();

    /** The evidence. */
    Certificate certificate();

    /**
     * Identity of two attractors: points near each other, or cycles of one period each of which passes through the
     * other's state. Distances are relative to the size of the attractors; near 0, to a millionth of where their orbits
     * began.
     */
    boolean isSameAs(Attractor other, double tolerance);

    /** Period of a limit cycle. */
    default Optional<Time> period() {
        return Optional.empty();
    }

    /** Rate d log|x|/dt of a state that grows, or of a homogeneous network. */
    default OptionalDouble growthPerSecond() {
        return OptionalDouble.empty();
    }

    /**
     * Floquet multipliers of a cycle by decreasing modulus; eigenvalues of a fixed point; none where they are unknown.
     */
    default ComplexVector multipliers() {
        return ComplexVector.of();
    }

    /**
     * Number of directions in which neighbours neither approach nor leave: 0 for an isolated fixed point, 1 for an
     * isolated cycle of a flow, one more for every parameter of a family.
     */
    default OptionalInt neutralDirections() {
        return OptionalInt.empty();
    }

    /** Form of a limit cycle. */
    default Optional<CycleForm> form() {
        return Optional.empty();
    }

    default Vector mean() {
        return moments().mean();
    }

    default Vector std() {
        return moments().std();
    }

    /** The root of the summed variances. */
    default double amplitude() {
        return std().norm();
    }

    /**
     * The evidence.
     *
     * @param settling time of the orbit before the stretch that the numbers are from
     * @param window duration of that stretch
     * @param windows number of stretches examined, each twice as long as the one before
     * @param criteriaAgree true if two independent criteria agree: the orbit's motion (returns, approach to a fixed
     *     point, Newton's method) and the spectrum (Lyapunov exponents or multipliers)
     * @param finding result of the criteria and, where they do not agree, the reason why the verdict is open
     * @param residual residual of a fixed point, |G(x) - x|/|x| or |F(x)|/(rate |x|), or of a closed orbit, |phi_T(x) -
     *     x|/|x|
     * @param leadingMultiplier largest modulus of an eigenvalue of DG, of a fixed point of a map
     * @param recurrenceError distance from the closed curve at which the orbit returns, relative to the amplitude, of a
     *     cycle
     * @param returns number of returns examined, of a cycle
     * @param periodUncertainty half of the spread of the period over ten places of the curve, relative, of a cycle
     * @param lyapunovUncertainty half of the spread of the exponents over four parts of the window
     */
    record Certificate(
            Time settling,
            Time window,
            int windows,
            boolean criteriaAgree,
            String finding,
            OptionalDouble residual,
            OptionalDouble leadingMultiplier,
            OptionalDouble recurrenceError,
            int returns,
            OptionalDouble periodUncertainty,
            Vector lyapunovUncertainty) {
        /** Evidence from an orbit of a flow that was followed for a time. */
        static Certificate ofFlow(Time followed, boolean agree, String finding, OptionalDouble residual) {
            return new Certificate(
                    followed,
                    Time.ZERO,
                    0,
                    agree,
                    finding,
                    residual,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    0,
                    OptionalDouble.empty(),
                    Vector.zeros(0));
        }
    }

    /**
     * Fixed point that attracts its neighbours.
     *
     * @param point x with the spectrum there
     * @param isSilent true if no unit fires there
     * @param reach largest |x| on the way to it
     */
    record FixedPoint(
            Equilibrium point, boolean isSilent, double reach, Vector lyapunovPerSecond, Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return isSilent ? AttractorKind.SILENT : AttractorKind.FIXED_POINT;
        }

        @Override
        public Vector state() {
            return point.state();
        }

        @Override
        public Moments moments() {
            return Nearness.atPoint(state());
        }

        @Override
        public ComplexVector multipliers() {
            return point.spectrum();
        }

        @Override
        public OptionalInt neutralDirections() {
            return OptionalInt.of(0);
        }

        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return switch (other) {
                case FixedPoint p -> Nearness.arePointsNear(state(), p.state(), Math.max(reach, p.reach), tolerance);
                case Cone c -> c.isSameAs(this, tolerance);
                default -> false;
            };
        }
    }

    /**
     * Fixed points that fill a line, ring or plane: each attracts what lies across, none is isolated.
     *
     * @param state fixed point at which the orbit ends
     * @param directions orthonormal basis of the set's tangent there, d x N
     * @param spectrum eigenvalues there: per second, or multipliers
     * @param reach largest |x| on the way to it
     */
    record FixedPointSet(
            Vector state,
            Matrix directions,
            ComplexVector spectrum,
            double reach,
            Vector lyapunovPerSecond,
            Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return AttractorKind.FIXED_POINT_SET;
        }

        @Override
        public Moments moments() {
            return Nearness.atPoint(state);
        }

        @Override
        public ComplexVector multipliers() {
            return spectrum;
        }

        @Override
        public OptionalInt neutralDirections() {
            return OptionalInt.of(directions.rows());
        }

        /** Two ends on one flat piece are one: the way between them lies along it. */
        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            if (!(other instanceof FixedPointSet set) || set.directions.rows() != directions.rows()) {
                return false;
            }
            Vector apart = set.state.minus(state);
            Vector across = apart.minus(directions.transpose().times(directions.times(apart)));
            double size = Math.max(state.norm(), set.state.norm());
            return across.norm() <= tolerance * Math.max(size, Nearness.ZERO * Math.max(reach, set.reach));
        }
    }

    /**
     * A periodic orbit of a flow.
     *
     * @param orbit periodic orbit, closed by Newton's method
     * @param patched regions and threshold crossings of the orbit, of a piecewise-linear flow
     * @param turn states along one period, one per row: straight lines join them
     * @param returnError distance of the orbit from the cycle when the cycle was found, relative to its size
     */
    record Cycle(
            ClosedOrbit orbit, Optional<PatchedCycle> patched, Matrix turn, double returnError, Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return AttractorKind.LIMIT_CYCLE;
        }

        @Override
        public Optional<CycleForm> form() {
            return Optional.of(CycleForm.CYCLE);
        }

        @Override
        public Vector state() {
            return orbit.start();
        }

        @Override
        public Moments moments() {
            return orbit.moments();
        }

        @Override
        public Optional<Time> period() {
            return Optional.of(orbit.period());
        }

        @Override
        public ComplexVector multipliers() {
            return orbit.multipliers();
        }

        @Override
        public OptionalInt neutralDirections() {
            return OptionalInt.of(orbit.neutralDirections());
        }

        @Override
        public Vector lyapunovPerSecond() {
            return Exponents.ofMultipliers(multipliers(), orbit.period());
        }

        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return other instanceof Cycle c
                    && Nearness.arePeriodsNear(orbit.period(), c.orbit.period(), tolerance)
                    && Nearness.areMomentsNear(moments(), c.moments(), tolerance)
                    && Nearness.passes(turn, c.state(), tolerance)
                    && Nearness.passes(c.turn, state(), tolerance);
        }
    }

    /**
     * A periodic orbit of a map: k states, each the image of the one before and the first that of the last.
     *
     * @param map map
     * @param points k states
     * @param turns number of oscillations in k steps: the period is k/turns steps
     * @param residual |G^k(x) - x| over the largest |x|
     */
    record LockedCycle(
            EulerMap map,
            List<Vector> points,
            int turns,
            double residual,
            Vector lyapunovPerSecond,
            Certificate certificate)
            implements Attractor {
        public LockedCycle {
            points = List.copyOf(points);
        }

        @Override
        public AttractorKind kind() {
            return AttractorKind.LIMIT_CYCLE;
        }

        @Override
        public Optional<CycleForm> form() {
            return Optional.of(CycleForm.LOCKED_CYCLE);
        }

        /** The number k of points. */
        public int order() {
            return points.size();
        }

        @Override
        public Vector state() {
            return points.getFirst();
        }

        @Override
        public Moments moments() {
            return Nearness.moments(points);
        }

        @Override
        public Optional<Time> period() {
            return Optional.of(map.step().times((double) order() / turns));
        }

        /** The eigenvalues of {@code DG(x_k) ... DG(x_1)}, computed anew by every call. */
        @Override
        public ComplexVector multipliers() {
            return LockedOrbit.multipliers(map, points);
        }

        @Override
        public OptionalInt neutralDirections() {
            return OptionalInt.of(0);
        }

        /** Orbits of one order are one if they share a point, to the part of their size to which they are closed. */
        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            if (!(other instanceof LockedCycle c) || c.order() != order() || c.turns != turns) {
                return false;
            }
            double size = Math.max(amplitude(), c.amplitude());
            double apart = points.stream()
                    .mapToDouble(p -> p.minus(c.state()).norm())
                    .min()
                    .orElseThrow();
            return apart <= Math.min(tolerance, LockedOrbit.SAME) * size;
        }
    }

    /**
     * A closed curve that attracts in a map, met at ever new places.
     *
     * @param turnTime period
     * @param step time step of the map
     * @param state state on the curve
     * @param turn states along it, in the order of their phase, one per row: straight lines join them
     */
    record InvariantCurve(
            Time turnTime,
            Time step,
            Vector state,
            Moments moments,
            Matrix turn,
            Vector lyapunovPerSecond,
            Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return AttractorKind.LIMIT_CYCLE;
        }

        @Override
        public Optional<CycleForm> form() {
            return Optional.of(CycleForm.INVARIANT_CURVE);
        }

        @Override
        public Optional<Time> period() {
            return Optional.of(turnTime);
        }

        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return other instanceof InvariantCurve c
                    && Nearness.arePeriodsNear(turnTime, c.turnTime, tolerance)
                    && Nearness.passes(turn, c.state, tolerance)
                    && Nearness.passes(c.turn, state, tolerance);
        }
    }

    /** Two or more frequencies without a common period. */
    record Torus(Vector state, Moments moments, Vector lyapunovPerSecond, Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return AttractorKind.QUASI_PERIODIC;
        }

        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return other instanceof Torus && Nearness.areMomentsNear(moments, other.moments(), tolerance);
        }
    }

    /** A bounded set on which neighbours part exponentially. */
    record Chaos(Vector state, Moments moments, Vector lyapunovPerSecond, Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return AttractorKind.CHAOTIC;
        }

        /** Identity as far as sampled moments tell. */
        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return other instanceof Chaos
                    && Nearness.areMomentsNear(moments, other.moments(), Math.max(tolerance, Nearness.SAMPLED));
        }
    }

    /**
     * No attractor: the state grows without bound.
     *
     * @param ratePerSecond growth rate d log|x|/dt; 0 where it grows linearly
     * @param speedPerSecond largest |dx_i/dt| where it grows linearly
     */
    record Growth(Vector state, double ratePerSecond, OptionalDouble speedPerSecond, Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return AttractorKind.GROWING;
        }

        @Override
        public Moments moments() {
            return Nearness.NONE;
        }

        @Override
        public Vector lyapunovPerSecond() {
            return Vector.zeros(0);
        }

        @Override
        public OptionalDouble growthPerSecond() {
            return OptionalDouble.of(ratePerSecond);
        }

        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return other.kind() == AttractorKind.GROWING;
        }
    }

    /**
     * Projective orbit of a homogeneous map or flow, {@code G(c x) = c G(x)}: every multiple of an orbit is an orbit,
     * the direction settles while the length grows or decays.
     *
     * @param kind silent, growing, or undecided where the length stays
     * @param projective orbit of the direction
     * @param multipliers Floquet multipliers of the direction's cycle over one period, over the factor per period, of a
     *     flow
     * @param neutralError larger distance from 1 of the two neutral multipliers
     * @param dimension N
     */
    record Cone(
            AttractorKind kind,
            ProjectiveCycle projective,
            ComplexVector multipliers,
            double neutralError,
            int dimension)
            implements Attractor {
        /** The fixed point 0 at which a decay ends. */
        @Override
        public Vector state() {
            return Vector.zeros(dimension);
        }

        @Override
        public Moments moments() {
            return kind == AttractorKind.SILENT ? Nearness.atPoint(state()) : Nearness.NONE;
        }

        @Override
        public Vector lyapunovPerSecond() {
            return projective.lyapunovPerSecond();
        }

        @Override
        public OptionalDouble growthPerSecond() {
            return OptionalDouble.of(projective.growthPerSecond());
        }

        @Override
        public Certificate certificate() {
            return projective.certificate();
        }

        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return switch (kind) {
                case SILENT, GROWING -> other.kind() == kind;
                default -> false;
            };
        }
    }

    /**
     * Undecided: no verdict within the effort.
     *
     * @param state last state
     * @param seen observations, in words
     * @param advice remedy to try
     */
    record Undecided(
            Vector state,
            String seen,
            String advice,
            Moments moments,
            Vector lyapunovPerSecond,
            Certificate certificate)
            implements Attractor {
        @Override
        public AttractorKind kind() {
            return AttractorKind.UNDECIDED;
        }

        @Override
        public boolean isSameAs(Attractor other, double tolerance) {
            return false;
        }
    }
}
