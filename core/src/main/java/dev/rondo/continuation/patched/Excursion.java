package dev.rondo.continuation.patched;

import java.util.ArrayList;
import java.util.List;

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
    private static final int SAMPLES = 12;
    private static final int REFINEMENTS = 60;
    /** An extremum is known to the square of this. */
    private static final double PHASE = 1e-8;

    /** Crossings of neighbouring orbits are at most so far apart in phase. */
    private static final double WINDOW = 0.05;

    /** The excursions that only one of two neighbouring orbits makes. */
    static List<Excursion> between(Orbits a, Orbits b) {
        List<Excursion> out = new ArrayList<>();
        List<Orbits.Phased> first = a.crossings();
        List<Orbits.Phased> second = b.crossings();
        for (int gate = 0; gate < a.field().gates(); gate++) {
            List<Orbits.Phased> one = of(first, gate);
            List<Orbits.Phased> other = of(second, gate);
            if (one.size() != other.size()) {
                out.addAll(one.size() > other.size() ? extra(one, other, gate) : extra(other, one, gate));
            }
        }
        return out;
    }

    private static List<Orbits.Phased> of(List<Orbits.Phased> crossings, int gate) {
        return crossings.stream().filter(c -> c.crossing().gate() == gate).toList();
    }

    /** Takes the shortest visits of the richer orbit until both have as many crossings. */
    private static List<Excursion> extra(List<Orbits.Phased> rich, List<Orbits.Phased> poor, int gate) {
        List<Excursion> out = new ArrayList<>();
        List<Orbits.Phased> rest = new ArrayList<>(rich);
        while (rest.size() > poor.size() && rest.size() >= 2) {
            int best = 0;
            double cost = Double.POSITIVE_INFINITY;
            for (int k = 0; k < rest.size(); k++) {
                double c = unmatched(rest, k, poor);
                if (c < cost) {
                    cost = c;
                    best = k;
                }
            }
            Orbits.Phased begin = rest.get(best);
            Orbits.Phased end = rest.get((best + 1) % rest.size());
            out.add(new Excursion(
                    gate, begin.crossing().opens(), begin.phase(), begin.phase() + gap(begin.phase(), end.phase())));
            rest.remove(begin);
            rest.remove(end);
        }
        return out;
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

    /** The gate's extremum on an orbit, near the visit: its maximum if the visit opens the gate, else its minimum. */
    double extremum(Orbits orbit) {
        return orbit.state(phase(orbit)).get(gate);
    }

    /** The phase of that extremum. */
    double phase(Orbits orbit) {
        double length = to - from;
        double margin = Math.min(WINDOW, Math.max(length, 0.2 * WINDOW));
        double low = from - margin;
        double step = (length + 2 * margin) / SAMPLES;
        int best = 0;
        double value = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= SAMPLES; k++) {
            double v = signed(orbit, low + k * step);
            if (v > value) {
                value = v;
                best = k;
            }
        }
        return peak(orbit, low + (best - 1) * step, low + (best + 1) * step);
    }

    /** The phase of the maximum between two phases by bisection on the gate's velocity. */
    double peak(Orbits orbit, double low, double high) {
        double a = low;
        double b = high;
        for (int k = 0; k < REFINEMENTS && b - a > PHASE; k++) {
            double middle = (a + b) / 2;
            if (slope(orbit, middle) > 0) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return (a + b) / 2;
    }

    private double signed(Orbits orbit, double phase) {
        double v = orbit.state(phase).get(gate);
        return opens ? v : -v;
    }

    private double slope(Orbits orbit, double phase) {
        double v = orbit.velocity(orbit.state(phase))[gate];
        return opens ? v : -v;
    }
}
