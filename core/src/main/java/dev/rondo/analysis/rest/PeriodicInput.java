package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.PeriodicInputMap;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;

/**
 * Input of a trial that is repeated for ever, as part of the system. In the flow it is held over every time step.
 *
 * @param period T in steps
 * @param map the network under it
 */
record PeriodicInput(int period, PeriodicInputMap map) {
    /** Runge-Kutta steps of order 4 per shortest time constant, at least. */
    private static final double PER_UNIT = 40;

    /**
     * The network under the input.
     *
     * @param played T x N_in, baseline included
     * @param steps period in steps; 0 for the one that the input shows
     * @throws IllegalArgumentException if nothing is played, or the input is shorter than a period
     */
    static PeriodicInput of(RateNetwork network, About about, Matrix played, int steps) {
        return of(network, about, played, steps, 1);
    }

    /** See {@link #of(RateNetwork, About, Matrix, int)}; with a multiple of the usual Runge-Kutta steps of the flow. */
    static PeriodicInput of(RateNetwork network, About about, Matrix played, int steps, int finer) {
        RateForm.requireStates(
                network, "A periodic input", "y = W r + W_in u + b obeys the x-form under a constant input alone");
        if (played.rows() == 0) {
            throw new IllegalArgumentException("A periodic input is part of the system, and nothing is played: give"
                    + " --input FILE, --condition or --stimulus");
        }
        int period = steps == 0 ? PeriodicInputMap.periodOf(played) : steps;
        if (about == About.MAP) {
            return new PeriodicInput(period, PeriodicInputMap.of(network, played, period));
        }
        double units = network.dt().in(network.timeConstants().shortest());
        int parts = finer * (int) Math.max(1, Math.ceil(PER_UNIT * units));
        return new PeriodicInput(period, PeriodicInputMap.ofFlow(network, played, period, parts));
    }
}
