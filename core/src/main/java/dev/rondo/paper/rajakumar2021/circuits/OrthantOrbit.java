package dev.rondo.paper.rajakumar2021.circuits;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * An orbit of a small ReLU network, patched from the closed forms of its orthants: the "patching" that Rajakumar,
 * Rinzel and Chen (2021, p. 2612) propose and did not carry out.
 *
 * <p>A crossing is looked for at 64 times per tau and then found to the last digits by bisection; an excursion into
 * another orthant that begins and ends between two of them is missed.
 *
 * @param pieces one per orthant that is passed
 * @param end end time of the orbit
 */
public record OrthantOrbit(List<Piece> pieces, Time end) {
    private static final int LOOKS_PER_TAU = 64;
    private static final int BISECTIONS = 60;

    /**
     * A stretch in one orthant.
     *
     * @param flow flow of the orthant
     * @param start start time of the piece
     * @param state state at the start time
     * @param input input from the start time on
     */
    public record Piece(OrthantFlow flow, Time start, Vector state, DecayingInput input) {
        Vector after(Time s) {
            return flow.at(state, input, s);
        }
    }

    public OrthantOrbit {
        pieces = List.copyOf(pieces);
    }

    /** The orbit from a state, with the input's onset at time 0. */
    public static OrthantOrbit of(RateNetwork network, Vector x0, DecayingInput u, Time duration) {
        List<Piece> pieces = new ArrayList<>();
        Time now = Time.ZERO;
        Vector x = x0;
        List<Boolean> active = activeAt(x0);
        while (now.compareTo(duration) < 0) {
            Piece piece = new Piece(OrthantFlow.of(network, active), now, x, u.after(now));
            pieces.add(piece);
            Crossing crossing = next(piece, network.tau(), duration.minus(now));
            now = now.plus(crossing.after);
            x = crossing.state;
            active = crossing.active;
        }
        return new OrthantOrbit(pieces, duration);
    }

    /** The state at a time from 0 to the end. */
    public Vector at(Time t) {
        Piece piece = pieces.getFirst();
        for (Piece candidate : pieces) {
            if (candidate.start.compareTo(t) <= 0) {
                piece = candidate;
            }
        }
        return piece.after(t.minus(piece.start));
    }

    private record Crossing(Time after, Vector state, List<Boolean> active) {}

    /** The next change of a sign, or the end. */
    private static Crossing next(Piece piece, Time tau, Time left) {
        Time look = tau.times(1.0 / LOOKS_PER_TAU);
        Time before = Time.ZERO;
        while (before.compareTo(left) < 0) {
            Time after = before.plus(look).compareTo(left) < 0 ? before.plus(look) : left;
            if (!staysInside(piece, after)) {
                return cross(piece, before, after);
            }
            before = after;
        }
        return new Crossing(left, piece.after(left), piece.flow.active());
    }

    private static Crossing cross(Piece piece, Time inside, Time outside) {
        Time low = inside;
        Time high = outside;
        for (int k = 0; k < BISECTIONS; k++) {
            Time middle = low.plus(high).times(0.5);
            if (staysInside(piece, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Vector there = piece.after(high);
        List<Boolean> active = activeAt(there);
        double[] x = there.toArray();
        for (int i = 0; i < x.length; i++) {
            // on the switching manifold, so that the next piece does not begin outside of its orthant by a
            // rounding error
            x[i] = active.get(i).equals(piece.flow.active().get(i)) ? x[i] : 0;
        }
        return new Crossing(high, Vector.of(x), active);
    }

    private static boolean staysInside(Piece piece, Time s) {
        Vector x = piece.after(s);
        for (int i = 0; i < x.size(); i++) {
            if (x.get(i) > 0 != piece.flow.active().get(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<Boolean> activeAt(Vector x) {
        List<Boolean> active = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            active.add(x.get(i) > 0);
        }
        return active;
    }
}
