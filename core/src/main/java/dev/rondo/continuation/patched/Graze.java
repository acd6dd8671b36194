package dev.rondo.continuation.patched;

/**
 * Touch of a switching manifold: at an extremum of a switching function along an orbit, near its threshold, the orbit
 * grazes the manifold.
 *
 * @param manifold index of the switching function (unit)
 * @param opens true if beyond the touch the unit becomes active for a moment (a maximum), false if inactive (a minimum)
 * @param phase place on the orbit, as a fraction of the period
 */
public record Graze(int manifold, boolean opens, double phase) {
    private static final int SAMPLES = 400;

    /**
     * The extremum of a switching function that is nearest to its threshold.
     *
     * @throws IllegalArgumentException if the switching function is constant along the orbit
     */
    static Graze nearest(Orbits orbit, int manifold) {
        Graze best = new Graze(manifold, true, Double.NaN);
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < SAMPLES; k++) {
            double low = (double) k / SAMPLES;
            double high = (double) (k + 1) / SAMPLES;
            double before = orbit.slope(low, manifold);
            double after = orbit.slope(high, manifold);
            if (before * after <= 0 && before != after) {
                boolean maximum = before > after;
                Extremum.Placed found = new Extremum(manifold, maximum, low).between(orbit, low, high);
                if (Math.abs(found.value()) < nearest) {
                    nearest = Math.abs(found.value());
                    best = new Graze(manifold, maximum, found.phase());
                }
            }
        }
        if (Double.isNaN(best.phase)) {
            throw new IllegalArgumentException("Unit " + manifold + " has no extremum along the cycle");
        }
        return best;
    }

    /** This touch on a neighbouring orbit. */
    Graze followed(Orbits orbit) {
        double there = asExtremum().on(orbit).phase();
        return new Graze(manifold, opens, there - Math.floor(there));
    }

    /** The value of the switching function at that extremum of an orbit. */
    double extremum(Orbits orbit) {
        return asExtremum().valueOn(orbit);
    }

    private Extremum asExtremum() {
        return new Extremum(manifold, opens, phase);
    }
}
