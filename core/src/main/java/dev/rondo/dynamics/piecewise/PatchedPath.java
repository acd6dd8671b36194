package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * Solution of a piecewise-linear system, composed of its pieces in the regions that it visits.
 *
 * @param pieces one per region in the order of the visit, at least one
 * @param crossings threshold crossings between the pieces
 * @param grazes number of times a switching function came so near to 0 that rounding could not tell whether it changed
 *     its sign
 * @param end time of the end, from the start
 * @param state state at the end
 * @param ending reason of the end
 */
public record PatchedPath(
        List<Piece> pieces, List<Crossing> crossings, int grazes, Time end, Vector state, Ending ending) {
    /** Reason why a path ends. */
    public enum Ending {
        /** The time was up. */
        TIME,
        /** The state left the ball that it was to stay in, or the range of numbers. */
        ESCAPED,
        /** It reached the limit of threshold crossings. */
        BUDGET,
        /** It reached the limit of Taylor series: the flow is fast compared with the time that was asked for. */
        STEPS
    }

    public PatchedPath {
        pieces = List.copyOf(pieces);
        crossings = List.copyOf(crossings);
    }

    /** Several paths, each from where the one before ends, as one. */
    public static PatchedPath joined(List<PatchedPath> parts) {
        List<Piece> pieces = new ArrayList<>();
        List<Crossing> crossings = new ArrayList<>();
        int grazes = 0;
        Time offset = Time.ZERO;
        for (PatchedPath part : parts) {
            for (Piece p : part.pieces()) {
                append(pieces, new Piece(p.start().plus(offset), p.duration(), p.region(), p.state()));
            }
            for (Crossing c : part.crossings()) {
                crossings.add(
                        new Crossing(c.time().plus(offset), c.manifold(), c.opens(), c.speed(), c.simultaneous()));
            }
            grazes += part.grazes();
            offset = offset.plus(part.end());
        }
        return new PatchedPath(
                pieces,
                crossings,
                grazes,
                offset,
                parts.getLast().state(),
                parts.getLast().ending());
    }

    /** Appends a piece; one in the region of the last piece is merged with it. */
    private static void append(List<Piece> pieces, Piece next) {
        if (!pieces.isEmpty() && pieces.getLast().region().equals(next.region())) {
            Piece last = pieces.removeLast();
            pieces.add(new Piece(last.start(), last.duration().plus(next.duration()), last.region(), last.state()));
        } else {
            pieces.add(next);
        }
    }

    /** The slowest crossing, |ds/dt|; infinite without any. Near 0 the path grazes a switching manifold. */
    public double slowestCrossing() {
        return crossings.stream().mapToDouble(Crossing::speed).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** The piece in which a time lies. */
    public Piece at(Time time) {
        return pieces.get(indexAt(time));
    }

    /** The number of the piece in which a time lies, from 0. */
    int indexAt(Time time) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).start().compareTo(time) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
