package dev.rondo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.Projection;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.backprop.Precision;
import dev.rondo.training.gradient.GradientDescent;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs repeat to the bit, however they are computed; what is kept is the best; what fails says so. */
class TrainingTest {
    private static final SequenceTask TASK = SequenceTask.DEFAULT.withDuration(Time.ms(400));
    private static final Key KEY = Key.ofSeed(7);

    private static GradientDescent plan(int epochs, Precision precision, double learningRate) {
        return GradientDescent.DEFAULT.with(p -> {
            p.learningRate = learningRate;
            p.finalLearningRate = learningRate;
            p.epochs = epochs;
            p.trials = 6;
            p.precision = precision;
            p.trainBias = true;
            p.trainReadoutBias = true;
            p.trainInitialState = true;
            p.validationTrials = 15;
            p.validateEvery = 4;
        });
    }

    private static RateNetwork network() {
        return NetworkDesign.DEFAULT.withUnits(30).draw(1, 8, KEY.child("network"));
    }

    private static TrainingProblem problem(Masks masks) {
        return new TrainingProblem(network(), masks, TASK, KEY);
    }

    private static Masks masks() {
        return Masks.standard(network().population(), 8);
    }

    private static Training begin(int epochs, Precision precision, Kernels kernels) {
        return Training.begin(
                new TrainingProblem(network(), masks(), TASK, KEY, kernels), plan(epochs, precision, 1e-3));
    }

    private static TrainingState finished(Training training) {
        training.forEachRemaining(e -> {});
        return training.state();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void scalarAndSimdKernelsEndWithTheSameBits(Precision precision) {
        TrainingState scalar = finished(begin(12, precision, Kernels.scalar()));
        TrainingState simd = finished(begin(12, precision, Kernels.simd().orElseThrow()));
        assertThat(simd).isEqualTo(scalar);
    }

    @Test
    void weightsThatAreNotPlasticStayWhatTheyWere() {
        Masks masks = masks().withPlasticFraction(0.3, KEY);
        Training training = Training.begin(problem(masks), plan(12, Precision.FLOAT32, 1e-3));
        finished(training);
        RateNetwork before = network();
        RateNetwork after = training.network();
        int moved = 0;
        for (int i = 0; i < before.units(); i++) {
            for (int j = 0; j < before.units(); j++) {
                boolean same = after.recurrent().get(i, j) == before.recurrent().get(i, j);
                assertThat(same || masks.plastic().get(i, j) == 1).isTrue();
                moved += same ? 0 : 1;
            }
        }
        assertThat(moved).isBetween(200, 340);
    }

    @Test
    void allWeightsPlasticIsTheUsualTraining() {
        Training usual = begin(6, Precision.FLOAT32, Kernels.inUse());
        Training all = Training.begin(problem(masks().withPlasticFraction(1, KEY)), plan(6, Precision.FLOAT32, 1e-3));
        assertThat(finished(all)).isEqualTo(finished(usual));
    }

    @Test
    void aResumedRunEndsWithTheBitsOfAnUndisturbedOne() {
        TrainingState undisturbed = finished(begin(12, Precision.FLOAT32, Kernels.inUse()));
        Training first = begin(12, Precision.FLOAT32, Kernels.inUse());
        for (int n = 0; n < 5; n++) {
            first.next();
        }
        Training second = Training.resume(problem(masks()), plan(12, Precision.FLOAT32, 1e-3), first.state());
        assertThat(finished(second)).isEqualTo(undisturbed);
    }

    @Test
    void runsSideBySideEndWithTheSameBits() throws InterruptedException {
        TrainingState alone = finished(begin(8, Precision.FLOAT32, Kernels.inUse()));
        AtomicReferenceArray<TrainingState> both = new AtomicReferenceArray<>(2);
        Thread other =
                Thread.ofPlatform().start(() -> both.set(0, finished(begin(8, Precision.FLOAT32, Kernels.inUse()))));
        both.set(1, finished(begin(8, Precision.FLOAT32, Kernels.inUse())));
        other.join();
        assertThat(List.of(both.get(0), both.get(1))).containsOnly(alone);
    }

    @Test
    void theBestNetworkIsThatOfTheBestValidation() {
        Training training = begin(16, Precision.FLOAT32, Kernels.inUse());
        finished(training);
        double best = training.history().stream()
                .flatMap(e -> e.validation().stream())
                .mapToDouble(Epoch.Validation::loss)
                .min()
                .orElseThrow();
        Epoch winner = training.history().get(training.bestEpoch() - 1);
        assertThat(winner.validation().orElseThrow().loss()).isEqualTo(best);
        assertThat(training.bestR2())
                .isEqualTo(winner.validation().orElseThrow().r2());
        assertThat(training.best().recurrent().isFinite()).isTrue();
    }

    @Test
    void learningLowersTheLossAndKeepsDalesPrinciple() {
        Training training = begin(60, Precision.FLOAT32, Kernels.inUse());
        finished(training);
        List<Epoch> history = training.history();
        assertThat(history.getLast().loss()).isLessThan(0.8 * history.getFirst().loss());
        RateNetwork learned = training.network();
        for (int j = 0; j < learned.units(); j++) {
            for (int i = 0; i < learned.units(); i++) {
                assertThat(learned.recurrent().get(i, j) * learned.population().sign(j))
                        .isGreaterThanOrEqualTo(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Projection.class)
    void aFixedProjectionKeepsItsFirstWeightsAndTheOthersLearn(Projection fixed) {
        RateNetwork first = network();
        Masks masks = masks().withFixed(first.population(), List.of(fixed));
        Training training = Training.begin(problem(masks), plan(3, Precision.FLOAT64, 1e-3));
        training.forEachRemaining(epoch -> {});
        Matrix before = first.recurrent();
        Matrix after = training.network().recurrent();

        EnumSet<Projection> moved = EnumSet.noneOf(Projection.class);
        for (int post = 0; post < before.rows(); post++) {
            for (int pre = 0; pre < before.columns(); pre++) {
                if (before.get(post, pre) != after.get(post, pre)) {
                    moved.add(Projection.between(first.population(), pre, post));
                }
            }
        }
        assertThat(moved).isEqualTo(EnumSet.complementOf(EnumSet.of(fixed)));
    }

    @Test
    void aConnectionThatDoesNotExistIsNeverMade() {
        RateNetwork first = network();
        Matrix connections =
                Matrix.build(first.units(), first.units(), (post, pre) -> post != pre && (post + pre) % 3 > 0 ? 1 : 0);
        Training training =
                Training.begin(problem(masks().withRecurrent(connections)), plan(3, Precision.FLOAT32, 1e-3));
        training.forEachRemaining(epoch -> {});
        Matrix after = training.network().recurrent();

        for (int post = 0; post < after.rows(); post++) {
            for (int pre = 0; pre < after.columns(); pre++) {
                assertThat(after.get(post, pre) != 0 && connections.get(post, pre) == 0)
                        .isFalse();
            }
        }
        assertThat(after.maxAbs()).isPositive();
    }

    @Test
    void aRunThatDivergesSaysAtWhichEpochAndWhatToTry() {
        Training training = Training.begin(problem(masks()), plan(500, Precision.FLOAT32, 1e6));
        assertThatThrownBy(() -> finished(training))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("diverged")
                .hasMessageContaining("epoch")
                .hasMessageContaining("learning_rate");
    }
}
