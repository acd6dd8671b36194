package dev.rondo.network.parameter;

import dev.rondo.dynamics.Time;
import dev.rondo.network.RateNetwork;
import java.util.Optional;

/** Euler step in ms: it moves the multipliers of the map. */
public record EulerStepSize() implements NetworkParameter {
    @Override
    public String key() {
        return "dt";
    }

    @Override
    public Optional<String> unit() {
        return Optional.of("ms");
    }

    @Override
    public double present(RateNetwork network) {
        return network.dt().ms();
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        if (!(value > 0 && value <= network.timeConstants().shortest().ms())) {
            throw new IllegalArgumentException("dt is given in ms, is positive and at most tau: dt = " + value
                    + " ms, tau = " + network.timeConstants());
        }
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        return equation.withStep(Time.ms(value));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        return RateEquationSlope.none(equation.units());
    }

    @Override
    public boolean movesFlow() {
        return false;
    }
}
