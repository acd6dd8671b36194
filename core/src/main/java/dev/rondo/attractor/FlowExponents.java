package dev.rondo.attractor;

import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Vector;
import java.util.Arrays;

/**
 * The Lyapunov exponents of a flow, followed in Runge-Kutta steps that are shortened until the error of the step is
 * below the spread of the exponents over the window.
 *
 * <p>The step's error is estimated on a short stretch of the orbit, with the whole step h and with h/2: a method of
 * order 4 errs by 16/15 of the difference. It shrinks like h^4, which says how much shorter the step has to be. What is
 * left of it is part of the uncertainty.
 *
 * @param count number of exponents, largest first
 * @param settling time before averaging begins
 * @param window time over which is averaged
 */
public record FlowExponents(int count, Time settling, Time window) {
    /** The shortest step is the given one over this. */
    private static final int MOST = 8;

    private static final int ORDER = 4;
    private static final int PROBE = 200;
    /** Errors below this part of the field's rate ask for no shorter step. */
    private static final double NEGLIGIBLE = 1e-7;

    /** The exponents of the orbit from a state, in steps of this length or parts of it. */
    public LyapunovExponents.Spectrum of(VectorField field, Time tau, Time step, Vector state) {
        LyapunovExponents exponents =
                new LyapunovExponents(count, steps(settling, step), Math.max(8, steps(window, step)));
        Vector settled = settled(FlowMap.of(field, step), state);
        int parts = 1;
        while (true) {
            LyapunovExponents.Spectrum spectrum = exponents.of(FlowMap.of(field, step, parts), state.toArray());
            Vector error = stepError(field, step, parts, settled);
            double excess = excess(error, spectrum.uncertainty(), NEGLIGIBLE / tau.seconds());
            if (excess <= 1 || parts == MOST) {
                return new LyapunovExponents.Spectrum(
                        spectrum.perSecond(), spectrum.uncertainty().plus(error));
            }
            double shorter = Math.max(2, Math.ceil(StrictMath.pow(excess, 1.0 / ORDER)));
            parts = (int) Math.min(MOST, parts * shorter);
        }
    }

    private Vector settled(FlowMap map, Vector state) {
        return Vector.of(Orbit.following(map, state.toArray(), Math.max(1, steps(settling, map.step())))
                .last());
    }

    private static int steps(Time time, Time step) {
        return (int) Math.ceil(time.in(step));
    }

    private Vector stepError(VectorField field, Time step, int parts, Vector from) {
        LyapunovExponents probe = new LyapunovExponents(count, 0, PROBE);
        Vector whole = probe.of(FlowMap.of(field, step, parts), from.toArray()).perSecond();
        Vector halved =
                probe.of(FlowMap.of(field, step, 2 * parts), from.toArray()).perSecond();
        double power = 1 << ORDER;
        double[] error = whole.minus(halved).toArray();
        Arrays.setAll(error, k -> Math.abs(error[k]) * power / (power - 1));
        return Vector.owning(error);
    }

    /** The largest ratio of the step's error to the statistical one. */
    private static double excess(Vector error, Vector spread, double negligible) {
        double excess = 0;
        for (int k = 0; k < error.size(); k++) {
            excess = Math.max(excess, error.get(k) / Math.max(spread.get(k), negligible));
        }
        return excess;
    }
}
