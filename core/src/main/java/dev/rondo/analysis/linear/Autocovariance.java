package dev.rondo.analysis.linear;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;

/**
 * How long a linear network under white noise remembers: the mean autocovariance {@code tr(e^{A s/tau} C)/N} at lag s, with
 * {@code A = W - I} and the stationary covariance C.
 *
 * @param tau the time constant of a unit
 * @param step between lags
 * @param lags how many lags beyond 0
 */
public record Autocovariance(
        @Setting(meaning = "Time constant of a unit", byDefault = "50", unit = "ms")
        Time tau,

        @Setting(meaning = "Distance of the lags", byDefault = "5", unit = "ms")
        Time step,

        @Setting(meaning = "Number of lags beyond 0", byDefault = "80", min = 1)
        int lags) {

    /** @throws IllegalArgumentException if a time or the number of lags is not positive */
    public Autocovariance {
        if (!(tau.seconds() > 0 && step.seconds() > 0)) {
            throw new IllegalArgumentException(
                    "Time constant and distance of lags are positive: tau = " + tau + ", step = " + step);
        }
        if (lags < 1) {
            throw new IllegalArgumentException("At least one lag beyond 0 is needed: lags = " + lags);
        }
    }

    /**
     * What is found.
     *
     * @param lag of each entry
     * @param autocovariance relative to the variance of an isolated unit; its first entry is {@code 1 + A(W)}
     * @param integralTime {@code int_0^inf} of the autocovariance over its value at 0: tau for an isolated unit
     * @param eFoldTime the lag at which it has fallen to 1/e, between lags on a logarithmic line; beyond the last lag by
     *     the fall up to it
     */
    public record Result(Vector lag, Vector autocovariance, Time integralTime, Time eFoldTime) {}

    /**
     * The autocovariance of a connectivity.
     *
     * @throws IllegalArgumentException if the matrix is empty, not square, not finite or unstable
     */
    public Result of(Matrix weights) {
        Matrix generator = Generators.of(weights);
        Matrix covariance = Gramians.covariance(weights);
        int n = weights.rows();
        Matrix propagator = MatrixExponential.of(generator, step.in(tau)).value();
        double[] lag = new double[lags + 1];
        double[] mean = new double[lags + 1];
        Matrix moved = covariance;
        for (int k = 0; k <= lags; k++) {
            lag[k] = step.times(k).seconds();
            mean[k] = moved.trace() / n;
            moved = propagator.times(moved);
        }
        // int_0^inf e^{As} ds = -A^{-1}
        double integral = -LinearSolve.of(generator).solve(covariance).trace() / covariance.trace();
        return new Result(Vector.owning(lag), Vector.owning(mean), tau.times(integral), step.times(eFold(mean)));
    }

    /** Where the logarithm has fallen by 1, in steps. */
    private static double eFold(double[] mean) {
        int k = 0;
        while (k + 2 < mean.length && mean[k + 1] > mean[0] / Math.E) {
            k++;
        }
        double here = StrictMath.log(mean[0] / mean[k]);
        double next = StrictMath.log(mean[0] / mean[k + 1]);
        return k + (1 - here) / (next - here);
    }
}
