package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * A path that can be read at any time: on a stretch of a piece the solution is its Taylor polynomial. The polynomial that was
 * read last is kept, so that times near each other cost no more than its evaluation. Mutable: for one thread at a time.
 */
public final class DensePath {
    private final PiecewiseLinearField field;
    private final PatchedPath path;
    private final Expansion expansion;
    /** Starts of the stretches of the current piece, as far as they have been reached. */
    private final List<double[]> starts = new ArrayList<>();

    private MutableActiveSet open;
    private int piece = -1;
    private int stretches;
    private int expanded;
    private double begin;
    private double h;

    DensePath(PiecewiseLinearField field, PatchedPath path) {
        this.field = field;
        this.path = path;
        expansion = new Expansion(field);
        open = new MutableActiveSet(path.pieces().getFirst().region());
    }

    /** The state at a time from the path's start to its end. */
    public Vector state(Time time) {
        double[] x = new double[field.dimension()];
        expansion.at(reach(time), x);
        return Vector.owning(x);
    }

    /** Value of switching function j at a time from the path's start to its end. */
    public double manifold(Time time, int j) {
        double u = reach(time);
        double value = 0;
        for (int k = expansion.degree(); k >= 0; k--) {
            value = Math.fma(value, u, expansion.manifold(k, j));
        }
        return value;
    }

    /** Its derivative in time, per second. */
    public double slope(Time time, int j) {
        double u = reach(time);
        double slope = 0;
        for (int k = expansion.degree(); k >= 1; k--) {
            slope = Math.fma(slope, u, k * expansion.manifold(k, j));
        }
        return slope / h;
    }

    /** Its second derivative in time, per second squared; where it jumps, that of the piece that begins there. */
    public double curvature(Time time, int j) {
        double u = reach(time);
        double curvature = 0;
        for (int k = expansion.degree(); k >= 2; k--) {
            curvature = Math.fma(curvature, u, k * (k - 1) * expansion.manifold(k, j));
        }
        return curvature / (h * h);
    }

    /** Expands the solution on the stretch in which a time lies. Returns the place there, u from 0 to 1. */
    private double reach(Time time) {
        int index = path.indexAt(time);
        if (index != piece) {
            enter(index);
        }
        double place = (time.seconds() - begin) / h;
        int stretch = Math.clamp((long) place, 0, stretches - 1);
        while (starts.size() <= stretch) {
            expand(starts.size() - 1);
            double[] next = new double[field.dimension()];
            expansion.at(1, next);
            starts.add(next);
        }
        expand(stretch);
        return place - stretch;
    }

    private void enter(int index) {
        Piece entered = path.pieces().get(index);
        double seconds = entered.duration().seconds();
        stretches = Expansion.stretches(field, seconds);
        // A piece without duration is read at its beginning; any stretch serves.
        h = seconds > 0 ? seconds / stretches : 1 / (1 + field.rate());
        begin = entered.start().seconds();
        open = new MutableActiveSet(entered.region());
        starts.clear();
        starts.add(entered.state().toArray());
        expanded = -1;
        piece = index;
    }

    private void expand(int stretch) {
        if (expanded != stretch) {
            expansion.expand(starts.get(stretch), open, h);
            expanded = stretch;
        }
    }
}
