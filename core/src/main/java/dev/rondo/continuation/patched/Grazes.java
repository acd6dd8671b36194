package dev.rondo.continuation.patched;

import dev.rondo.continuation.SwitchingFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Border collisions between two neighbouring orbits, one switching function after the other: its extrema that pass 0,
 * once or there and back. Whether all are found shows in the number of crossings: each collision adds two or takes two
 * away. Where the extrema near 0 do not explain it (a steep one, one that appeared between), the crossings themselves
 * are compared.
 *
 * @param before orbit at theta = 0 of a chord
 * @param after orbit at theta = 1
 * @param left orbit that the tangent predicts at theta = {@link #SHIFT}
 * @param arriving orbit that the tangent predicts at theta = 1 - {@link #SHIFT}
 */
record Grazes(Orbits before, Orbits after, Orbits left, Orbits arriving) {
    /** Shift of orbits, as a part of the chord, that shows how they move. */
    static final double SHIFT = 1e-6;

    /** Part of the distance from 0 to which a dip must lead to be examined. */
    private static final double DEEP = 0.4;

    private static final int PLACES = 64;

    /** Distance in phase below which extrema of one orbit are one. */
    private static final double SAME = 1e-6;

    /**
     * Extremum followed on both orbits.
     *
     * @param leaving derivative of its value in theta at 0
     * @param arriving derivative of its value in theta at 1
     */
    private record Pair(Extremum.Placed first, Extremum.Placed second, double leaving, double arriving) {
        boolean turns() {
            return first.turns() && second.turns();
        }

        boolean passes() {
            return first.value() * second.value() < 0;
        }

        /** Growth of the number of crossings. */
        int crossings() {
            return first.extremum().top() == second.value() > 0 ? 2 : -2;
        }
    }

    /**
     * The tests for them; an orbit is made of a solution, and a test's value is the switching function over the scale.
     */
    List<SwitchingFunction> tests(Function<double[], Orbits> orbit, double scale) {
        List<SwitchingFunction> out = new ArrayList<>();
        for (int manifold = 0; manifold < before.field().manifolds(); manifold++) {
            List<Pair> pairs = pairs(manifold);
            for (Pair pair : certain(manifold, pairs)) {
                out.add(new SwitchingFunction(
                        unit(pair),
                        y -> extremum(pair).valueOn(orbit.apply(y)) / scale,
                        root(pair),
                        true,
                        y -> orbit.apply(y).crossings(pair.first().manifold())));
            }
            for (Pair pair : pairs) {
                double place = pair.passes() || !pair.turns() ? Double.NaN : dip(pair);
                if (!Double.isNaN(place)) {
                    out.add(new SwitchingFunction(
                            unit(pair),
                            y -> turning(pair, orbit.apply(y)) / scale,
                            place,
                            false,
                            y -> orbit.apply(y).crossings(pair.first().manifold())));
                }
            }
        }
        return out;
    }

    /** The extrema that pass 0 once: as many as the crossings say. */
    private List<Pair> certain(int manifold, List<Pair> pairs) {
        List<Pair> passing = pairs.stream().filter(p -> p.passes() && p.turns()).toList();
        int crossings = passing.stream().mapToInt(Pair::crossings).sum();
        return crossings == after.crossings(manifold) - before.crossings(manifold)
                ? passing
                : Excursion.between(before, after, manifold).stream()
                        .map(Excursion::extremum)
                        .map(e -> pair(e.on(before), e.on(after)))
                        .toList();
    }

    private static Extremum extremum(Pair pair) {
        return pair.first().extremum();
    }

    /** The value of an extremum; NaN where there is none: a slope that passes 0 touches nothing. */
    private static double turning(Pair pair, Orbits orbit) {
        Extremum.Placed there = extremum(pair).on(orbit);
        return there.turns() ? there.value() : Double.NaN;
    }

    /** The extrema near 0 of both orbits, each followed to the other. */
    private List<Pair> pairs(int manifold) {
        List<Pair> out = new ArrayList<>();
        of(before, manifold)
                .forEach(first -> out.add(pair(first, first.extremum().on(after))));
        of(after, manifold)
                .filter(second -> out.stream().noneMatch(pair -> isSame(pair.second(), second)))
                .toList()
                .forEach(second -> out.add(pair(second.extremum().on(before), second)));
        return out;
    }

    /** To first order, a shifted orbit has its extremum where the orbit itself has it. */
    private Pair pair(Extremum.Placed first, Extremum.Placed second) {
        double moved = left.manifold(first.phase(), first.manifold());
        double moving = arriving.manifold(second.phase(), second.manifold());
        return new Pair(first, second, (moved - first.value()) / SHIFT, (second.value() - moving) / SHIFT);
    }

    /** Index of the unit whose switching function it is: number k n + j of n units is one of unit j. */
    private int unit(Pair pair) {
        return pair.first().manifold() % before.field().dimension();
    }

    private static boolean isSame(Extremum.Placed a, Extremum.Placed b) {
        double d = a.phase() - b.phase();
        return a.extremum().top() == b.extremum().top() && Math.abs(d - Math.rint(d)) < SAME;
    }

    private static Stream<Extremum.Placed> of(Orbits orbit, int manifold) {
        return orbit.extrema().stream().filter(e -> e.manifold() == manifold);
    }

    /** The place where the cubic passes 0. */
    private static double root(Pair pair) {
        if (!pair.passes()) {
            return 0.5;
        }
        double low = 0;
        double high = 1;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (cubic(pair, middle) * pair.first().value() > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place where the cubic comes closest to 0, if that is much closer than at both ends; else NaN. */
    private static double dip(Pair pair) {
        double lowest = DEEP
                * Math.min(
                        Math.abs(pair.first().value()), Math.abs(pair.second().value()));
        double place = Double.NaN;
        for (int k = 1; k < PLACES; k++) {
            double value =
                    cubic(pair, (double) k / PLACES) * Math.signum(pair.first().value());
            if (value < lowest) {
                lowest = value;
                place = (double) k / PLACES;
            }
        }
        return place;
    }

    /** The extremum at theta, by the cubic with its values and slopes at both ends. */
    private static double cubic(Pair pair, double theta) {
        double rest = 1 - theta;
        return rest * rest * ((1 + 2 * theta) * pair.first().value() + theta * pair.leaving())
                + theta * theta * ((1 + 2 * rest) * pair.second().value() - rest * pair.arriving());
    }
}
