package dev.rondo.paper.rajakumar2021;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.BoundedMap;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RandomNetworks;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.SequenceTask;
import dev.rondo.task.Trial;
import org.junit.jupiter.api.Test;

class BoundedTrainingTest {
    private static final double CEILING = 3;
    private static final double FLOOR = -2;

    private final RateNetwork network = new RandomNetworks(3).make(10, 1, 3, Activation.RELU, 1);
    private final Trial trial = Trial.unmasked(
            "test",
            Matrix.build(15, 1, (t, k) -> 0.3 * t % 2),
            Matrix.build(15, 3, (t, l) -> StrictMath.sin(0.5 * t + l)));

    private static BoundedTraining training(int epochs) {
        return new BoundedTraining(CEILING, FLOOR, epochs, 0.005, 1e-3);
    }

    @Test
    void statesStayWithinTheBoundsWhateverTheWeights() {
        RateNetwork strong = network.withRecurrent(network.recurrent().times(200));
        BoundedMap map = new BoundedMap(strong, Vector.zeros(1), CEILING, FLOOR);
        double[] x = new RandomNetworks(5).vector(10, 1.5);
        double[] next = new double[10];
        for (int t = 0; t < 500; t++) {
            map.apply(x, next);
            for (double v : next) {
                assertThat(v).isBetween(FLOOR, CEILING);
            }
            x = next.clone();
        }
    }

    /** For short steps: x' of equation 4.3. */
    @Test
    void aShortStepFollowsTheEquation() {
        RateNetwork fine = network.withStep(network.tau().times(1e-6));
        double[] x = new RandomNetworks(6).vector(10, 1);
        double[] next = new double[10];
        BoundedMap.atRest(fine, CEILING, FLOOR).apply(x, next);
        for (int i = 0; i < 10; i++) {
            double slope = -x[i] + fine.bias().get(i) + fine.input().get(i, 0) * fine.baseline();
            for (int j = 0; j < 10; j++) {
                double w = fine.recurrent().get(i, j);
                slope += Math.abs(w) * Math.max(0, x[j]) * ((w > 0 ? CEILING : FLOOR) - x[i]);
            }
            assertThat((next[i] - x[i]) * 1e6).isCloseTo(slope, within(1e-4));
        }
    }

    /** Against central differences, without silent readouts that ask for more: revive is no gradient. */
    @Test
    void theGradientIsThatOfTheCost() {
        Trial low = Trial.unmasked("low", trial.input(), trial.target().map(v -> -1 - Math.abs(v)));
        Vector gradient = training(1).gradient(network, low);
        double h = 1e-6;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                if (network.recurrent().get(i, j) != 0) {
                    double sign = network.population().sign(j);
                    double slope = (training(1).cost(moved(i, j, sign * h), low)
                                    - training(1).cost(moved(i, j, -sign * h), low))
                            / (2 * h);
                    assertThat(gradient.get(10 * i + j)).isCloseTo(slope, within(1e-7));
                }
            }
        }
    }

    private RateNetwork moved(int i, int j, double by) {
        double[][] w = network.recurrent().toRows();
        w[i][j] += by;
        return network.withRecurrent(Matrix.of(w));
    }

    @Test
    void itLearnsAndKeepsDalesPrinciple() {
        Trial sequence = new SequenceTask("decay", 3, SequenceTask.Bump.HALF_SINE, Time.ms(100), Time.ms(500), 0.05, 1)
                .conditions(Time.ms(10))
                .getFirst();
        RateNetwork initial = NetworkDesign.DEFAULT.withUnits(20).draw(1, 3, Key.ofSeed(2));
        BoundedTraining.Result learned = training(150).of(initial, sequence);
        assertThat(learned.last()).isGreaterThan(learned.r2().get(0) + 0.3);
        assertThat(training(1).r2(learned.network(), sequence)).isCloseTo(learned.last(), within(1e-12));
    }
}
