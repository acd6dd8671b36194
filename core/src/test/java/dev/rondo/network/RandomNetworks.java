package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Seeded networks for property tests: 4 in 5 units excitatory, half of the weights present. */
public final class RandomNetworks {
    private final SplittableRandom random;

    public RandomNetworks(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One activation of every kind. */
    public static Stream<Activation> activations() {
        return Activation.KINDS.stream();
    }

    /** A network with every part different from zero; gain scales the recurrent weights. */
    public RateNetwork make(int units, int inputs, int readouts, Activation activation, double gain) {
        int excitatory = Math.max(1, units * 4 / 5);
        Population population = Population.of(excitatory, units - excitatory);
        Matrix w = Matrix.build(
                units,
                units,
                (i, j) -> i == j || random.nextDouble() < 0.5
                        ? 0
                        : gain * random.nextDouble() * (population.isExcitatory(j) ? 1 : -4) / Math.sqrt(units));
        return new RateNetwork(
                w,
                Matrix.build(units, inputs, (i, k) -> random.nextDouble()),
                Matrix.build(readouts, units, (l, j) -> j == l ? 0.5 + random.nextDouble() : 0),
                Vector.owning(random.doubles(units, -0.5, 0.5).toArray()),
                Vector.owning(random.doubles(readouts, -0.1, 0.1).toArray()),
                Vector.owning(random.doubles(units, -1, 1).toArray()),
                population,
                activation,
                Time.ms(50),
                Time.ms(10),
                0.2,
                new NoiseModel(0.01, 0.02, Time.ms(100), true));
    }

    /** A direction of length 1. */
    public Vector direction(int size) {
        Vector v = Vector.owning(vector(size, 1));
        return v.times(1 / v.norm());
    }

    /** Uniform in [-bound, bound]. */
    public double[] vector(int size, double bound) {
        return random.doubles(size, -bound, bound).toArray();
    }
}
