package dev.rondo.network.parameter;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Time constant of the excitatory or the inhibitory units in ms.
 *
 * @param sign +1 of the excitatory units, -1 of the inhibitory ones
 */
public record PopulationTimeConstant(int sign) implements NetworkParameter {
    @Override
    public String key() {
        return sign > 0 ? "tau_e" : "tau_i";
    }

    @Override
    public Optional<String> unit() {
        return Optional.of("ms");
    }

    @Override
    public double present(RateNetwork network) {
        double[] values = IntStream.range(0, network.units())
                .filter(i -> isMoved(network.population(), i))
                .mapToDouble(i -> network.timeConstants().of(i).ms())
                .distinct()
                .toArray();
        if (values.length != 1) {
            throw new IllegalArgumentException(
                    key() + " is one time constant of a population: it has " + values.length);
        }
        return values[0];
    }

    @Override
    public double least(RateNetwork network) {
        return network.dt().ms();
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        present(network);
        if (!(value >= network.dt().ms())) {
            throw new IllegalArgumentException(key() + " is given in ms and is at least the Euler step: " + key()
                    + " = " + value + " ms, dt = " + network.dt());
        }
    }

    private boolean isMoved(Population population, int unit) {
        return population.sign(unit) == sign;
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        Population population = equation.population();
        return equation.withTimeConstants(TimeConstants.each(IntStream.range(0, equation.units())
                .mapToObj(i -> isMoved(population, i)
                        ? Time.ms(value)
                        : equation.timeConstants().of(i))
                .toList()));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        Population population = equation.population();
        return RateEquationSlope.none(equation.units())
                .withTimeConstants(Vector.owning(IntStream.range(0, equation.units())
                        .mapToDouble(i -> isMoved(population, i) ? Time.ms(1).seconds() : 0)
                        .toArray()));
    }
}
