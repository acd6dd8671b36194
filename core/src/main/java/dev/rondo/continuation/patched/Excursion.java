package dev.rondo.continuation.patched;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Short visit of an orbit to the other side of a switching manifold, which a neighbouring orbit does not make: between
 * the two, the switching function's extremum passes 0. Switching functions are state variables here.
 *
 * @param manifold index of the switching function
 * @param opens true if the visit is to the active (positive) side
 * @param from phase at which it begins on the orbit that makes it
 * @param to phase at which it ends
 */
record Excursion(int manifold, boolean opens, double from, double to) {
    /** The excursions to the other side of a switching manifold that only one of two neighbouring orbits makes. */
    static List<Excursion> between(Orbits a, Orbits b, int manifold) {
        List<Orbits.Phased> one = of(a.crossings(), manifold);
        List<Orbits.Phased> other = of(b.crossings(), manifold);
        return one.size() >= other.size() ? extra(one, a, other, b) : extra(other, b, one, a);
    }

    private static List<Orbits.Phased> of(List<Orbits.Phased> crossings, int manifold) {
        return crossings.stream()
                .filter(c -> c.crossing().manifold() == manifold)
                .toList();
    }

    /**
     * Takes visits from the richer orbit until both have as many crossings: those whose crossings match the other's
     * worst, and of them the first whose extremum is on this side of 0 on the one orbit and on that side on the other.
     */
    private static List<Excursion> extra(
            List<Orbits.Phased> rich, Orbits richer, List<Orbits.Phased> poor, Orbits poorer) {
        List<Excursion> out = new ArrayList<>();
        List<Orbits.Phased> rest = new ArrayList<>(rich);
        while (rest.size() > poor.size() && rest.size() >= 2) {
            List<Integer> candidates = candidates(rest, poor);
            int chosen = candidates.stream()
                    .filter(k -> {
                        Extremum e = starting(rest, k).extremum();
                        return e.valueOn(richer) * e.valueOn(poorer) < 0;
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
                begin.crossing().manifold(),
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

    /**
     * Worst distance in phase of the crossings from those of the other orbit when the visit that begins at one of them
     * is left out.
     */
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

    /** Distance from one phase forward to another, in [0, 1). */
    private static double gap(double from, double to) {
        double d = to - from;
        return d - Math.floor(d);
    }

    /** The switching function's extremum during the visit. */
    Extremum extremum() {
        return new Extremum(manifold, opens, (from + to) / 2);
    }
}
