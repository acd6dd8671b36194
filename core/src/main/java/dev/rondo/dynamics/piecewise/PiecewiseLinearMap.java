package dev.rondo.dynamics.piecewise;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/**
 * A continuous piecewise-linear map, {@code G(x) = L x + K max(0, G x + theta) + c}: the formula of a
 * {@link PiecewiseLinearField} with the next state in place of the derivative. Immutable, usable from any thread.
 */
public final class PiecewiseLinearMap implements EulerMap {
    private final PiecewiseLinearField formula;
    private final Time step;

    private PiecewiseLinearMap(PiecewiseLinearField formula, Time step) {
        this.formula = formula;
        this.step = step;
    }

    /**
     * The map {@code x -> A x + W max(0, x) + h}.
     *
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearMap of(Matrix linear, Matrix weights, Vector drive, Time step) {
        int n = drive.size();
        return new PiecewiseLinearMap(
                PiecewiseLinearField.of(linear, weights, Matrix.identity(n), Vector.zeros(n), drive), step);
    }

    /**
     * The map {@code x_i -> k_i x_i + sum over j of K_ij phi(x_j) + c_i} of a network: an Euler step keeps {@code k_i = 1 -
     * dt/tau_i} of the state.
     *
     * @param kept k, N
     * @param coupling K, N x N
     * @param phi the rate function
     * @param drive c, N
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearMap network(
            Vector kept, Matrix coupling, PiecewiseLinearFunction phi, Vector drive, Time step) {
        return new PiecewiseLinearMap(PiecewiseLinearField.network(kept.times(-1), coupling, phi, drive), step);
    }

    /**
     * The Euler map {@code x -> x + dt (-x + W max(0, x) + h)/tau} of an x-form network.
     *
     * @throws IllegalArgumentException if shapes disagree or a value is not finite
     */
    public static PiecewiseLinearMap euler(Matrix weights, Vector drive, Time tau, Time step) {
        double alpha = step.in(tau);
        return network(
                Vector.constant(drive.size(), 1 - alpha),
                weights.times(alpha),
                PiecewiseLinearFunction.RECTIFIER,
                drive.times(alpha),
                step);
    }

    @Override
    public int dimension() {
        return formula.dimension();
    }

    @Override
    public Time step() {
        return step;
    }

    @Override
    public void apply(double[] x, double[] next) {
        formula.evaluate(x, next);
    }

    @Override
    public void differential(double[] x, double[] v, double[] out) {
        formula.differential(x, v, out);
    }

    /** The region of a state; a switching function at exactly 0 counts as inactive. */
    public ActiveSet regionOf(double[] x) {
        return formula.regionOf(x);
    }

    /** Switching functions at a state. */
    public double[] switchingAt(double[] x) {
        return formula.switchingAt(x);
    }

    /** Number of switching functions. */
    public int manifolds() {
        return formula.manifolds();
    }

    /** A of a region, where the map is {@code A x + b}. */
    public Matrix matrix(ActiveSet region) {
        return formula.matrix(region);
    }

    /** b of a region. */
    public Vector offset(ActiveSet region) {
        return formula.offset(region);
    }
}
