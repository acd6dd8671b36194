package dev.rondo.training.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Readout;
import dev.rondo.random.Key;
import dev.rondo.random.KeyedUniform;
import dev.rondo.setting.Refusal;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.LearningRule;
import dev.rondo.training.Masks;
import dev.rondo.training.Training;
import dev.rondo.training.TrainingProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForceTest {
    private static final Key KEY = Key.ofSeed(3);

    /** Recursive least squares ends on the ridge regression of all it has seen. */
    @Test
    void recursionSolvesTheRidgeRegression() {
        int n = 6;
        double ridge = 0.3;
        KeyedUniform source = KEY.uniform();
        RecursiveLeastSquares squares = RecursiveLeastSquares.of(n, ridge, Optional.empty());
        double[] w = new double[n];
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            normal[i][i] = ridge;
        }
        for (int sample = 0; sample < 40; sample++) {
            double[] r = new double[n];
            for (int i = 0; i < n; i++) {
                r[i] = source.nextGaussian();
            }
            double target = source.nextGaussian();
            double error = -target;
            for (int i = 0; i < n; i++) {
                error += w[i] * r[i];
                right[i] += target * r[i];
                for (int j = 0; j < n; j++) {
                    normal[i][j] += r[i] * r[j];
                }
            }
            double[] gain = squares.gain(r);
            for (int i = 0; i < n; i++) {
                w[i] -= error * gain[i];
            }
        }
        Vector expected = LinearSolve.of(Matrix.of(normal)).solve(Vector.of(right));
        for (int i = 0; i < n; i++) {
            assertThat(w[i]).isCloseTo(expected.get(i), within(1e-10));
        }
    }

    private static TrainingProblem problem() {
        return TrainingProblem.of(task(), NetworkDesign.DEFAULT.withUnits(20), 3);
    }

    private static RateNetwork network() {
        return problem().initial();
    }

    private static RateNetwork learned(LearningRule rule) {
        Training training = Training.begin(problem(), rule);
        training.forEachRemaining(epoch -> {});
        return training.network();
    }

    private static FullForce full(FullForce.Signs signs) {
        return new FullForce(10, 1, signs, 0.1, 5, 5, 1, Optional.empty(), 1);
    }

    private static SequenceTask task() {
        SequenceTask d = SequenceTask.DEFAULT;
        return new SequenceTask(d.stimulus(), 3, d.bump(), d.onset(), d.duration(), d.overlap(), d.height());
    }

    private static double error(RateNetwork network) {
        double[] sum = new double[1];
        task().conditions(network.dt()).forEach(trial -> {
            Matrix z = dev.rondo.network.Simulator.of(network)
                    .run(trial.input().map(v -> network.baseline() + v), trial.steps())
                    .z();
            sum[0] = z.minus(trial.target()).frobeniusNorm();
        });
        return sum[0];
    }

    /** That signs are kept is a rule of {@link RateNetwork} itself: a network that breaks it cannot be made. */
    @Test
    void theRecurrentRuleBringsReadoutsCloserToTheirTargets() {
        RateNetwork learned = learned(full(FullForce.Signs.DALE));
        assertThat(error(learned)).isLessThan(error(network()));
        assertThat(learned.readout()).isEqualTo(network().readout());
        assertThat(learned.input()).isEqualTo(network().input());
    }

    @Test
    void theRecursiveRuleDoesSoWithFreeSigns() {
        RateNetwork learned = learned(full(FullForce.Signs.FREE));
        assertThat(error(learned)).isLessThan(0.5 * error(network()));
        assertThat(learned.signs()).isEmpty();
        for (int i = 0; i < 20; i++) {
            assertThat(learned.recurrent().get(i, i)).isZero();
        }
    }

    /** The gradient of the ridge cost vanishes in all directions but the one that is held. */
    @Test
    void oneWeightCanBeHeldAtZero() {
        KeyedUniform source = KEY.uniform();
        RecursiveLeastSquares squares = RecursiveLeastSquares.of(5, 0.5, Optional.empty());
        double[] w = new double[5];
        double[][] r = new double[30][5];
        double[] target = new double[30];
        for (int s = 0; s < 30; s++) {
            target[s] = source.nextGaussian();
            double error = -target[s];
            for (int i = 0; i < 5; i++) {
                r[s][i] = source.nextGaussian();
                error += w[i] * r[s][i];
            }
            double[] gain = squares.gain(r[s]);
            for (int i = 0; i < 5; i++) {
                w[i] -= error * gain[i];
            }
        }
        double[] held = squares.without(w, 2);
        assertThat(held[2]).isZero();
        for (int i : new int[] {0, 1, 3, 4}) {
            double slope = 0.5 * held[i];
            for (int s = 0; s < 30; s++) {
                double error = -target[s];
                for (int j = 0; j < 5; j++) {
                    error += held[j] * r[s][j];
                }
                slope += error * r[s][i];
            }
            assertThat(slope).isCloseTo(0, within(1e-10));
        }
    }

    @Test
    void theReadoutRuleLeavesTheRestAlone() {
        RateNetwork learned = learned(new Force(5, 1, 0.1, 5, 5, 1, Optional.empty()));
        assertThat(learned.recurrent()).isEqualTo(network().recurrent());
        assertThat(error(learned)).isLessThan(error(network()));
        for (int l = 0; l < 3; l++) {
            for (int j = learned.population().excitatory(); j < learned.units(); j++) {
                assertThat(learned.readout().get(l, j)).isZero();
            }
        }
    }

    @Test
    void freeSignsNeedAllConnections() {
        Masks sparse = problem().masks().withRecurrent(Matrix.build(20, 20, (i, j) -> i < j ? 1 : 0));
        TrainingProblem problem = new TrainingProblem(network(), sparse, task(), KEY);
        assertThatThrownBy(() -> Training.begin(problem, full(FullForce.Signs.FREE)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("training.signs=dale");
        Training training = Training.begin(problem, full(FullForce.Signs.DALE));
        training.next();
        Matrix moved = training.network().recurrent().minus(network().recurrent());
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(moved.get(i, j)).isZero();
            }
        }
        assertThat(moved.maxAbs()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(value = Readout.class, names = "ONE_TO_ONE", mode = EnumSource.Mode.EXCLUDE)
    void fullForceNeedsAUnitForEachReadout(Readout readout) {
        NetworkDesign design = NetworkDesign.DEFAULT.with(d -> {
            d.units = 20;
            d.readout = Optional.of(readout);
        });
        TrainingProblem problem = TrainingProblem.of(task(), design, 3);
        for (FullForce.Signs signs : FullForce.Signs.values()) {
            assertThatThrownBy(() -> Training.begin(problem, full(signs)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("full-FORCE holds unit l to the target of readout l")
                    .hasMessageContaining("network.readout=one-to-one");
        }
    }

    @Test
    void badNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Force(1, 1, 0, 5, 5, 1, Optional.empty()))
                .withMessageContaining("training.ridge must be > 0, got 0.0");
    }
}
