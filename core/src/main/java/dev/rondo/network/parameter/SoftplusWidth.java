package dev.rondo.network.parameter;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rates;
import java.util.Optional;

/**
 * Softplus width s of the kinks of a piecewise-linear activation: every {@code max(0, x - a)} becomes {@code s log(1 + e^((x -
 * a)/s))}, of sharpness 1/s, and s = 0 is the kink itself. Of a softplus network, whose width is 1, it is that of its rectifier.
 * The bridge from border collisions to smooth bifurcations.
 */
public record SoftplusWidth() implements NetworkParameter {
    @Override
    public String key() {
        return "softplus_width";
    }

    @Override
    public double present(RateNetwork network) {
        return network.activation().equals(Activation.SOFTPLUS) ? 1 : 0;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        kinks(network.activation());
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    "The softplus width must be >= 0, where 0 is the kink itself, got " + value);
        }
    }

    private static PiecewiseLinearFunction kinks(Activation activation) {
        return activation.equals(Activation.SOFTPLUS)
                ? PiecewiseLinearFunction.RECTIFIER
                : activation
                        .piecewise()
                        .orElseThrow(() -> new IllegalArgumentException("A softplus width leads from the kinks of a"
                                + " piecewise-linear activation, or from softplus: the network is "
                                + activation.key()));
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        PiecewiseLinearFunction phi = kinks(equation.network().activation());
        return equation.withRates(value > 0 ? new Rounded(phi, value) : new Sharp(phi));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        return RateEquationSlope.none(equation.units());
    }

    @Override
    public boolean movesRates(RateEquation equation) {
        return true;
    }

    @Override
    public boolean isSingularAt(double value) {
        return value == 0;
    }

    /**
     * The kinks themselves.
     *
     * @param phi the function
     */
    private record Sharp(PiecewiseLinearFunction phi) implements Rates {
        @Override
        public double rate(int unit, double x) {
            return phi.value(x);
        }

        @Override
        public double slope(int unit, double x) {
            return phi.slopeAt(x);
        }

        @Override
        public Optional<PiecewiseLinearFunction> piecewise() {
            return Optional.of(phi);
        }
    }

    /**
     * Rounded kinks; so far from one that e^(-|x|/s) is less than floating-point rounding, a ReLU.
     *
     * @param phi the function
     * @param width s
     */
    private record Rounded(PiecewiseLinearFunction phi, double width) implements Rates {
        private static final double FAR = 40;

        @Override
        public double rate(int unit, double x) {
            double sum = phi.offset() + phi.slope() * x;
            for (PiecewiseLinearFunction.Kink kink : phi.kinks()) {
                double scaled = (x - kink.at()) / width;
                sum += kink.jump()
                        * (Math.abs(scaled) > FAR
                                ? Math.max(0, x - kink.at())
                                : width * Activation.SOFTPLUS.rate(scaled));
            }
            return sum;
        }

        @Override
        public double slope(int unit, double x) {
            double sum = phi.slope();
            for (PiecewiseLinearFunction.Kink kink : phi.kinks()) {
                double scaled = (x - kink.at()) / width;
                sum += kink.jump()
                        * (Math.abs(scaled) > FAR ? (scaled > 0 ? 1 : 0) : Activation.SOFTPLUS.slope(scaled));
            }
            return sum;
        }

        @Override
        public double parameterSlope(int unit, double x) {
            double sum = 0;
            for (PiecewiseLinearFunction.Kink kink : phi.kinks()) {
                double scaled = (x - kink.at()) / width;
                sum += Math.abs(scaled) > FAR
                        ? 0
                        : kink.jump() * (Activation.SOFTPLUS.rate(scaled) - scaled * Activation.SOFTPLUS.slope(scaled));
            }
            return sum;
        }
    }
}
