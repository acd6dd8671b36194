package dev.rondo.network.parameter;

import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rates;

/** Gain g of the activation, phi(g x); 1 is the network itself. */
public record Gain() implements NetworkParameter {
    @Override
    public String key() {
        return "gain";
    }

    @Override
    public double present(RateNetwork network) {
        return 1;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("The gain of the activation must be >= 0, got " + value);
        }
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        // phi(g x) = g phi(x): the kinks stay where they are, and the flow stays piecewise linear.
        return isHomogeneous(equation)
                ? equation.withWeights(equation.weights().times(value))
                : equation.withRates(new Steepened(equation.rates(), value));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        RateEquationSlope none = RateEquationSlope.none(equation.units());
        return isHomogeneous(equation) ? none.withWeights(equation.weights()) : none;
    }

    private static boolean isHomogeneous(RateEquation equation) {
        return equation.rates()
                .piecewise()
                .map(PiecewiseLinearFunction::isHomogeneous)
                .orElse(false);
    }

    @Override
    public boolean movesRates(RateEquation equation) {
        return !isHomogeneous(equation);
    }

    /**
     * phi(g x).
     *
     * @param phi the functions
     * @param gain g
     */
    private record Steepened(Rates phi, double gain) implements Rates {
        @Override
        public double rate(int unit, double x) {
            return phi.rate(unit, gain * x);
        }

        @Override
        public double slope(int unit, double x) {
            return gain * phi.slope(unit, gain * x);
        }

        @Override
        public double parameterSlope(int unit, double x) {
            return x * phi.slope(unit, gain * x);
        }
    }
}
