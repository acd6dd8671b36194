package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded networks of every kind: any activation, mixed signs or Dale's principle, autapses, one time constant or many. */
public final class AnyNetwork {
    private final SplittableRandom random;

    public AnyNetwork(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A network of any activation. */
    public RateNetwork make(int units) {
        List<Activation> kinds = List.of(
                Activation.RELU,
                Activation.SOFTPLUS,
                Activation.IDENTITY,
                Activation.TANH,
                Activation.SIGMOID,
                new Rectifiers.LeakyRelu(random.nextDouble(0.5)),
                new Rectifiers.CappedRelu(random.nextDouble(0.5, 2)),
                new PowerLaw(random.nextDouble(0.1, 1), random.nextDouble(1, 3)));
        return make(units, kinds.get(random.nextInt(kinds.size())), 1.5);
    }

    /** A network of an activation; gain scales the recurrent weights. */
    public RateNetwork make(int units, Activation activation, double gain) {
        boolean dale = random.nextInt(3) == 0;
        Population population =
                Population.ofSigns(random.ints(units, 0, 2).map(v -> 2 * v - 1).toArray());
        boolean autapses = !dale && random.nextBoolean();
        Matrix w = Matrix.build(units, units, (i, j) -> {
            double v = gain * random.nextDouble(-1, 1) * Math.sqrt(3.0 / units);
            return i == j && !autapses ? 0 : dale ? Math.abs(v) * population.sign(j) : v;
        });
        int inputs = random.nextInt(3);
        int readouts = random.nextInt(3);
        boolean mask = random.nextInt(4) == 0;
        NetworkBuilder builder = RateNetwork.of(w, activation)
                .input(Matrix.build(units, inputs, (i, k) -> random.nextDouble(-1, 1)))
                .readout(Matrix.build(readouts, units, (l, j) -> random.nextDouble(-1, 1)))
                .bias(Vector.of(random.doubles(units, -0.5, 1).toArray()))
                .readoutBias(Vector.of(random.doubles(readouts).toArray()))
                .initialState(Vector.of(random.doubles(units, -1, 1).toArray()))
                .timeConstants(timeConstants(units))
                .dt(Time.ms(1))
                .baselines(Vector.of(random.doubles(inputs, -1, 1).toArray()))
                .noise(new NoiseModel(random.nextDouble(), 0, Time.ms(100), random.nextBoolean()))
                .constraints(new Constraints(
                        dale,
                        !autapses,
                        mask ? Optional.of(Matrix.build(units, units, (i, j) -> 1)) : Optional.empty()));
        if (random.nextBoolean()) {
            builder.inputNames(
                            IntStream.range(0, inputs).mapToObj(k -> "in " + k).toList())
                    .readoutNames(IntStream.range(0, readouts)
                            .mapToObj(k -> "out " + k)
                            .toList());
        }
        return dale || random.nextInt(4) == 0 ? builder.signs(population).build() : builder.build();
    }

    private TimeConstants timeConstants(int units) {
        return random.nextBoolean()
                ? TimeConstants.same(Time.ms(random.nextDouble(10, 100)), units)
                : TimeConstants.each(
                        random.doubles(units, 10, 100).mapToObj(Time::ms).toList());
    }
}
