package dev.rondo.attractor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Closed curve along which an orbit runs, with its period, judged by the orbit's returns in the full state space.
 *
 * <p>Around some states of the orbit, the <i>anchors</i>, the curve is taken as a parabola, from differences of the
 * neighbouring states. Whenever the orbit comes back, the nearest state tells how far along the curve it is,
 * {@code delta} steps, and how far off, {@code e}. The orbit is on a closed curve of period P if at every multiple of P
 * it passes every anchor with {@code e <= 2 |delta| c + 1e-6 size}, where c is the bend of the curve at the anchor:
 * what a parabola can err. P is the smallest such time, so that a curve which passes an anchor at some distance several
 * times on its way, or winds several times before it closes, is not mistaken for a shorter one. The invariant curve of
 * a map with kinks has kinks everywhere, between the states too, the more the more weakly it attracts: where the first
 * demand fails, {@code e <= |delta| (2 c + 1.5 v)} with the speed v is enough, for 32 returns instead of 4.
 *
 * <p>The period is {@code (n - delta)/m} for the m-th return at step n with a small delta, so that its error is that of
 * the parabola at delta divided by m: thousands of times smaller than that of counting crossings of a level.
 *
 * @param period period in steps of the orbit
 * @param uncertainty half of the spread of the period over the anchors, in steps
 * @param recurrenceError smallest e over the returns to an anchor, divided by the size of the curve (the root of its
 *     summed variances): the largest of these over the anchors
 * @param returns number of returns examined
 */
public record ClosedCurve(double period, double uncertainty, double recurrenceError, int returns) {
    private static final int ANCHORS = 10;
    private static final int LONGEST_STRIDE = 64;
    private static final double MOST_BEND = 0.8;
    private static final double FLOOR = 1e-6;

    /**
     * Requirement on returns.
     *
     * @param roughness largest distance of the curve from the parabola a small way along it, relative to that way
     * @param fewest number of returns to each anchor that this takes
     */
    private record Demand(double roughness, int fewest) {
        static final Demand SMOOTH = new Demand(0, 4);
        static final Demand ROUGH = new Demand(1.5, 32);
    }

    /** The closed curve that the orbit runs along; nothing if it does not, or not yet. */
    public static Optional<ClosedCurve> of(Orbit orbit) {
        double size = orbit.size();
        for (int stride = 1; stride <= LONGEST_STRIDE; stride++) {
            Orbit strided = stride == 1 ? orbit : orbit.every(stride);
            if (strided.rows() < 100) {
                return Optional.empty();
            }
            List<Anchor> anchors = Anchor.choose(strided, ANCHORS, MOST_BEND);
            if (!anchors.isEmpty()) {
                Optional<ClosedCurve> closed = agree(strided, anchors, size, Demand.SMOOTH)
                        .or(() -> agree(strided, anchors, size, Demand.ROUGH));
                if (stride == 1 || closed.isEmpty()) {
                    return closed;
                }
                return Optional.of(closed.get().inSingleSteps(orbit, stride));
            }
        }
        return Optional.empty();
    }

    private static Optional<ClosedCurve> agree(Orbit orbit, List<Anchor> anchors, double size, Demand demand) {
        List<Closure> closures = new ArrayList<>();
        for (Anchor anchor : anchors) {
            Optional<Closure> closure = anchor.closure(orbit, FLOOR * size, demand);
            if (closure.isEmpty()) {
                return Optional.empty();
            }
            closures.add(closure.get());
        }
        double min = closures.stream().mapToDouble(Closure::period).min().orElseThrow();
        double max = closures.stream().mapToDouble(Closure::period).max().orElseThrow();
        if (max - min > 1e-3 * max) {
            return Optional.empty();
        }
        Closure best = closures.stream()
                .min(Comparator.comparingDouble(Closure::quality))
                .orElseThrow();
        double error = closures.stream().mapToDouble(Closure::error).max().orElseThrow() / size;
        int returns = closures.stream().mapToInt(Closure::returns).sum();
        return Optional.of(new ClosedCurve(best.period, (max - min) / 2, error, returns));
    }

    /**
     * The period in single steps. Where these jump across the curve, it was followed in strides of q steps, each of
     * which moves by a small fraction 1/P of the curve. A single step moves by (p + 1/P)/q for a whole number p, which
     * the place of the next state among the strides tells. Of the two directions the one with the longer period is
     * reported.
     */
    private ClosedCurve inSingleSteps(Orbit orbit, int stride) {
        double phase = placeOfSecondState(orbit, stride) / period;
        double advance = (Math.rint(phase * stride - 1 / period) + 1 / period) / stride;
        double fraction = advance - Math.floor(advance);
        double turn = Math.min(fraction, 1 - fraction);
        double relative = uncertainty / period / (period * stride * turn);
        return new ClosedCurve(1 / turn, relative / turn, recurrenceError, returns);
    }

    /** Number of strides after state 0 at which the curve passes state 1. */
    private double placeOfSecondState(Orbit orbit, int stride) {
        double[] target = orbit.state(1);
        int nearest = 0;
        for (int k = 1; k <= Math.ceil(period) && k * stride < orbit.rows(); k++) {
            if (Orbit.distance(orbit.state(k * stride), target)
                    < Orbit.distance(orbit.state(nearest * stride), target)) {
                nearest = k;
            }
        }
        return nearest;
    }

    /** The returns to one anchor: the period from the best of them, the one with the least delta/m, its quality. */
    private record Closure(double period, double quality, double error, int returns) {}

    /** Passage near an anchor: the time after it, and the distances along and off the curve of the nearest state. */
    private record Pass(double time, double delta, double off) {}

    /** A state with the parabola along its neighbours. */
    private static final class Anchor {
        private final int row;
        private final double[] state;
        private final double[] velocity;
        private final double[] bend;
        private final double sharpestBend;

        private Anchor(Orbit orbit, int row) {
            this.row = row;
            state = orbit.state(row);
            velocity = velocity(orbit, row);
            bend = bend(orbit, row);
            sharpestBend = Math.max(
                    Orbit.norm(bend), Math.max(Orbit.norm(bend(orbit, row - 1)), Orbit.norm(bend(orbit, row + 1))));
        }

        /**
         * Anchors in the first quarter, on which the orbit is neither slow nor bends sharply; none if most of the orbit
         * bends too much for a curve that is followed step by step.
         */
        static List<Anchor> choose(Orbit orbit, int count, double mostBend) {
            int candidates = 8 * count;
            int quarter = orbit.rows() / 4;
            List<Anchor> all = new ArrayList<>();
            for (int k = 0; k < candidates; k++) {
                all.add(new Anchor(orbit, 2 + (int) ((long) k * (quarter - 4) / candidates)));
            }
            all.removeIf(a -> Orbit.norm(a.velocity) == 0);
            all.sort(Comparator.comparingDouble(Anchor::relativeBend));
            if (all.size() < candidates / 2 || all.get(all.size() / 2).relativeBend() > mostBend) {
                return List.of();
            }
            double[] speeds = all.stream()
                    .mapToDouble(a -> Orbit.norm(a.velocity))
                    .sorted()
                    .toArray();
            double typical = speeds[speeds.length / 2];
            all.removeIf(a -> Orbit.norm(a.velocity) < typical / 2);
            return List.copyOf(all.subList(0, Math.min(count, all.size())));
        }

        private double relativeBend() {
            return sharpestBend / Orbit.norm(velocity);
        }

        /** The smallest time at whose multiples the orbit always returns. */
        Optional<Closure> closure(Orbit orbit, double floor, Demand demand) {
            List<Pass> passes = passes(orbit);
            double last = orbit.rows() - 2.0 - row;
            for (Pass candidate : passes) {
                if (candidate.time * demand.fewest > last) {
                    break;
                }
                if (returns(candidate, floor, demand)) {
                    Optional<Closure> closure = follow(candidate, passes, last, floor, demand);
                    if (closure.isPresent()) {
                        return closure;
                    }
                }
            }
            return Optional.empty();
        }

        private boolean returns(Pass pass, double floor, Demand demand) {
            double slope = 2 * sharpestBend + demand.roughness * Orbit.norm(velocity);
            return pass.off <= Math.abs(pass.delta) * slope + floor;
        }

        /** The returns at the multiples of the first one's time; nothing if one of them is missing. */
        private Optional<Closure> follow(Pass first, List<Pass> passes, double last, double floor, Demand demand) {
            List<Pass> found = new ArrayList<>();
            double period = first.time;
            int from = 0;
            while ((found.size() + 1) * period <= last) {
                int m = found.size() + 1;
                while (from < passes.size() && passes.get(from).time < m * period - 0.4) {
                    from++;
                }
                Pass pass = nearestReturn(passes, from, m * period + 0.4, floor, demand);
                if (pass == null) {
                    return Optional.empty();
                }
                found.add(pass);
                period = pass.time / m;
            }
            return found.size() < demand.fewest ? Optional.empty() : Optional.of(closure(found));
        }

        private static Closure closure(List<Pass> found) {
            double error = Double.POSITIVE_INFINITY;
            double best = Double.POSITIVE_INFINITY;
            double period = 0;
            for (int m = 1; m <= found.size(); m++) {
                Pass pass = found.get(m - 1);
                error = Math.min(error, pass.off);
                if (Math.abs(pass.delta) / m < best) {
                    best = Math.abs(pass.delta) / m;
                    period = pass.time / m;
                }
            }
            return new Closure(period, best, error, found.size());
        }

        private @Nullable Pass nearestReturn(List<Pass> passes, int from, double until, double floor, Demand demand) {
            for (int k = from; k < passes.size() && passes.get(k).time <= until; k++) {
                if (returns(passes.get(k), floor, demand)) {
                    return passes.get(k);
                }
            }
            return null;
        }

        /**
         * Passages at which the distance to the anchor is smallest, within three quarters of a step along the curve.
         */
        private List<Pass> passes(Orbit orbit) {
            List<Pass> passes = new ArrayList<>();
            double before = 0;
            double here = Orbit.distance(orbit.state(row + 1), state);
            for (int n = row + 1; n + 1 < orbit.rows(); n++) {
                double after = Orbit.distance(orbit.state(n + 1), state);
                if (here < before && here <= after) {
                    Pass pass = pass(n, orbit.state(n));
                    if (Math.abs(pass.delta) <= 0.75) {
                        passes.add(pass);
                    }
                }
                before = here;
                here = after;
            }
            return passes;
        }

        /** The foot of a state on the parabola {@code state + delta velocity + delta^2/2 bend}. */
        private Pass pass(int n, double[] x) {
            double delta = 0;
            for (int iteration = 0; iteration < 4; iteration++) {
                double slope = 0;
                double curvature = 0;
                for (int i = 0; i < x.length; i++) {
                    double tangent = velocity[i] + delta * bend[i];
                    double rest = x[i] - state[i] - delta * (velocity[i] + delta / 2 * bend[i]);
                    slope += rest * tangent;
                    curvature += tangent * tangent;
                }
                delta += slope / curvature;
            }
            double off = 0;
            for (int i = 0; i < x.length; i++) {
                double rest = x[i] - state[i] - delta * (velocity[i] + delta / 2 * bend[i]);
                off += rest * rest;
            }
            return new Pass(n - row - delta, delta, Math.sqrt(off));
        }

        /** The derivative at a state from four neighbours, to fourth order. */
        private static double[] velocity(Orbit orbit, int row) {
            double[] v = new double[orbit.state(row).length];
            for (int i = 0; i < v.length; i++) {
                double near = orbit.state(row + 1)[i] - orbit.state(row - 1)[i];
                double far = orbit.state(row + 2)[i] - orbit.state(row - 2)[i];
                v[i] = (8 * near - far) / 12;
            }
            return v;
        }

        private static double[] bend(Orbit orbit, int row) {
            double[] before = orbit.state(row - 1);
            double[] here = orbit.state(row);
            double[] after = orbit.state(row + 1);
            double[] c = new double[before.length];
            for (int i = 0; i < c.length; i++) {
                c[i] = after[i] - 2 * here[i] + before[i];
            }
            return c;
        }
    }
}
