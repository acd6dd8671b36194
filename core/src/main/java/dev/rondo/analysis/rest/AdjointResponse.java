package dev.rondo.analysis.rest;

import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.Piece;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.FlowArcs;
import dev.rondo.dynamics.smooth.VariationalFlow;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.TwoSidedEigen;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * Infinitesimal phase response of a periodic orbit of a flow, by the adjoint of its linearisation.
 *
 * <p>A small pulse dx at time t shifts the phase by {@code Z(t).dx}, in seconds, positive where it advances. Z obeys
 * {@code Z' = -J(t)^T Z} with {@code Z.F = 1} (Winfree; Malkin), so Z(0) is the left eigenvector of the monodromy matrix to
 * the multiplier 1, and {@code Z(t_k) = M_k^T Z(t_{k+1})} with the transition matrix M_k from t_k to t_{k+1}: backward in
 * time, in which direction errors decay for a stable cycle. Across a switching manifold F is continuous, so that the
 * transition matrices of the pieces multiply and Z is continuous.
 *
 * @param times times t_k from the start of the orbit, s; the last one is the period
 * @param states states x(t_k), one per row
 * @param response Z(t_k), one per row, seconds per unit of state
 * @param normalisationError largest |Z.F - 1| over the orbit
 * @param closureError |M^T Z - Z| over |Z|, M the monodromy matrix
 */
record AdjointResponse(Vector times, Matrix states, Matrix response, double normalisationError, double closureError) {

    /** A stretch of the orbit: its state and time at the start, and the transition matrix to its end. */
    private record Stretch(double time, Vector state, Matrix transition) {}

    /**
     * Response of a periodic orbit of a smooth field.
     *
     * @param start state on the orbit
     * @param points number of stretches
     */
    static AdjointResponse of(VectorField field, Vector start, Time period, int points) {
        FlowArcs flow = new VariationalFlow(FieldFamily.constant(field), 0, VariationalFlow.FINE);
        List<Stretch> stretches = new ArrayList<>();
        Vector x = start;
        Time step = period.times(1.0 / points);
        for (int k = 0; k < points; k++) {
            FlowArcs.Arc arc = flow.arc(x.toArray(), step, VariationalFlow.FINE);
            stretches.add(new Stretch(k * step.seconds(), x, arc.monodromy()));
            x = arc.end();
        }
        return along(field, stretches, period);
    }

    /**
     * Response of a periodic orbit of a piecewise-linear field, by the exponentials of its pieces.
     *
     * @param points smallest number of stretches; every piece has one at least
     */
    static AdjointResponse of(PiecewiseLinearField field, PatchedCycle cycle, int points) {
        double longest = cycle.period().seconds() / points;
        List<Stretch> stretches = new ArrayList<>();
        for (Piece piece : cycle.path().pieces()) {
            double duration = piece.duration().seconds();
            if (duration > 0) {
                append(stretches, field, piece, (int) Math.ceil(duration / longest));
            }
        }
        return along(field, stretches, cycle.period());
    }

    private static void append(List<Stretch> stretches, PiecewiseLinearField field, Piece piece, int parts) {
        int n = field.dimension();
        double step = piece.duration().seconds() / parts;
        Matrix a = field.matrix(piece.region());
        Vector offset = field.offset(piece.region());
        Matrix affine = Matrix.build(n + 1, n + 1, (i, j) -> i == n ? 0 : j == n ? offset.get(i) : a.get(i, j));
        Matrix both = MatrixExponential.of(affine, step).value();
        Matrix transition = Matrix.build(n, n, both::get);
        Vector x = piece.state();
        for (int k = 0; k < parts; k++) {
            stretches.add(new Stretch(piece.start().seconds() + k * step, x, transition));
            x = transition
                    .times(x)
                    .plus(Matrix.build(n, 1, (i, j) -> both.get(i, n)).column(0));
        }
    }

    private static AdjointResponse along(VectorField field, List<Stretch> stretches, Time period) {
        int n = field.dimension();
        int count = stretches.size();
        Matrix monodromy = Matrix.identity(n);
        for (Stretch stretch : stretches) {
            monodromy = stretch.transition.times(monodromy);
        }
        Vector z = neutral(monodromy, slope(field, stretches.getFirst().state));
        double closure = monodromy.transpose().times(z).minus(z).norm() / z.norm();
        double[][] response = new double[count + 1][];
        double[][] states = new double[count + 1][];
        double[] times = new double[count + 1];
        double error = 0;
        response[count] = z.toArray();
        states[count] = stretches.getFirst().state.toArray();
        times[count] = period.seconds();
        for (int k = count - 1; k >= 0; k--) {
            Stretch stretch = stretches.get(k);
            z = stretch.transition.transpose().times(z);
            response[k] = z.toArray();
            states[k] = stretch.state.toArray();
            times[k] = stretch.time;
            error = Math.max(error, Math.abs(z.dot(slope(field, stretch.state)) - 1));
        }
        return new AdjointResponse(Vector.owning(times), Matrix.of(states), Matrix.of(response), error, closure);
    }

    /** Left eigenvector to the multiplier nearest to 1, with Z.F = 1. */
    private static Vector neutral(Matrix monodromy, Vector slope) {
        TwoSidedEigen eigen = TwoSidedEigen.of(monodromy);
        int best = 0;
        for (int k = 1; k < monodromy.rows(); k++) {
            if (distance(eigen, k) < distance(eigen, best)) {
                best = k;
            }
        }
        Vector left = eigen.left().column(best).real();
        return left.times(1 / left.dot(slope));
    }

    private static double distance(TwoSidedEigen eigen, int k) {
        return Math.hypot(eigen.values().get(k).re() - 1, eigen.values().get(k).im());
    }

    private static Vector slope(VectorField field, Vector state) {
        double[] out = new double[state.size()];
        field.evaluate(state.toArray(), out);
        return Vector.owning(out);
    }

    /**
     * Half-width of the range of angular frequencies of a weak input {@code eps b cos(w t)} to which the cycle locks one to
     * one, per unit of eps, rad/s: {@code |<Z_rad.b e^(-i theta)>|}, theta the phase in radians and Z_rad = 2 pi Z/T.
     *
     * @param direction b, effect of a unit of the input on dx/dt
     */
    double lockingHalfWidth(Vector direction) {
        double period = times.get(times.size() - 1);
        double re = 0;
        double im = 0;
        for (int k = 0; k + 1 < times.size(); k++) {
            // Trapezoids between unequal times: the sum over a period converges fast where times are equal.
            double step = times.get(k + 1) - times.get(k);
            for (int end = k; end <= k + 1; end++) {
                double theta = 2 * Math.PI * times.get(end) / period;
                double value = response.row(end).dot(direction) * 2 * Math.PI / period * step / 2 / period;
                re += value * Math.cos(theta);
                im -= value * Math.sin(theta);
            }
        }
        return Math.hypot(re, im);
    }
}
