package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;

/**
 * Return map of a flow, from the neighbourhood of a state x_1 on a cycle to the Poincare section through it, after one
 * period:
 *
 * <pre>
 *   P(x) = phi_t(x),     &lt;c, phi_t(x) - x_1&gt; = 0,     c = F(x_1),
 *   DP(x) v = w - F(P(x)) &lt;c, w&gt;/&lt;c, F(P(x))&gt;,     w = Dphi_t(x) v,
 * </pre>
 *
 * with t near the period. Its derivative at x_1 has the nontrivial multipliers of the cycle, and 0 in place of the trivial
 * one: what bifurcates in P bifurcates in the cycle.
 *
 * @param flow the flow
 * @param state x_1
 * @param period period of the cycle
 * @param turn monodromy matrix of the cycle from x_1, n x n
 * @param size size of the cycle, the unit of {@code step}
 * @param step finest step of differences of DP that rounding does not spoil
 */
public record ReturnMap(TangentFlow flow, Vector state, Time period, Matrix turn, double size, double step) {
    /** Last part of the period, in which the section is met. */
    private static final double LAST = 0.1;

    private static final int ITERATIONS = 20;
    private static final double MET = 1e-14;

    /** DP at the state on the cycle. */
    public Matrix jacobian() {
        double[] c = normal();
        double[] carried = turn.transpose().times(Vector.of(c)).toArray();
        double square = Vectors.dot(c, c);
        return Matrix.build(c.length, c.length, (i, j) -> turn.get(i, j) - c[i] * carried[j] / square);
    }

    /** Writes {@code DP(x) v} into {@code out}; NaN where the orbit does not return. */
    public void differential(double[] x, double[] v, double[] out) {
        double[] at = x.clone();
        double[] w = v.clone();
        double[] c = normal();
        flow.advance(at, w, period.times(1 - LAST));
        double rest = remaining(at, c);
        if (!(rest > 0)) {
            Arrays.fill(out, Double.NaN);
            return;
        }
        flow.advance(at, w, Time.seconds(rest));
        double[] f = new double[at.length];
        flow.velocity(at, f);
        System.arraycopy(w, 0, out, 0, w.length);
        Vectors.add(-Vectors.dot(c, w) / Vectors.dot(c, f), f, out);
    }

    private double[] normal() {
        double[] c = new double[state.size()];
        flow.velocity(state.toArray(), c);
        return c;
    }

    /** Time in seconds from a state to the section, by Newton's method; NaN if it is not met. */
    private double remaining(double[] from, double[] c) {
        double t = LAST * period.seconds();
        double[] f = new double[from.length];
        for (int k = 0; k < ITERATIONS && t > 0 && Vector.of(from).isFinite(); k++) {
            double[] at = from.clone();
            flow.advance(at, new double[at.length], Time.seconds(t));
            flow.velocity(at, f);
            double late = Vectors.dot(c, Vectors.difference(at, state.toArray())) / Vectors.dot(c, f);
            t -= late;
            if (Math.abs(late) <= MET * period.seconds()) {
                return t;
            }
        }
        return Double.NaN;
    }
}
