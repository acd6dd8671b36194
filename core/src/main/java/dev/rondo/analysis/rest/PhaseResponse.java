package dev.rondo.analysis.rest;

import dev.rondo.attractor.Orbit;
import dev.rondo.attractor.WeightedAverage;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;

/**
 * Phase response curve: shift of the phase of a stable limit cycle by a pulse, against the phase at which it comes.
 *
 * <p>The orbit with the pulse and the one without are followed until both are on the cycle again, then compared by the
 * phase of their first harmonic,
 *
 * <pre>
 *   phase = arg sum_t w_t x(t) e^(-2 pi i t/period)
 * </pre>
 *
 * with bump weights w; shift = difference of phases / (2 pi), in cycles from -1/2 to 1/2, positive where the pulse brings the
 * next turn forward. Of all variables the one whose first harmonic is largest is taken.
 *
 * @param settling steps after the pulse that are not looked at
 * @param window steps that are
 */
public record PhaseResponse(int settling, int window) {
    /** 20 s and 20 s of a network with steps of 10 ms. */
    public static final PhaseResponse DEFAULT = new PhaseResponse(2000, 2000);

    /** @throws IllegalArgumentException if a number is not positive */
    public PhaseResponse {
        if (settling < 1 || window < 1) {
            throw new IllegalArgumentException(
                    "A phase response needs steps to settle and steps to look at: settling = " + settling
                            + ", window = " + window);
        }
    }

    /**
     * A phase response curve.
     *
     * @param phase when the pulse comes, in cycles from 0 to 1
     * @param shift by how much, in cycles
     */
    public record Curve(Vector phase, Vector shift) {}

    /**
     * The curve of a map.
     *
     * @param rest the map
     * @param pulse what is applied once in its place
     * @param onCycle a state on the cycle: phase 0
     * @param period of the cycle
     * @param count how many phases, evenly spaced to the nearest step
     */
    public Curve of(EulerMap rest, EulerMap pulse, double[] onCycle, Time period, int count) {
        double steps = period.in(rest.step());
        double[] phase = new double[count];
        double[] shift = new double[count];
        double[] state = onCycle.clone();
        int done = 0;
        for (int k = 0; k < count; k++) {
            int at = (int) Math.round(k * steps / count);
            state = follow(rest, state, at - done);
            done = at;
            phase[k] = at / steps;
            shift[k] = shift(follow(pulse, state, 1), follow(rest, state, 1), rest, steps);
        }
        return new Curve(Vector.owning(phase), Vector.owning(shift));
    }

    private double shift(double[] kicked, double[] free, EulerMap rest, double period) {
        double[][] a = harmonic(rest, kicked, period);
        double[][] b = harmonic(rest, free, period);
        int largest = 0;
        for (int i = 1; i < free.length; i++) {
            if (Math.hypot(b[0][i], b[1][i]) > Math.hypot(b[0][largest], b[1][largest])) {
                largest = i;
            }
        }
        double turns = (StrictMath.atan2(a[1][largest], a[0][largest]) - StrictMath.atan2(b[1][largest], b[0][largest]))
                / (2 * Math.PI);
        return turns - Math.rint(turns);
    }

    /** Real and imaginary parts of the first harmonic of every variable, once the orbit has settled. */
    private double[][] harmonic(EulerMap rest, double[] from, double period) {
        Orbit orbit = Orbit.following(rest, follow(rest, from, settling), window);
        double[] weights = WeightedAverage.weights(window);
        double[] mean = orbit.mean(weights);
        double[][] sum = new double[2][from.length];
        for (int t = 0; t < window; t++) {
            double angle = -2 * Math.PI * (t / period - Math.floor(t / period));
            double cosine = weights[t] * StrictMath.cos(angle);
            double sine = weights[t] * StrictMath.sin(angle);
            double[] x = orbit.state(t);
            for (int i = 0; i < x.length; i++) {
                sum[0][i] += (x[i] - mean[i]) * cosine;
                sum[1][i] += (x[i] - mean[i]) * sine;
            }
        }
        return sum;
    }

    private static double[] follow(EulerMap map, double[] from, int steps) {
        double[] x = from.clone();
        double[] next = new double[x.length];
        for (int t = 0; t < steps; t++) {
            map.apply(x, next);
            double[] swap = x;
            x = next;
            next = swap;
        }
        return x;
    }
}
