package dev.rondo.analysis.linear;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Cholesky;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.equation.DiscreteLyapunov;
import dev.rondo.random.UniformSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A linear network under white noise, {@code tau dx = (W - I) x dt + sqrt(2 tau) dxi}, played forward in steps
 * {@code x <- F x + L eta} with independent standard normal eta. An isolated unit has variance 1.
 *
 * <p>Two schemes: the exact one, {@code F = e^{A h}}, {@code L L^T = C - F C F^T} with {@code A = W - I},
 * {@code h = dt/tau} and the stationary covariance C, which has no bias at any step; and Euler-Maruyama,
 * {@code F = I + h A}, {@code L = sqrt(2h) I}, whose stationary covariance solves {@code C = F C F^T + 2h I} and
 * exaggerates.
 */
public final class LinearSimulation {
    private final Matrix propagator;
    private final Matrix noise;
    private final Matrix covariance;

    private LinearSimulation(Matrix propagator, Matrix noise, Matrix covariance) {
        this.propagator = propagator;
        this.noise = noise;
        this.covariance = covariance;
    }

    /**
     * The scheme without bias.
     *
     * @throws IllegalArgumentException if the step or tau is not positive, or the matrix is empty, not square, not
     *     finite or unstable
     */
    public static LinearSimulation exact(Matrix weights, Time tau, Time dt) {
        double h = step(tau, dt);
        Matrix generator = Generators.of(weights);
        Matrix covariance = Gramians.covariance(weights);
        Matrix propagator = MatrixExponential.of(generator, h).value();
        Matrix kept = propagator.times(covariance).times(propagator.transpose());
        Matrix added = covariance.minus(kept).symmetricPart();
        return new LinearSimulation(propagator, Cholesky.of(added).lower(), covariance);
    }

    /**
     * The scheme of Euler and Maruyama.
     *
     * @throws IllegalArgumentException if the step or tau is not positive, the matrix is empty, not square or not
     *     finite, or the iteration is unstable
     */
    public static LinearSimulation eulerMaruyama(Matrix weights, Time tau, Time dt) {
        double h = step(tau, dt);
        int n = weights.rows();
        Matrix propagator = Matrix.identity(n).plus(Generators.of(weights).times(h));
        double radius = Eigen.valuesOf(propagator).maxAbs();
        if (!(radius < 1)) {
            throw new IllegalArgumentException(
                    "Euler-Maruyama steps do not settle: the spectral radius of I + dt/tau" + " (W - I) is " + radius
                            + " at dt/tau = " + h + "; it must be below 1, shorten the step or scale W");
        }
        Matrix added = Matrix.identity(n).times(2 * h);
        Matrix noise = Matrix.identity(n).times(Math.sqrt(2 * h));
        return new LinearSimulation(
                propagator, noise, DiscreteLyapunov.of(propagator, added).solution());
    }

    private static double step(Time tau, Time dt) {
        double h = dt.in(tau);
        if (!(tau.seconds() > 0 && dt.seconds() > 0 && Double.isFinite(h))) {
            throw new IllegalArgumentException("Time constant and step are positive: tau = " + tau + ", dt = " + dt);
        }
        return h;
    }

    /** The stationary covariance of the scheme itself, relative to isolated units in continuous time. */
    public Matrix covariance() {
        return covariance;
    }

    /** {@code tr C/N - 1} of {@link #covariance}. */
    public double amplification() {
        return covariance.trace() / covariance.rows() - 1;
    }

    /**
     * Plays the network forward, beginning in its stationary state.
     *
     * @param steps number of states averaged
     * @param uniforms source of the noise
     * @return the amplification measured, {@code mean x_i^2 - 1} over units and steps
     */
    public double measure(int steps, UniformSource uniforms) {
        double[] sum = new double[1];
        play(steps, uniforms, x -> {
            for (double v : x) {
                sum[0] += v * v;
            }
        });
        return sum[0] / covariance.rows() / steps - 1;
    }

    /**
     * Plays the network forward, beginning in its stationary state.
     *
     * @param steps number of states
     * @param uniforms source of the noise
     * @return the states, steps x N
     */
    public Matrix states(int steps, UniformSource uniforms) {
        List<double[]> states = new ArrayList<>();
        play(steps, uniforms, x -> states.add(x.clone()));
        return Matrix.of(states.toArray(double[][]::new));
    }

    private void play(int steps, UniformSource uniforms, Consumer<double[]> each) {
        if (steps < 1) {
            throw new IllegalArgumentException("A measurement takes at least one step: steps = " + steps);
        }
        int n = covariance.rows();
        double[] x = new double[n];
        double[] next = new double[n];
        double[] eta = new double[n];
        add(Cholesky.of(covariance).lower().toRowMajor(), gaussian(eta, uniforms), x, true);
        double[] f = propagator.toRowMajor();
        double[] l = noise.toRowMajor();
        for (int t = 0; t < steps; t++) {
            java.util.Arrays.fill(next, 0);
            add(f, x, next, false);
            add(l, gaussian(eta, uniforms), next, true);
            double[] swap = x;
            x = next;
            next = swap;
            each.accept(x);
        }
    }

    private static double[] gaussian(double[] to, UniformSource uniforms) {
        for (int i = 0; i < to.length; i++) {
            to[i] = uniforms.nextGaussian();
        }
        return to;
    }

    /** {@code to += M v}; of a lower triangular M the upper part is not visited. */
    private static void add(double[] m, double[] v, double[] to, boolean lower) {
        int n = v.length;
        for (int i = 0; i < n; i++) {
            int end = lower ? i + 1 : n;
            double sum = 0;
            for (int j = 0; j < end; j++) {
                sum += m[i * n + j] * v[j];
            }
            to[i] += sum;
        }
    }
}
