package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Network files of every size and setting: with and without inputs, readouts, biases, noise, of one unit and of many. */
final class RandomNetworks {
    private RandomNetworks() {}

    static NetworkFile of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int excitatory = random.nextInt(1, 9);
        Population population = Population.of(excitatory, random.nextInt(0, 5));
        int n = population.size();
        int inputs = random.nextInt(4);
        int readouts = random.nextInt(4);
        List<Activation> activations = Activation.KINDS;
        RateNetwork network = new RateNetwork(
                Matrix.build(n, n, (i, j) -> i == j ? 0 : population.sign(j) * random.nextDouble()),
                Matrix.build(n, inputs, (i, j) -> random.nextDouble(-1, 1)),
                Matrix.build(readouts, n, (i, j) -> random.nextDouble(-1, 1)),
                vector(random, n),
                vector(random, readouts),
                vector(random, n),
                population,
                activations.get(random.nextInt(activations.size())),
                Time.ms(random.nextBoolean() ? 100 : random.nextDouble(50, 100)),
                Time.ms(random.nextBoolean() ? 10 : random.nextDouble(1, 50)),
                random.nextBoolean() ? -0.0 : random.nextDouble(-1, 1),
                new NoiseModel(
                        random.nextInt(2) * random.nextDouble(),
                        random.nextInt(2) * random.nextDouble(),
                        Time.ms(random.nextInt(1, 200)),
                        random.nextBoolean()));
        ObjectNode provenance = JsonNodeFactory.instance.objectNode();
        provenance.put("seed", seed).put("note", "Größe π \u2028 \"quoted\"");
        provenance
                .putObject("recipe")
                .putArray("list")
                .add(0.1)
                .add(Long.MAX_VALUE)
                .addNull();
        // As it comes out of a file: small numbers in the smallest type.
        return new NetworkFile(network, Json.parse(Json.text(provenance), "the provenance"));
    }

    private static Vector vector(SplittableRandom random, int size) {
        return random.nextBoolean()
                ? Vector.zeros(size)
                : Vector.of(random.doubles(size, -1, 1).toArray());
    }
}
