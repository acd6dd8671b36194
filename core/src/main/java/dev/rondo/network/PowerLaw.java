package dev.rondo.network;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction.Kink;
import dev.rondo.setting.Setting;
import java.util.Optional;

/**
 * Rectified power law k max(0, x)^n: the rate function of the stabilised supralinear network (Rubin, Van Hooser and Miller
 * 2015, Neuron 85, 402).
 *
 * @param gain k
 * @param exponent n, from 1, where it is a ReLU of slope k
 */
public record PowerLaw(
        @Setting(meaning = "factor k of k max(0, x)^n", byDefault = "1", min = Double.MIN_VALUE)
        double gain,

        @Setting(meaning = "exponent n of k max(0, x)^n", byDefault = "2", min = 1, max = 100)
        double exponent)
        implements Activation {
    /** @throws IllegalArgumentException if the gain is not positive and finite or the exponent not from 1 to 100 */
    public PowerLaw {
        if (!(gain > 0) || Double.isInfinite(gain)) {
            throw new IllegalArgumentException("The gain of a power law is positive and finite: gain = " + gain);
        }
        if (!(exponent >= 1 && exponent <= 100)) {
            throw new IllegalArgumentException(
                    "The exponent of a rectified power law is from 1 to 100 (below 1 the slope"
                            + " at 0 is infinite): exponent = " + exponent);
        }
    }

    @Override
    public String key() {
        return "power-law";
    }

    @Override
    public double rate(double x) {
        return x <= 0 ? 0 : gain * power(x, exponent);
    }

    @Override
    public double slope(double x) {
        return x <= 0 ? 0 : gain * exponent * power(x, exponent - 1);
    }

    @Override
    public double curvature(double x) {
        return x <= 0 ? 0 : gain * exponent * (exponent - 1) * power(x, exponent - 2);
    }

    @Override
    public Optional<PiecewiseLinearFunction> piecewise() {
        return exponent == 1 ? Optional.of(PiecewiseLinearFunction.of(0, new Kink(0, gain))) : Optional.empty();
    }

    /** x^p of x &gt; 0; the powers 0, 1 and 2, the usual ones, without a call. NaN stays NaN. */
    private static double power(double x, double p) {
        if (p == 0) {
            return 1;
        }
        return p == 1 ? x : p == 2 ? x * x : StrictMath.pow(x, p);
    }
}
