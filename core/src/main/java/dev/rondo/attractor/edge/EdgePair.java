package dev.rondo.attractor.edge;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Two states that lead to different attractors, brought together by bisection and followed until they have parted,
 * again and again: what lies between them stays on the edge between the two basins, however fast it repels.
 */
public final class EdgePair {
    private static final int UNITS_AT_ONCE = 4;
    /** Distance: a pair that repeatedly cannot be brought nearer than this does not enclose an edge. */
    private static final double OPEN = 0.01;

    private static final int OPEN_ENDS = 3;

    private final EdgeSystem system;
    private final Destinations destinations;
    private final double together;
    private final double apart;
    private final double scale;
    private final int here;
    private int there;
    private Vector a;
    private Vector b;
    private final List<Vector> orbit = new ArrayList<>();
    private double logGrowth;
    private int openEnds;

    /**
     * Reason why a pair is followed no longer.
     *
     * @param reason reason in words
     * @param advice remedy to try
     */
    public record Stop(String reason, String advice) {}

    /**
     * The pair of two states.
     *
     * @param together distance after bisection, relative to the distance of the two states
     * @param apart distance at which they are brought together again, in the same units
     * @throws IllegalArgumentException if the two states lead to the same attractor, or it is not known where one leads
     */
    public EdgePair(
            EdgeSystem system, Destinations destinations, Vector first, Vector second, double together, double apart) {
        OptionalInt one = destinations.of(first);
        OptionalInt other = destinations.of(second);
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            throw new IllegalArgumentException(
                    "An edge lies between states that lead to different attractors: these lead to " + name(one)
                            + " and " + name(other));
        }
        this.system = system;
        this.destinations = destinations;
        this.together = together;
        this.apart = apart;
        here = one.getAsInt();
        there = other.getAsInt();
        a = first;
        b = second;
        scale = first.minus(second).norm();
    }

    private static String name(OptionalInt destination) {
        return destination.isPresent() ? "number " + destination.getAsInt() : "an end that the budget did not show";
    }

    /**
     * Brings the pair together and follows it until it has parted, or for a while. A state between the two whose end is
     * not known lies on the edge as far as can be told, but not where the two are far apart, again and again.
     *
     * @return the reason why that ends; empty if it goes on
     */
    public Optional<Stop> advance() {
        bisect();
        openEnds = separation() > OPEN ? openEnds + 1 : 0;
        if (openEnds == OPEN_ENDS) {
            return Optional.of(new Stop(
                    "states between the two lead to neither attractor while orbits are followed",
                    "see where states in between lead (rondo analyze basins): to a torus, to chaos, or very slowly"));
        }
        return follow()
                ? Optional.empty()
                : Optional.of(
                        new Stop("the pair on the edge cannot be followed: it runs away", "start from other states"));
    }

    /**
     * Brings the pair together.
     *
     * @return the state between the two at which that ended early, because no attractor is known that it leads to:
     *     another one, or its orbit stays on the edge for longer than orbits are followed
     */
    public Optional<Vector> bisect() {
        while (a.minus(b).norm() > together * scale) {
            Vector middle = a.plus(b).times(0.5);
            OptionalInt end = destinations.of(middle);
            if (end.isEmpty()) {
                return Optional.of(middle);
            }
            if (middle.equals(a) || middle.equals(b)) {
                return Optional.empty();
            }
            if (end.getAsInt() == here) {
                a = middle;
            } else {
                b = middle;
                there = end.getAsInt();
            }
        }
        return Optional.empty();
    }

    private boolean follow() {
        double before = a.minus(b).norm();
        int rows = UNITS_AT_ONCE * system.samplesPerUnit();
        Time duration = system.unit().times(UNITS_AT_ONCE);
        Optional<Matrix> left = system.follow(a, duration, rows, destinations.radius());
        Optional<Matrix> right = system.follow(b, duration, rows, destinations.radius());
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        int row = 0;
        while (true) {
            a = left.get().row(row);
            b = right.get().row(row);
            orbit.add(a.plus(b).times(0.5));
            row++;
            if (row == rows || a.minus(b).norm() > apart * scale) {
                break;
            }
        }
        logGrowth += StrictMath.log(a.minus(b).norm() / before);
        return true;
    }

    /** The states on the edge, between the two, one per sample. */
    public List<Vector> orbit() {
        return Collections.unmodifiableList(orbit);
    }

    /** The attractor of the first state. */
    public int here() {
        return here;
    }

    /** The attractor of the other. */
    public int there() {
        return there;
    }

    /** The distance of the two states at the beginning. */
    public double scale() {
        return scale;
    }

    /** Their distance now, in units of that at the beginning. */
    public double separation() {
        return a.minus(b).norm() / scale;
    }

    /** Time that the edge was followed, in time constants. */
    public double units() {
        return (double) orbit.size() / system.samplesPerUnit();
    }

    /** Time that the edge was followed. */
    public Time tracked() {
        return system.unit().times(units());
    }

    /** Growth of the logarithm of the distance. */
    double logGrowth() {
        return logGrowth;
    }

    /** Rate per second at which the two part. */
    public double growthPerSecond() {
        return logGrowth / tracked().seconds();
    }
}
