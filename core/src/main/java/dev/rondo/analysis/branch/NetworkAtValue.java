package dev.rondo.analysis.branch;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rates;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.network.parameter.RateEquation;

/** A network at a value of a continuation parameter. */
public final class NetworkAtValue {
    private static final String GAIN = NetworkParameter.named("gain").key();

    private NetworkAtValue() {}

    /**
     * The network whose equation without stimulus is that of another one at a value of a parameter.
     *
     * @throws IllegalArgumentException if the parameter changes phi, or the network has no such value of it
     */
    public static RateNetwork of(RateNetwork network, NetworkParameter parameter, double value) {
        parameter.requireOf(network, value);
        RateEquation before = RateEquation.of(network);
        RateEquation equation = parameter.at(before, value);
        // The gain of a homogeneous phi is in the weights here, where readouts do not see it.
        boolean isGain = parameter.key().equals(GAIN);
        if (isGain || !equation.rates().equals(Rates.of(network.activation()))) {
            throw new IllegalArgumentException("The parameter must leave the activation as it is, got "
                    + parameter.key() + " = " + value + ", which changes phi");
        }
        boolean sameDrive = equation.drive().equals(before.drive());
        Vector bias = sameDrive
                ? network.bias()
                : equation.drive().minus(network.input().times(network.restingInputs()));
        return network.change()
                .recurrent(equation.weights())
                .timeConstants(equation.timeConstants())
                .dt(equation.dt())
                .bias(bias)
                .build();
    }
}
