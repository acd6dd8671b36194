package dev.rondo.analysis.linear;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.MatrixExponential;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Setting;
import java.util.Arrays;

/**
 * Memory of a linear network under white noise: the mean autocovariance {@code tr(e^{A s/tau} C)/N} at lag s, with
 * {@code A = W - I} and the stationary covariance C.
 *
 * @param tau the time constant of a unit
 * @param step time between lags
 * @param lags number of lags beyond 0
 */
public record Autocovariance(
        @Setting(meaning = "Time constant of a unit", byDefault = "50", unit = "ms")
        Time tau,

        @Setting(meaning = "Distance of the lags", byDefault = "5", unit = "ms")
        Time step,

        @Setting(meaning = "Number of lags beyond 0", byDefault = "80", min = 1)
        int lags)
        implements Analysis<Autocovariance.Result> {

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
     * Autocovariance and its time scales.
     *
     * @param lag lag of each entry, s
     * @param autocovariance mean autocovariance relative to the variance of an isolated unit; its first entry is
     *     {@code 1 + A(W)}
     * @param integralTime {@code int_0^inf} of the autocovariance over its value at 0: tau for an isolated unit
     * @param eFoldTime the lag at which it has fallen to 1/e, between lags on a logarithmic line; beyond the last lag
     *     by the fall up to it
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

    /** Lag at which the logarithm has fallen by 1, in steps. */
    private static double eFold(double[] mean) {
        int k = 0;
        while (k + 2 < mean.length && mean[k + 1] > mean[0] / Math.E) {
            k++;
        }
        double here = StrictMath.log(mean[0] / mean[k]);
        double next = StrictMath.log(mean[0] / mean[k + 1]);
        return k + (1 - here) / (next - here);
    }

    @Override
    public Card card() {
        return Card.ofMatrix("autocovariance", "mean autocovariance of the linear network under white noise")
                .field("lag", "s", "s", "lags")
                .field(
                        "autocovariance",
                        "",
                        "tr(e^(A s/tau) C)/N",
                        "mean autocovariance, relative to the variance of an isolated unit")
                .field("integral_time_s", "s", "int_0^inf c(s) ds/c(0)", "integral time; tau for an isolated unit")
                .field("e_fold_time_s", "s", "c(s) = c(0)/e", "lag at which it has fallen to 1/e")
                .certificate(
                        "lyapunov_residual",
                        "",
                        "|A C + C A^T + 2 I|/(2 |A| |C|)",
                        "relative residual of the stationary covariance")
                .certificate(
                        "propagator_error",
                        "",
                        "|P^k - e^(A k s/tau)|/|e^(A k s/tau)|",
                        "error of the powers of the propagator at the last lag")
                .example("rondo analyze autocovariance W.npy", "autocovariance up to 400 ms")
                .example(
                        "rondo analyze autocovariance W.npy --set lags=20 --out autocovariance.csv",
                        "20 lags as a table for other programs");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        return Answer.ofMatrix(of(subject.matrix()), certificate(Generators.of(subject.matrix())));
    }

    /**
     * Certificate of an autocovariance.
     *
     * @param lyapunovResidual relative residual of the stationary covariance
     * @param propagatorError relative error of the powers of the propagator at the last lag
     */
    public record Certificate(double lyapunovResidual, double propagatorError) {}

    private Certificate certificate(Matrix generator) {
        Matrix covariance = Gramians.covariance(generator.plus(Matrix.identity(generator.rows())));
        Matrix step = MatrixExponential.of(generator, this.step.in(tau)).value();
        Matrix power = step;
        for (int k = 1; k < lags; k++) {
            power = power.times(step);
        }
        Matrix whole = MatrixExponential.of(generator, lags * this.step.in(tau)).value();
        return new Certificate(
                Gramians.residual(generator, covariance), power.minus(whole).frobeniusNorm() / whole.frobeniusNorm());
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        double[] lagMs =
                Arrays.stream(result.lag().toArray()).map(s -> 1000 * s).toArray();
        double first = result.autocovariance().get(0);
        double[] isolated =
                Arrays.stream(lagMs).map(ms -> StrictMath.exp(-ms / tau.ms())).toArray();
        return Drawing.of(Figure.of(Panel.of(Axis.x("lag", "ms").from(0), Axis.y("autocovariance (isolated unit: 1)"))
                        .legend(Legend.ABOVE)
                        .with(Rule.horizontal(first / Math.E)
                                .colour(Palette.GREEN)
                                .label("1/e of the variance"))
                        .with(Line.of(lagMs, isolated)
                                .dashed()
                                .colour(Palette.GREY)
                                .label("isolated unit"))
                        .with(Line.of(lagMs, result.autocovariance().toArray())
                                .colour(Palette.BLUE)
                                .label("mean over units")))
                .width(Length.mm(100))
                .height(Length.mm(80))
                .described("Autocovariance", "Mean autocovariance over the lag, with that of an isolated unit."));
    }
}
