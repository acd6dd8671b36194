package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;

/**
 * Which units may be connected at all: each connection of a projection exists with one probability, independently. What
 * does not exist stays 0 while the network learns. No unit connects to itself.
 *
 * @param eToE from excitatory to excitatory units
 * @param eToI from excitatory to inhibitory units
 * @param iToE from inhibitory to excitatory units
 * @param iToI from inhibitory to inhibitory units
 */
public record Connectivity(
        @Setting(meaning = "share of the connections from E to E units that exist", byDefault = "1", min = 0, max = 1)
        double eToE,

        @Setting(meaning = "share of the connections from E to I units that exist", byDefault = "1", min = 0, max = 1)
        double eToI,

        @Setting(meaning = "share of the connections from I to E units that exist", byDefault = "1", min = 0, max = 1)
        double iToE,

        @Setting(meaning = "share of the connections from I to I units that exist", byDefault = "1", min = 0, max = 1)
        double iToI) {

    /** Every unit is connected to every other one. */
    public static final Connectivity FULL = new Connectivity(1, 1, 1, 1);

    /** The probability of a connection of a projection. */
    public double of(Projection projection) {
        return switch (projection) {
            case E_TO_E -> eToE;
            case E_TO_I -> eToI;
            case I_TO_E -> iToE;
            case I_TO_I -> iToI;
        };
    }

    /** N x N, {@code [post, pre]}: 1 where there is a connection, else 0; one uniform number per pair, row by row. */
    public Matrix draw(Population population, Key key) {
        UniformSource source = key.child("connections").uniform();
        int n = population.size();
        return Matrix.build(n, n, (post, pre) -> {
            double uniform = source.nextDouble();
            return post != pre && uniform < of(Projection.between(population, pre, post)) ? 1 : 0;
        });
    }
}
