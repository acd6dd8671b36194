package dev.rondo.network.parameter;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import java.util.List;
import java.util.Optional;

/**
 * Constant input to one channel on top of its tonic level: {@code input:NAME}, or {@code input:K} with the channel's number
 * from 1.
 *
 * @param channel name or number
 */
public record ChannelInput(String channel) implements NetworkParameter {
    static final ParameterKind KIND = new ParameterKind() {
        @Override
        public List<String> forms() {
            return List.of("input:CHANNEL");
        }

        @Override
        public Optional<NetworkParameter> named(String name) {
            return name.startsWith(PREFIX) && name.length() > PREFIX.length()
                    ? Optional.of(new ChannelInput(name.substring(PREFIX.length())))
                    : Optional.empty();
        }
    };

    private static final String PREFIX = "input:";

    @Override
    public String key() {
        return PREFIX + channel;
    }

    @Override
    public String label() {
        return "input to " + channel;
    }

    @Override
    public double present(RateNetwork network) {
        return 0;
    }

    @Override
    public double least(RateNetwork network) {
        return network.noise().rectifyInput() ? -network.baselines().get(index(network)) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        int k = index(network);
        if (network.input().column(k).norm() == 0) {
            throw new IllegalArgumentException(key() + " moves nothing: the column of W_in of this channel is 0");
        }
        double baseline = network.baselines().get(k);
        Inputs.requireSeen(network, baseline + value, "baseline = " + baseline + ", " + key() + " = " + value);
    }

    private int index(RateNetwork network) {
        for (int k = 0; k < network.inputs(); k++) {
            if (network.inputName(k).equals(channel) || Integer.toString(k + 1).equals(channel)) {
                return k;
            }
        }
        throw new IllegalArgumentException("A channel is one of " + names(network) + " or a number from 1 to "
                + network.inputs() + ", got '" + channel + "'");
    }

    private static List<String> names(RateNetwork network) {
        return java.util.stream.IntStream.range(0, network.inputs())
                .mapToObj(network::inputName)
                .toList();
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        return equation.withInput(index(equation.network()), value);
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        Vector column = equation.inputWeights().column(index(equation.network()));
        return RateEquationSlope.none(equation.units()).withDrive(column);
    }
}
