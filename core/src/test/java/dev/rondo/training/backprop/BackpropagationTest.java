package dev.rondo.training.backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import dev.rondo.task.SequenceTask;
import dev.rondo.task.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient is that of the loss, whatever N, N_in and the number of trials: rows are padded differently for each. */
class BackpropagationTest {
    private static final int STEPS = 11;
    private static final int READOUTS = 2;
    private static final double RATE_COST = 0.3;

    @ParameterizedTest
    @CsvSource({"1, 1, 1, softplus", "3, 2, 4, tanh", "17, 3, 3, softplus", "40, 1, 30, relu", "100, 2, 7, identity"})
    void soItIsWithATimeConstantPerUnit(int n, int inputs, int trials, Activation phi) {
        Random random = new Random(31L * n + trials);
        assertGradient(
                n, inputs, trials, phi, Vector.owning(random.doubles(n, 0.05, 1).toArray()));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, softplus",
        "14, 1, 3, softplus",
        "15, 1, 5, identity",
        "16, 2, 6, tanh",
        "30, 3, 5, softplus",
        "32, 17, 2, identity",
        "100, 1, 20, softplus",
        "112, 1, 4, tanh",
        "113, 2, 7, identity",
        "40, 1, 30, relu",
        "230, 1, 3, softplus"
    })
    void theGradientIsTheSlopeOfTheLossInEveryGroup(int n, int inputs, int trials, Activation phi) {
        assertGradient(n, inputs, trials, phi, Vector.constant(n, 0.2));
    }

    private static void assertGradient(int n, int inputs, int trials, Activation phi, Vector alphas) {
        Random random = new Random(1000L * n + trials);
        Parameters layout = new Parameters(n, inputs, READOUTS);
        DoubleBackpropagation pass = new DoubleBackpropagation(
                Kernels.inUse(),
                new Dimensions(n, inputs, READOUTS, trials, STEPS),
                phi,
                new Drive(alphas, Vector.zeros(inputs), Vector.zeros(n), 0, false),
                ReadoutEntries.of(Matrix.build(READOUTS, n, (l, j) -> 1)),
                new Backpropagation.Terms(RATE_COST, 0, 0));
        Batch batch = batch(random, inputs, trials);
        double[] u = random.doubles((long) STEPS * trials * inputs).toArray();
        double[] noise = gaussian(random, STEPS * trials * n, 0.1);
        double[] weights = gaussian(random, layout.length(), 0.5 / Math.sqrt(n));
        double[] gradient = new double[weights.length];

        cost(pass, batch, u, noise, weights);
        pass.backward(batch, gradient);

        for (Parameters.Group group : Parameters.Group.values()) {
            double[] along = new double[weights.length];
            double[] direction = gaussian(random, layout.size(group), 1 / Math.sqrt(layout.size(group)));
            System.arraycopy(direction, 0, along, layout.start(group), direction.length);
            double h = 1e-6;
            double slope = (cost(pass, batch, u, noise, moved(weights, along, h))
                            - cost(pass, batch, u, noise, moved(weights, along, -h)))
                    / (2 * h);
            double found = IntStream.range(0, along.length)
                    .mapToDouble(i -> gradient[i] * along[i])
                    .sum();
            assertThat(found).as(group.toString()).isCloseTo(slope, offset(1e-8 + 1e-6 * Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.network.RandomNetworks#activations")
    void theForwardPassIsTheSimulatorsToTheLastBit(Activation activation) {
        assertIsSimulated(NetworkDesign.DEFAULT.with(d -> {
            d.units = 30;
            d.activation = activation;
        }));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.network.RandomNetworks#activations")
    void soItIsWithATimeConstantPerPopulation(Activation activation) {
        assertIsSimulated(NetworkDesign.DEFAULT.with(d -> {
            d.units = 30;
            d.activation = activation;
            d.tauE = Optional.of(Time.ms(70));
            d.tauI = Optional.of(Time.ms(23));
        }));
    }

    private static void assertIsSimulated(NetworkDesign design) {
        RateNetwork network = design.draw(1, 8, Key.ofSeed(7));
        Batch batch = Batch.of(SequenceTask.DEFAULT.conditions(network.dt()));
        Backpropagation pass = Backpropagation.of(
                Precision.FLOAT64,
                Kernels.inUse(),
                new Dimensions(30, 1, 8, 1, batch.steps()),
                network,
                network.readout(),
                Backpropagation.Terms.NONE);
        pass.weights(Parameters.weights(network));
        Key trial = Key.ofSeed(7).child("noise");
        pass.forward(batch, trial, 0);
        Matrix u = Matrix.build(batch.steps(), 1, (t, k) -> network.baseline() + batch.input(t));
        Trajectory simulated =
                Simulator.of(network).run(u, batch.steps(), new KeyedNoise(trial.child(0), network.units()));
        for (int t = 1; t <= batch.steps(); t++) {
            for (int i = 0; i < network.units(); i++) {
                assertThat(pass.rate(t, 0, i)).isEqualTo(simulated.r().get(t - 1, i));
            }
            for (int l = 0; l < 8; l++) {
                assertThat(pass.readout(t, 0, l)).isEqualTo(simulated.z().get(t - 1, l));
            }
        }
        assertThat(Parameters.network(Parameters.weights(network), network)).isEqualTo(network);
    }

    /** Squared errors and mean squared rate, the latter from the rates one by one. */
    private static double cost(DoubleBackpropagation pass, Batch batch, double[] u, double[] noise, double[] weights) {
        pass.weights(weights);
        double loss = pass.forward(batch, u, noise) / batch.maskSum();
        int n = noise.length / (STEPS * batch.trials());
        double squares = 0;
        for (int t = 1; t <= STEPS; t++) {
            for (int b = 0; b < batch.trials(); b++) {
                for (int i = 0; i < n; i++) {
                    squares += pass.rate(t, b, i) * pass.rate(t, b, i);
                }
            }
        }
        return loss + RATE_COST * squares / noise.length;
    }

    private static double[] moved(double[] from, double[] along, double h) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + h * along[i])
                .toArray();
    }

    private static Batch batch(Random random, int inputs, int trials) {
        List<Trial> all = Stream.generate(() -> new Trial(
                        "any",
                        Matrix.build(STEPS, inputs, (t, k) -> 0),
                        Matrix.build(STEPS, READOUTS, (t, l) -> random.nextGaussian()),
                        Matrix.build(STEPS, READOUTS, (t, l) -> t < 2 ? 0 : 1)))
                .limit(trials)
                .toList();
        return Batch.of(all);
    }

    private static double[] gaussian(Random random, int length, double deviation) {
        return random.doubles(length)
                .map(ignored -> deviation * random.nextGaussian())
                .toArray();
    }
}
