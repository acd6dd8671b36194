package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evidence from one stretch of an orbit: the likely kind of attractor, and whether this is decided.
 *
 * @param candidate kind that the evidence points to; undecided where it points nowhere
 * @param isDecided true if two independent criteria agree on it
 * @param isUnstable true if the orbit is on a fixed point or cycle that repels its neighbours
 * @param finding result of the criteria, in one sentence
 * @param approach approach to a fixed point, where there is one
 * @param cycle cycle along which the orbit closes, where it does
 * @param spectrum Lyapunov exponents, where they were asked for
 */
record OrbitEvidence(
        AttractorKind candidate,
        boolean isDecided,
        boolean isUnstable,
        String finding,
        @Nullable FixedPointApproach approach,
        @Nullable Cycle cycle,
        LyapunovExponents.@Nullable Spectrum spectrum) {
    private static final int EXPONENTS = 3;
    private static final double REST = 1e-9;
    private static final double SHRINKING = 0.98;
    /** Distance from 1 below which a multiplier per period is not told from 1. */
    private static final double NEUTRAL = 1e-4;
    /** An invariant curve may be locked weakly: its leading exponent is then a little below zero. */
    private static final double WEAKLY_LOCKED = 0.05;

    private static final double GROWTH_OF_CHAOS = 10;
    /** States along a closed curve that stand for it. */
    private static final int STATES = 800;

    private static final String LONGER = "allow a longer budget, or start elsewhere";

    /**
     * Cycle along which an orbit closes.
     *
     * @param period period in steps
     * @param points number of points of an exact cycle; 0 for a curve that is met at ever new places
     * @param returns closed curve, where it was followed
     */
    record Cycle(double period, int points, Optional<ClosedCurve> returns) {
        boolean isExact() {
            return points > 0;
        }

        /** Number of oscillations of an exact cycle. */
        int turns() {
            return (int) Math.rint(points / period);
        }

        /** The cycle that a stretch of an orbit runs along. */
        static Optional<Cycle> of(Orbit orbit, double size) {
            Optional<ClosedCurve> returns = ClosedCurve.of(orbit);
            int points = exactCycle(orbit, 1e-9 * size);
            if (points == 0) {
                return returns.map(r -> new Cycle(r.period(), 0, returns));
            }
            double turns = returns.map(r -> points / r.period()).orElse(1.0);
            long whole = Math.round(turns);
            boolean winds = whole > 0 && Math.abs(turns - whole) < 1e-3;
            long loops = winds && whole > 1 ? whole : LockedOrbit.turns(lastStates(orbit, points));
            return Optional.of(
                    new Cycle((double) points / loops, points, winds && whole == loops ? returns : Optional.empty()));
        }

        private static List<Vector> lastStates(Orbit orbit, int count) {
            return IntStream.range(orbit.rows() - count, orbit.rows())
                    .mapToObj(t -> Vector.of(orbit.state(t)))
                    .toList();
        }

        /** The number of points after which the orbit repeats itself; 0 if it does not in half of the stretch. */
        private static int exactCycle(Orbit orbit, double tolerance) {
            int last = orbit.rows() - 1;
            for (int k = 1; 2 * k <= last; k++) {
                if (repeats(orbit, k, tolerance)) {
                    return k;
                }
            }
            return 0;
        }

        private static boolean repeats(Orbit orbit, int k, double tolerance) {
            int last = orbit.rows() - 1;
            for (int t = last; t > last - k; t--) {
                if (!(Orbit.distance(orbit.state(t), orbit.state(t - k)) <= tolerance)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Examines a stretch, given the evidence of the stretch before it. */
    static OrbitEvidence of(EulerMap map, Orbit orbit, double reference, Optional<OrbitEvidence> before) {
        double size = orbit.size();
        boolean rests = size <= REST * Math.max(reference, Orbit.norm(orbit.last()));
        if (rests || isShrinking(orbit)) {
            Optional<OrbitEvidence> fixed = approaching(map, orbit, reference);
            if (fixed.isPresent()) {
                return fixed.get();
            }
        }
        Optional<Cycle> cycle = rests ? Optional.empty() : Cycle.of(orbit, size);
        if (cycle.isPresent()) {
            return closed(cycle.get(), spectrum(map, orbit), orbit.step());
        }
        return approaching(map, orbit, reference).orElseGet(() -> open(orbit, size, spectrum(map, orbit), before));
    }

    private static boolean isShrinking(Orbit orbit) {
        int quarter = orbit.rows() / 4;
        return orbit.part(3 * quarter, orbit.rows()).size()
                < SHRINKING * orbit.part(0, quarter).size();
    }

    /** The verdict on a fixed point, if the orbit is at one or leads into one. */
    private static Optional<OrbitEvidence> approaching(EulerMap map, Orbit orbit, double reference) {
        Optional<FixedPointApproach> found = FixedPointApproach.of(map, orbit, reference);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        FixedPointApproach approach = found.get();
        String leading = "its leading multiplier has the modulus "
                + number(approach.point().leadingModulus());
        if (approach.attracts() && (approach.arrived() || approach.extrapolated())) {
            String how = approach.arrived()
                    ? "the orbit has come to rest at a fixed point; "
                    : "the orbit closes in on a fixed point and is where the map is affine around it; ";
            return Optional.of(
                    new OrbitEvidence(AttractorKind.FIXED_POINT, true, false, how + leading, approach, null, null));
        }
        if (!approach.arrived()) {
            return Optional.empty();
        }
        String rest = "the orbit rests at a fixed point, yet " + leading
                + (approach.repels()
                        ? ": it is unstable"
                        : ": fixed points are not isolated there, as on a cycle that is sampled at its own period");
        return Optional.of(
                new OrbitEvidence(AttractorKind.UNDECIDED, false, approach.repels(), rest, approach, null, null));
    }

    private static LyapunovExponents.Spectrum spectrum(EulerMap map, Orbit orbit) {
        int steps = (int) Math.rint(orbit.duration().in(map.step()));
        int align = steps / 8;
        return new LyapunovExponents(EXPONENTS, align, steps - align).of(map, orbit.state(0));
    }

    /** The verdict on an orbit that returns along a closed curve or repeats itself. */
    private static OrbitEvidence closed(Cycle cycle, LyapunovExponents.Spectrum spectrum, Time step) {
        double period = cycle.period() * step.seconds();
        double first = spectrum.perSecond().get(0) * period;
        double doubt = 4 * spectrum.uncertainty().get(0) * period;
        boolean unstable = first > WEAKLY_LOCKED + doubt;
        double second = spectrum.perSecond().size() < 2
                ? Double.NEGATIVE_INFINITY
                : spectrum.perSecond().get(1) * period;
        boolean isolated = cycle.isExact() && first < -NEUTRAL;
        boolean attractingCurve =
                cycle.returns().isPresent() && Math.abs(first) <= WEAKLY_LOCKED + doubt && second < -NEUTRAL;
        boolean attracts = isolated || attractingCurve;
        String what = (cycle.isExact()
                        ? "the orbit repeats itself after " + cycle.points() + " steps"
                        : "the orbit returns along a closed curve")
                + "; exponents " + perSecond(spectrum, 0) + " and " + perSecond(spectrum, 1);
        String finding = what
                + (attracts
                        ? ": a cycle that attracts"
                        : unstable ? ": a cycle that repels" : ": the cycle is not isolated, or hardly attracts");
        return new OrbitEvidence(
                attracts ? AttractorKind.LIMIT_CYCLE : AttractorKind.UNDECIDED,
                attracts,
                unstable,
                finding,
                null,
                cycle,
                spectrum);
    }

    /** The verdict on an orbit that neither rests nor returns: by the spectrum alone, twice, while nothing drifts. */
    private static OrbitEvidence open(
            Orbit orbit, double size, LyapunovExponents.Spectrum spectrum, Optional<OrbitEvidence> before) {
        AttractorKind candidate = AttractorKind.UNDECIDED;
        boolean stationary = isStationary(orbit, size);
        double span = orbit.duration().seconds();
        double first = spectrum.perSecond().get(0);
        if (stationary
                && first * span > GROWTH_OF_CHAOS
                && first > 2 * spectrum.uncertainty().get(0)) {
            candidate = AttractorKind.CHAOTIC;
        } else if (stationary && isZero(spectrum, 0, span) && isZero(spectrum, 1, span)) {
            candidate = AttractorKind.QUASI_PERIODIC;
        }
        AttractorKind sure = candidate;
        boolean decided = candidate != AttractorKind.UNDECIDED
                && before.map(b -> b.candidate == sure).orElse(false);
        String finding = "the orbit neither rests nor returns along a closed curve and "
                + (stationary ? "is stationary" : "still drifts") + "; exponents " + perSecond(spectrum, 0)
                + (spectrum.perSecond().size() > 1 ? " and " + perSecond(spectrum, 1) : "");
        return new OrbitEvidence(candidate, decided, false, finding, null, null, spectrum);
    }

    private static boolean isStationary(Orbit orbit, double size) {
        Orbit early = orbit.part(0, orbit.rows() / 2);
        Orbit late = orbit.part(orbit.rows() / 2, orbit.rows());
        double shift = Orbit.distance(
                early.mean(WeightedAverage.weights(early.rows())), late.mean(WeightedAverage.weights(late.rows())));
        double ratio = early.size() / late.size();
        return shift <= 0.2 * size && ratio > 0.8 && ratio < 1.25;
    }

    /**
     * Test for a zero exponent: perturbations change by less than a factor e over the stretch, and by nothing within
     * the uncertainty.
     */
    private static boolean isZero(LyapunovExponents.Spectrum spectrum, int k, double span) {
        if (k >= spectrum.perSecond().size()) {
            return false;
        }
        double exponent = Math.abs(spectrum.perSecond().get(k));
        double doubt = 4 * spectrum.uncertainty().get(k) * span;
        return doubt <= 1 && exponent * span <= Math.min(1, 0.02 + doubt);
    }

    /**
     * The result, with averages over the stretch.
     *
     * @param stride number of steps of the map per state of the orbit
     * @param reach largest |x| on the way
     */
    AttractorSearch.Outcome outcome(EulerMap map, Orbit orbit, int stride, double reach, Time settling, int windows) {
        double[] weights = weights(orbit);
        double[] mean = orbit.mean(weights);
        Moments moments = new Moments(Vector.of(mean), Vector.owning(orbit.deviation(mean, weights)));
        Attractor.Certificate certificate = certificate(orbit, settling, windows);
        Vector exponents = exponents(map);
        Vector state = Vector.of(orbit.state(0));
        Attractor attractor = switch (isDecided ? candidate : AttractorKind.UNDECIDED) {
            case FIXED_POINT ->
                new Attractor.FixedPoint(
                        Objects.requireNonNull(approach).point(), false, reach, exponents, certificate);
            case LIMIT_CYCLE -> onCycle(map, orbit, stride, moments, exponents, certificate);
            case QUASI_PERIODIC -> new Attractor.Torus(state, moments, exponents, certificate);
            case CHAOTIC -> new Attractor.Chaos(state, moments, exponents, certificate);
            default ->
                new Attractor.Undecided(Vector.of(orbit.last()), finding, LONGER, moments, exponents, certificate);
        };
        return new AttractorSearch.Outcome(attractor, orbit, Vector.owning(weights));
    }

    private Attractor onCycle(
            EulerMap map,
            Orbit orbit,
            int stride,
            Moments moments,
            Vector exponents,
            Attractor.Certificate certificate) {
        Cycle closed = Objects.requireNonNull(cycle);
        double size = moments.amplitude();
        Optional<LockedOrbit> locked = closed.isExact()
                ? Optional.of(LockedOrbit.repeating(map, orbit.last(), closed.points() * stride, closed.turns()))
                : closed.returns().flatMap(r -> LockedOrbit.near(map, orbit.last(), r, stride, size));
        if (locked.isPresent()) {
            LockedOrbit found = locked.get();
            return new Attractor.LockedCycle(
                    map, found.points(), found.turns(), found.residual(), exponents, certificate);
        }
        return new Attractor.InvariantCurve(
                orbit.step().times(closed.period()),
                map.step(),
                Vector.of(orbit.last()),
                moments,
                turn(orbit, closed.period()),
                exponents,
                certificate);
    }

    /** Late states of an orbit along a closed curve, in the order of their phase. */
    private static Matrix turn(Orbit orbit, double period) {
        int rows = Math.min(STATES, orbit.rows());
        int first = orbit.rows() - rows;
        return Matrix.of(IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(t -> t / period - Math.floor(t / period)))
                .map(t -> orbit.state(first + t))
                .toArray(double[][]::new));
    }

    private Vector exponents(EulerMap map) {
        if (spectrum != null) {
            return spectrum.perSecond();
        }
        return approach == null
                ? Vector.zeros(0)
                : Exponents.largest(Exponents.ofMultipliers(approach.point().spectrum(), map.step()), EXPONENTS);
    }

    private Attractor.Certificate certificate(Orbit orbit, Time settling, int windows) {
        Optional<ClosedCurve> returns = cycle == null ? Optional.empty() : cycle.returns();
        return new Attractor.Certificate(
                settling,
                orbit.duration(),
                windows,
                isDecided,
                finding,
                approach == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(approach.point().residual()),
                approach == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(approach.point().leadingModulus()),
                returns.map(r -> OptionalDouble.of(r.recurrenceError())).orElse(OptionalDouble.empty()),
                returns.map(ClosedCurve::returns).orElse(0),
                returns.map(r -> OptionalDouble.of(r.uncertainty() / r.period()))
                        .orElse(OptionalDouble.empty()),
                spectrum == null ? Vector.zeros(0) : spectrum.uncertainty());
    }

    /** Whole repetitions of an exact cycle count alike; else the weights decay to 0 at both ends of the stretch. */
    private double[] weights(Orbit orbit) {
        if (cycle == null || !cycle.isExact()) {
            return WeightedAverage.weights(orbit.rows());
        }
        int points = orbit.rows() / cycle.points() * cycle.points();
        double[] weights = new double[orbit.rows()];
        Arrays.fill(weights, orbit.rows() - points, orbit.rows(), 1.0 / points);
        return weights;
    }

    private static String perSecond(LyapunovExponents.Spectrum spectrum, int k) {
        return k < spectrum.perSecond().size() ? number(spectrum.perSecond().get(k)) + "/s" : "none";
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.6g", v);
    }
}
