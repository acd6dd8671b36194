package dev.rondo.network.parameter;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import java.util.Optional;

/** Time constant of all units in ms: it moves eigenvalues and periods of the flow by a factor, and all else of the map. */
public record TimeConstant() implements NetworkParameter {
    @Override
    public String key() {
        return "tau";
    }

    @Override
    public Optional<String> unit() {
        return Optional.of("ms");
    }

    @Override
    public double present(RateNetwork network) {
        return network.tau().ms();
    }

    @Override
    public double least(RateNetwork network) {
        return network.dt().ms();
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        if (!(value >= network.dt().ms())) {
            throw new IllegalArgumentException(
                    "tau is given in ms and is at least the Euler step: tau = " + value + " ms, dt = " + network.dt());
        }
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        return equation.withTimeConstants(TimeConstants.same(Time.ms(value), equation.units()));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        return RateEquationSlope.none(equation.units())
                .withTimeConstants(Vector.constant(equation.units(), Time.ms(1).seconds()));
    }
}
