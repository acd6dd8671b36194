package dev.rondo.run.sweep;

import dev.rondo.linalg.Vector;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.network.parameter.RateEquation;
import dev.rondo.setting.Refusal;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Networks under other values of their parameters: those of {@code rondo continue} (factors of projections, inputs, time
 * constants, single weights), and the two strengths of the noise.
 */
final class VariedNetwork {
    private static final String SIGMA_REC = "sigma_rec";
    private static final String SIGMA_IN = "sigma_in";

    private VariedNetwork() {}

    /**
     * A network whose parameters have these values.
     *
     * @throws Refusal if there is no such parameter, or the network cannot have the value
     */
    static RateNetwork of(RateNetwork network, SequencedMap<String, Double> values) {
        RateNetwork varied = network;
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            try {
                varied = changed(varied, entry.getKey(), entry.getValue());
            } catch (IllegalArgumentException e) {
                throw Refusal.misuse("--set " + entry.getKey() + ": " + e.getMessage(), e);
            }
        }
        return varied;
    }

    private static RateNetwork changed(RateNetwork network, String name, double value) {
        NoiseModel noise = network.noise();
        return switch (name) {
            case SIGMA_REC ->
                network.change()
                        .noise(new NoiseModel(value, noise.sigmaIn(), noise.tauIn(), noise.rectifyInput()))
                        .build();
            case SIGMA_IN ->
                network.change()
                        .noise(new NoiseModel(noise.sigmaRec(), value, noise.tauIn(), noise.rectifyInput()))
                        .build();
            default -> moved(network, NetworkParameter.named(name), value);
        };
    }

    private static RateNetwork moved(RateNetwork network, NetworkParameter parameter, double value) {
        RateEquation before = RateEquation.of(network);
        if (parameter.movesRates(before)) {
            throw new IllegalArgumentException(parameter.key()
                    + " changes the activation, which a sweep over networks does not: rondo continue follows it");
        }
        parameter.requireOf(network, value);
        RateEquation after = parameter.at(before, value);
        Vector drive = after.drive().minus(before.drive());
        return network.change()
                .recurrent(after.weights())
                .input(after.inputWeights())
                .bias(
                        Arrays.stream(drive.toArray()).allMatch(h -> h == 0)
                                ? network.bias()
                                : network.bias().plus(drive))
                .timeConstants(after.timeConstants())
                .dt(after.dt())
                .build();
    }
}
