package dev.rondo.continuation.patched;

import java.util.ArrayList;
import java.util.List;

/**
 * Local extremum of a switching function along an orbit, found again on neighbouring orbits: where its value passes 0 a
 * border collision happens. Switching functions are state variables here.
 *
 * @param manifold index of the switching function
 * @param top true if it is a maximum
 * @param phase phase near it
 */
record Extremum(int manifold, boolean top, double phase) {
    /**
     * Extremum of an orbit.
     *
     * @param extremum extremum with its phase on that orbit
     * @param value value of the switching function
     * @param turns true if the switching function's velocity changes its sign there; else there was no extremum within
     *     reach, and this is the place where the slope is the least
     */
    record Placed(Extremum extremum, double value, boolean turns) {
        int manifold() {
            return extremum.manifold;
        }

        double phase() {
            return extremum.phase;
        }
    }

    private static final int REFINEMENTS = 60;

    /** Accuracy in phase: the value of an extremum is known to the square of it. */
    private static final double PHASE = 1e-8;

    /** Largest distance in phase at which it is sought on a neighbouring orbit, with a first step of {@link #SHORT}. */
    private static final double WINDOW = 0.05;

    private static final double SHORT = 2e-3;

    /** Part of the switching function's whole range up to which extrema count as near 0. */
    private static final double REACH = 0.08;

    /** Part of the largest range below which a switching function counts as constant. */
    private static final double STILL = 1e-9;

    /** The extrema of an orbit that are near 0. */
    static List<Placed> nearZero(Orbits orbit) {
        List<Placed> out = new ArrayList<>();
        List<Orbits.Sample> samples = orbit.samples();
        for (int manifold = 0; manifold < orbit.field().manifolds(); manifold++) {
            double swing = swing(samples, manifold);
            if (swing <= STILL * orbit.largest()) {
                continue;
            }
            for (int k = 0; k + 1 < samples.size(); k++) {
                Orbits.Sample a = samples.get(k);
                Orbits.Sample b = samples.get(k + 1);
                boolean turns =
                        a.switchingSlopes().get(manifold) * b.switchingSlopes().get(manifold) < 0;
                if (turns && Math.abs(estimate(orbit, a, b, manifold)) <= 2 * REACH * swing) {
                    Extremum inside = new Extremum(manifold, a.switchingSlopes().get(manifold) > 0, a.phase());
                    Placed found = inside.between(orbit, a.phase(), b.phase());
                    if (Math.abs(found.value()) <= REACH * swing) {
                        out.add(found);
                    }
                }
            }
        }
        return out;
    }

    /** The extremum between two samples if the velocity changed evenly. */
    private static double estimate(Orbits orbit, Orbits.Sample a, Orbits.Sample b, int manifold) {
        double before = a.switchingSlopes().get(manifold);
        double part = before / (before - b.switchingSlopes().get(manifold));
        double seconds = (b.phase() - a.phase()) * orbit.period().seconds();
        return a.manifolds().get(manifold) + before * part * seconds / 2;
    }

    private static double swing(List<Orbits.Sample> samples, int manifold) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Orbits.Sample s : samples) {
            low = Math.min(low, s.manifolds().get(manifold));
            high = Math.max(high, s.manifolds().get(manifold));
        }
        return high - low;
    }

    /** Its value on an orbit. */
    double valueOn(Orbits orbit) {
        return on(orbit).value();
    }

    /** This extremum on another orbit: uphill (downhill to a minimum) from where it was. */
    Placed on(Orbits orbit) {
        double slope = slope(orbit, phase);
        double direction = Math.signum(slope);
        double step = SHORT;
        double flattest = phase;
        double least = Math.abs(slope);
        double last = phase;
        while (Math.abs(last - phase) < WINDOW) {
            double next = last + direction * step;
            slope = slope(orbit, next);
            if (slope * direction <= 0) {
                return between(orbit, Math.min(last, next), Math.max(last, next));
            }
            if (Math.abs(slope) < least) {
                least = Math.abs(slope);
                flattest = next;
            }
            last = next;
            step *= 1.5;
        }
        return at(orbit, flattest, false);
    }

    /**
     * The extremum between two phases: the root of the switching function's velocity, by Newton's method in a bracket
     * that shrinks.
     */
    Placed between(Orbits orbit, double low, double high) {
        double a = low;
        double b = high;
        double place = (a + b) / 2;
        for (int k = 0; k < REFINEMENTS && b - a > PHASE; k++) {
            double slope = slope(orbit, place);
            if (slope > 0) {
                a = place;
            } else {
                b = place;
            }
            double next =
                    place - slope / (curvature(orbit, place) * orbit.period().seconds());
            boolean inside = next > a && next < b;
            if (inside && Math.abs(next - place) <= PHASE) {
                return at(orbit, next, true);
            }
            place = inside ? next : (a + b) / 2;
        }
        return at(orbit, place, true);
    }

    private Placed at(Orbits orbit, double place, boolean turns) {
        return new Placed(new Extremum(manifold, top, place), orbit.manifold(place, manifold), turns);
    }

    private double slope(Orbits orbit, double place) {
        double v = orbit.slope(place, manifold);
        return top ? v : -v;
    }

    /** The second derivative of the switching function in time. */
    private double curvature(Orbits orbit, double place) {
        double change = orbit.curvature(place, manifold);
        return top ? change : -change;
    }
}
