package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.Perturbation;
import dev.rondo.dynamics.solve.SearchLimits;
import dev.rondo.dynamics.solve.StateScale;
import dev.rondo.linalg.Vector;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Search for the attractor of a map: follows an orbit until it is known on what it ends.
 *
 * <p>Stretches of the orbit are examined, each twice as long as the one before and beginning where that ended, until
 * two independent criteria agree: the motion of the orbit through state space (it rests, returns along a closed curve,
 * does neither) and the spectrum (multipliers of the fixed point, Lyapunov exponents). A slowly decaying spiral is thus
 * neither a cycle nor a fixed point until either the orbit has arrived or it is certain that it will; if the budget
 * ends before, the verdict is undecided. Steps are compared with their successors, never once per period, so that a
 * cycle sampled at its own period is not called a fixed point: then the multiplier 1 shows.
 *
 * <p>Of a map with short steps every so many-th state is a sample: stretches last so many time constants.
 *
 * @param settling number of samples before the first stretch
 * @param window number of samples of the first stretch
 * @param budget largest number of samples in all
 * @param stride number of steps of the map per sample
 */
public record AttractorSearch(int settling, int window, int budget, int stride) {
    /** 2000, 8000 and at most 400 000 steps: 400, 1600 and 80 000 time constants in steps of a fifth of one. */
    public static final AttractorSearch DEFAULT = new AttractorSearch(2000, 8000, 400_000);

    /** Largest number of samples examined per time constant. */
    private static final int SAMPLES_PER_UNIT = 20;

    private static final int LONGEST_WINDOW = 32_000;
    private static final int MOST_NUMBERS = 4_000_000;
    private static final double MOST_STEPS = 1e9;
    private static final double FAR = 1e15;
    private static final double GONE = 1e40;

    /** @throws IllegalArgumentException if a number is not positive or the budget does not hold the first stretch */
    public AttractorSearch {
        if (settling < 1 || window < 1000 || budget < settling + window || stride < 1) {
            throw new IllegalArgumentException("An attractor search needs settling >= 1, window >= 1000, a budget"
                    + " of at least their sum and stride >= 1: settling = " + settling + ", window = " + window
                    + ", budget = " + budget + ", stride = " + stride);
        }
    }

    /** A search in which every state is a sample. */
    public AttractorSearch(int settling, int window, int budget) {
        this(settling, window, budget, 1);
    }

    /** The search of an effort in a map with so many steps per time constant. */
    static AttractorSearch of(Effort effort, double stepsPerUnit) {
        int stride = (int) Math.max(1, stepsPerUnit / SAMPLES_PER_UNIT);
        int settling = (int) Math.ceil(DEFAULT.settling * effort.stretch());
        int window = (int) Math.max(1000, DEFAULT.window * effort.stretch());
        double budget = Math.min(MOST_STEPS, DEFAULT.budget * effort.budget());
        return new AttractorSearch(settling, window, (int) Math.max(settling + window, budget), stride);
    }

    /** The attractor on which the orbit from {@code start} ends. */
    public Attractor of(EulerMap map, double[] start) {
        return find(map, start).attractor();
    }

    /** The attractor and the stretch of the orbit that its numbers are from, with the weights of averages over it. */
    public Outcome find(EulerMap map, double[] start) {
        return find(map, start, SearchLimits.NONE);
    }

    /** See {@link #find}; undecided where the time is over. */
    Outcome find(EulerMap map, double[] start, SearchLimits limits) {
        return new Run(map, start, limits).run();
    }

    /** See {@link #find}. */
    public record Outcome(Attractor attractor, Orbit orbit, Vector weights) {}

    private final class Run {
        private final EulerMap map;
        private final SearchLimits limits;
        private final Time step;
        private final double reference;
        private double[] x;
        private int spent;
        private int windows;
        private int farAt = -1;
        private boolean kicked;

        Run(EulerMap map, double[] start, SearchLimits limits) {
            this.map = map;
            this.limits = limits;
            step = map.step().times(stride);
            this.reference = StateScale.of(map, Vector.of(start));
            this.x = start.clone();
        }

        Outcome run() {
            int length = Math.min(window, longestWindow());
            Orbit orbit = follow(settling);
            Optional<OrbitEvidence> before = Optional.empty();
            while (true) {
                if (isGone(orbit)) {
                    return growing(orbit);
                }
                int settled = spent;
                orbit = follow(length);
                if (isGone(orbit)) {
                    return growing(orbit);
                }
                windows++;
                OrbitEvidence now = OrbitEvidence.of(map, orbit, reference, before);
                if (now.isUnstable() && !kicked) {
                    kick();
                    orbit = follow(settling);
                    before = Optional.empty();
                    continue;
                }
                length = Math.min(2 * length, longestWindow());
                boolean over = spent + length > budget || limits.isOver();
                if (over && !now.isDecided() && hasGrown(orbit)) {
                    return growing(orbit);
                }
                if (now.isDecided() || over) {
                    return now.outcome(map, orbit, stride, reference, step.times(settled), windows);
                }
                before = Optional.of(now);
            }
        }

        private int longestWindow() {
            return Math.max(1000, Math.min(LONGEST_WINDOW, MOST_NUMBERS / map.dimension()));
        }

        /** The next steps of the orbit; fewer if it is gone before. */
        private Orbit follow(int steps) {
            Orbit orbit = Orbit.following(map, x, steps, stride);
            for (int t = 0; t < steps; t++) {
                double norm = Orbit.norm(orbit.state(t));
                if (farAt < 0 && norm > FAR * reference) {
                    farAt = spent + t;
                } else if (norm <= FAR * reference) {
                    farAt = -1;
                }
                if (!(norm <= GONE * reference)) {
                    spent += t + 1;
                    return orbit.part(0, t + 1);
                }
            }
            spent += steps;
            x = orbit.last();
            return orbit;
        }

        /** Test for growth: at its end the orbit is far out, farther than anywhere before. */
        private boolean hasGrown(Orbit orbit) {
            double end = Orbit.norm(orbit.last());
            return farAt >= 0 && end > FAR * reference && end >= Orbit.norm(orbit.state(0));
        }

        private boolean isGone(Orbit orbit) {
            return !(Orbit.norm(orbit.last()) <= GONE * reference);
        }

        /** Perturbs the state off an unstable fixed point or cycle. */
        private void kick() {
            kicked = true;
            x = Perturbation.off(
                    x, Perturbation.PART * Math.max(Orbit.norm(x), Perturbation.PART * reference), limits.seed());
        }

        private Outcome growing(Orbit orbit) {
            Time way = step.times(Math.max(1, spent - 1 - farAt));
            double size = isGone(orbit) ? GONE : Orbit.norm(orbit.last()) / reference;
            double rate = StrictMath.log(size / FAR) / way.seconds();
            double[] weights = new double[orbit.rows()];
            weights[0] = 1;
            Vector nothing = Vector.zeros(0);
            String finding =
                    "the state grew beyond " + (isGone(orbit) ? GONE : FAR) + " times its size at the beginning";
            Attractor.Certificate certificate = new Attractor.Certificate(
                    step.times(spent),
                    way,
                    windows,
                    true,
                    finding,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    0,
                    OptionalDouble.empty(),
                    nothing);
            Attractor attractor =
                    new Attractor.Growth(Vector.of(orbit.last()), rate, OptionalDouble.empty(), certificate);
            return new Outcome(attractor, orbit, Vector.owning(weights));
        }
    }
}
