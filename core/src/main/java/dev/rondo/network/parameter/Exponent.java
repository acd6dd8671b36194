package dev.rondo.network.parameter;

import dev.rondo.network.PowerLaw;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rates;

/** Exponent n of the rectified power law k max(0, x)^n. */
public record Exponent() implements NetworkParameter {
    @Override
    public String key() {
        return "exponent";
    }

    @Override
    public double present(RateNetwork network) {
        return law(network).exponent();
    }

    @Override
    public double least(RateNetwork network) {
        return 1;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        new PowerLaw(law(network).gain(), value);
    }

    private static PowerLaw law(RateNetwork network) {
        if (network.activation() instanceof PowerLaw law) {
            return law;
        }
        throw new IllegalArgumentException("exponent is that of a power law: the activation of the network is "
                + network.activation().key());
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        return equation.withRates(new Powers(law(equation.network()).gain(), value));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        return RateEquationSlope.none(equation.units());
    }

    @Override
    public boolean movesRates(RateEquation equation) {
        return true;
    }

    /**
     * {@code k max(0, x)^n}; also for n below 1, which Newton's method may try.
     *
     * @param gain k
     * @param exponent n
     */
    private record Powers(double gain, double exponent) implements Rates {
        @Override
        public double rate(int unit, double x) {
            return x <= 0 ? 0 : gain * StrictMath.pow(x, exponent);
        }

        @Override
        public double slope(int unit, double x) {
            return x <= 0 ? 0 : gain * exponent * StrictMath.pow(x, exponent - 1);
        }

        @Override
        public double parameterSlope(int unit, double x) {
            return x <= 0 ? 0 : rate(unit, x) * StrictMath.log(x);
        }
    }
}
