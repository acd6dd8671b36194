package dev.rondo.continuation.patched;

import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A short visit of an orbit to the other side of a gate, which a neighbouring orbit does not make: between the two, the
 * gate's extremum passes 0. Gates are variables here.
 *
 * @param gate which
 * @param opens whether the visit is to the open side
 * @param from phase at which it begins on the orbit that makes it
 * @param to phase at which it ends
 */
record Excursion(int gate, boolean opens, double from, double to) {
    private static final int REFINEMENTS = 60;
    /** An extremum is known to the square of this. */
    private static final double PHASE = 1e-8;

    /** An extremum of a neighbouring orbit is sought at most so far away in phase, first in steps of this. */
    private static final double WINDOW = 0.05;

    private static final double SHORT = 1e-3;

    /** The excursions that only one of two neighbouring orbits makes. */
    static List<Excursion> between(Orbits a, Orbits b) {
        List<Excursion> out = new ArrayList<>();
        List<Orbits.Phased> first = a.crossings();
        List<Orbits.Phased> second = b.crossings();
        for (int gate = 0; gate < a.field().gates(); gate++) {
            List<Orbits.Phased> one = of(first, gate);
            List<Orbits.Phased> other = of(second, gate);
            if (one.size() > other.size()) {
                out.addAll(extra(one, a, other, b));
            } else if (one.size() < other.size()) {
                out.addAll(extra(other, b, one, a));
            }
        }
        return out;
    }

    private static List<Orbits.Phased> of(List<Orbits.Phased> crossings, int gate) {
        return crossings.stream().filter(c -> c.crossing().gate() == gate).toList();
    }

    /**
     * Takes visits from the richer orbit until both have as many crossings: those whose crossings match the other's worst,
     * and of them the first whose extremum is on this side of 0 on the one orbit and on that side on the other.
     */
    private static List<Excursion> extra(
            List<Orbits.Phased> rich, Orbits richer, List<Orbits.Phased> poor, Orbits poorer) {
        List<Excursion> out = new ArrayList<>();
        List<Orbits.Phased> rest = new ArrayList<>(rich);
        while (rest.size() > poor.size() && rest.size() >= 2) {
            List<Integer> candidates = candidates(rest, poor);
            int chosen = candidates.stream()
                    .filter(k -> {
                        Excursion e = starting(rest, k);
                        return e.extremum(richer) * e.extremum(poorer) < 0;
                    })
                    .findFirst()
                    .orElse(candidates.getFirst());
            out.add(starting(rest, chosen));
            Orbits.Phased end = rest.get((chosen + 1) % rest.size());
            rest.remove(chosen);
            rest.remove(end);
        }
        return out;
    }

    /** The visit that begins with the k-th crossing. */
    private static Excursion starting(List<Orbits.Phased> crossings, int k) {
        Orbits.Phased begin = crossings.get(k);
        Orbits.Phased end = crossings.get((k + 1) % crossings.size());
        return new Excursion(
                begin.crossing().gate(),
                begin.crossing().opens(),
                begin.phase(),
                begin.phase() + gap(begin.phase(), end.phase()));
    }

    private static List<Integer> candidates(List<Orbits.Phased> rich, List<Orbits.Phased> poor) {
        return IntStream.range(0, rich.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> unmatched(rich, k, poor)))
                .toList();
    }

    /** How badly the crossings match those of the other orbit when the visit that begins at one of them is left out. */
    private static double unmatched(List<Orbits.Phased> rich, int begin, List<Orbits.Phased> poor) {
        int next = (begin + 1) % rich.size();
        double worst = gap(rich.get(begin).phase(), rich.get(next).phase());
        for (Orbits.Phased p : poor) {
            double nearest = 1;
            for (int k = 0; k < rich.size(); k++) {
                if (k != begin
                        && k != next
                        && rich.get(k).crossing().opens() == p.crossing().opens()) {
                    double d = gap(p.phase(), rich.get(k).phase());
                    nearest = Math.min(nearest, Math.min(d, 1 - d));
                }
            }
            worst += nearest;
        }
        return worst;
    }

    /** From one phase forward to another, in [0, 1). */
    private static double gap(double from, double to) {
        double d = to - from;
        return d - Math.floor(d);
    }

    /**
     * The gate's extremum on an orbit, near the visit: its maximum if the visit opens the gate, else its minimum. Uphill
     * from the middle of the visit; where there is no top within reach, the place where the slope is the least.
     */
    double extremum(Orbits orbit) {
        return orbit.state(phase(orbit)).get(gate);
    }

    /** The phase of that extremum. */
    double phase(Orbits orbit) {
        double phase = (from + to) / 2;
        double slope = slope(orbit, orbit.state(phase));
        double direction = Math.signum(slope);
        double step = Math.min(WINDOW / 4, Math.max((to - from) / 2, SHORT));
        double flattest = phase;
        double least = Math.abs(slope);
        double last = phase;
        while (Math.abs(last - phase) < WINDOW) {
            double next = last + direction * step;
            slope = slope(orbit, orbit.state(next));
            if (slope * direction <= 0) {
                return peak(orbit, Math.min(last, next), Math.max(last, next));
            }
            if (Math.abs(slope) < least) {
                least = Math.abs(slope);
                flattest = next;
            }
            last = next;
            step *= 1.5;
        }
        return flattest;
    }

    /** The phase of the maximum between two phases: the root of the gate's velocity, by Newton's method in a bracket that shrinks. */
    double peak(Orbits orbit, double low, double high) {
        double a = low;
        double b = high;
        double phase = (a + b) / 2;
        for (int k = 0; k < REFINEMENTS && b - a > PHASE; k++) {
            Vector x = orbit.state(phase);
            double slope = slope(orbit, x);
            if (slope > 0) {
                a = phase;
            } else {
                b = phase;
            }
            double next = phase - slope / (curvature(orbit, x) * orbit.period().seconds());
            boolean inside = next > a && next < b;
            if (inside && Math.abs(next - phase) <= PHASE) {
                return next;
            }
            phase = inside ? next : (a + b) / 2;
        }
        return phase;
    }

    private double signed(Orbits orbit, double phase) {
        double v = orbit.state(phase).get(gate);
        return opens ? v : -v;
    }

    private double slope(Orbits orbit, Vector x) {
        double v = orbit.velocity(x)[gate];
        return opens ? v : -v;
    }

    /** The second derivative of the gate in time. */
    private double curvature(Orbits orbit, Vector x) {
        double[] change = new double[x.size()];
        orbit.field().differential(x.toArray(), orbit.velocity(x), change);
        return opens ? change[gate] : -change[gate];
    }
}
