package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.CycleForm;
import dev.rondo.attractor.Effort;
import dev.rondo.attractor.Orbit;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.Arrays;

/**
 * States along an attractor: one period of a limit cycle (of a locked cycle of a map all its points, of an invariant curve the
 * states until the orbit has passed its beginning), one state of a fixed point, the first 2000 samples of a torus or of chaos,
 * none where the state grows.
 *
 * @param t time since the first state, s, T
 * @param x states, T x N
 * @param r rates, T x N: phi(x), or r of a network in r-form
 * @param z readouts W_out r + b_out, T x N_out
 */
public record AttractorOrbit(Vector t, Matrix x, Matrix r, Matrix z) {
    private static final int MOST = 2000;

    /** The orbit of an attractor that was found with this effort. */
    public static AttractorOrbit of(RateNetwork network, About about, Effort effort, Attractor attractor) {
        Orbit orbit = Attractors.of(network, about, effort).along(attractor).orbit();
        int rows = rows(attractor, orbit);
        double[] t = new double[rows];
        Arrays.setAll(t, k -> k * orbit.step().seconds());
        Matrix x = Matrix.build(rows, network.units(), (k, i) -> orbit.state(k)[i]);
        boolean closes = attractor
                .form()
                .filter(form -> form != CycleForm.INVARIANT_CURVE)
                .isPresent();
        Matrix r = RateForm.along(network, x, orbit.step(), closes);
        return new AttractorOrbit(Vector.owning(t), x, r, Simulator.of(network).readouts(r));
    }

    private static int rows(Attractor attractor, Orbit orbit) {
        CycleForm form = attractor.form().orElse(CycleForm.CYCLE);
        return switch (form) {
            case LOCKED_CYCLE -> orbit.rows();
            case INVARIANT_CURVE -> {
                Time period = attractor.period().orElseThrow();
                yield Math.min(orbit.rows(), 1 + (int) Math.ceil(period.in(orbit.step())));
            }
            case CYCLE -> Math.min(orbit.rows(), MOST);
        };
    }
}
