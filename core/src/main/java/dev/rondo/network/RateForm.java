package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;

/**
 * Networks in r-form, whose variables are rates, threshold-linear ones among them:
 *
 * <pre>
 *   tau dr/dt = -r + phi(W r + W_in u + b)
 * </pre>
 *
 * <p>With one tau and a constant u, {@code y = W r + W_in u + b} obeys the x-form {@code tau dy/dt = -y + W phi(y) + W_in u + b},
 * and so do their Euler maps: fixed points, periods, eigenvalues and multipliers carry over. At a fixed point, and on average
 * over a cycle, r is phi(y); elsewhere it lags behind.
 */
public final class RateForm {
    private RateForm() {}

    /**
     * The network in x-form of one in r-form; its states are y. The constant input is part of its bias, and it has no readouts,
     * since these read r.
     *
     * @param rates the network, its x0 a vector of rates
     * @throws IllegalArgumentException if time constants differ, or there is recurrent or input noise
     */
    public static RateNetwork toStates(RateNetwork rates) {
        if (rates.timeConstants().common().isEmpty()) {
            throw new IllegalArgumentException("The r-form has an x-form only where all units have one time constant:"
                    + " those of this network are " + rates.timeConstants());
        }
        if (rates.noise().sigmaRec() != 0 || rates.noise().sigmaIn() != 0) {
            throw new IllegalArgumentException("The r-form has an x-form only without noise, inside phi where it"
                    + " would be: sigma_rec = " + rates.noise().sigmaRec() + ", sigma_in = "
                    + rates.noise().sigmaIn());
        }
        int n = rates.units();
        Vector drive = rates.bias().plus(rates.input().times(rates.restingInputs()));
        return rates.change()
                .input(Matrix.zeros(n, 0))
                .inputNames(List.of())
                .baselines(Vector.zeros(0))
                .noise(new NoiseModel(0, 0, Time.ms(100), false))
                .bias(drive)
                .initialState(rates.recurrent().times(rates.initialState()).plus(drive))
                .readout(Matrix.zeros(0, n))
                .readoutNames(List.of())
                .readoutBias(Vector.zeros(0))
                .build();
    }
}
