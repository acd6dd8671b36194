package dev.rondo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.Projection;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Batch;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.TrainingStep.Precision;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs repeat to the bit, however they are computed; what is kept is the best; what fails says so. */
class TrainerTest {
    private static final SequenceTask TASK = SequenceTask.DEFAULT.withDuration(Time.ms(400));
    private static final Key KEY = Key.ofSeed(7);

    private static TrainingPlan plan(int epochs, Precision precision, double learningRate) {
        TrainingPlan d = TrainingPlan.DEFAULT;
        return new TrainingPlan(
                d.optimizer(),
                learningRate,
                learningRate,
                epochs,
                6,
                d.maxGradientNorm(),
                precision,
                d.positivity(),
                d.rateCost(),
                d.omega(),
                d.revive(),
                d.weightCost(),
                d.fixed(),
                true,
                true,
                true,
                true,
                true,
                15,
                4,
                1,
                Optional.empty());
    }

    private static RateNetwork network(Activation activation) {
        NetworkDesign d = NetworkDesign.DEFAULT.withUnits(30);
        return new NetworkDesign(
                        d.units(),
                        d.excitatoryFraction(),
                        activation,
                        d.tau(),
                        d.dt(),
                        d.baseline(),
                        d.sigmaRec(),
                        d.sigmaIn(),
                        d.tauIn(),
                        d.rectifyInput(),
                        d.initialization(),
                        d.connectivity())
                .draw(1, 8, KEY.child("network"));
    }

    private static Masks masks() {
        return Masks.standard(network(Activation.RELU).population(), 8);
    }

    private static Trainer begin(int epochs, Precision precision, Kernels kernels) {
        return Trainer.begin(network(Activation.RELU), masks(), TASK, plan(epochs, precision, 1e-3), KEY, kernels);
    }

    private static TrainerState finished(Trainer trainer) {
        trainer.forEachRemaining(e -> {});
        return trainer.state();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void scalarAndSimdKernelsEndWithTheSameBits(Precision precision) {
        TrainerState scalar = finished(begin(12, precision, Kernels.scalar()));
        TrainerState simd = finished(begin(12, precision, Kernels.simd().orElseThrow()));
        assertThat(simd).isEqualTo(scalar);
    }

    @Test
    void weightsThatAreNotPlasticStayWhatTheyWere() {
        Masks masks = masks().withPlasticFraction(0.3, KEY);
        Trainer trainer = Trainer.begin(network(Activation.RELU), masks, TASK, plan(12, Precision.FLOAT32, 1e-3), KEY);
        finished(trainer);
        RateNetwork before = network(Activation.RELU);
        RateNetwork after = trainer.network();
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
        Trainer usual = begin(6, Precision.FLOAT32, Kernels.inUse());
        Trainer all = Trainer.begin(
                network(Activation.RELU),
                masks().withPlasticFraction(1, KEY),
                TASK,
                plan(6, Precision.FLOAT32, 1e-3),
                KEY);
        assertThat(finished(all)).isEqualTo(finished(usual));
    }

    @Test
    void aResumedRunEndsWithTheBitsOfAnUndisturbedOne() {
        TrainerState undisturbed = finished(begin(12, Precision.FLOAT32, Kernels.inUse()));
        Trainer first = begin(12, Precision.FLOAT32, Kernels.inUse());
        for (int n = 0; n < 5; n++) {
            first.next();
        }
        Trainer second = Trainer.resume(
                network(Activation.RELU), masks(), TASK, plan(12, Precision.FLOAT32, 1e-3), KEY, first.state());
        assertThat(finished(second)).isEqualTo(undisturbed);
    }

    @Test
    void runsSideBySideEndWithTheSameBits() throws InterruptedException {
        TrainerState alone = finished(begin(8, Precision.FLOAT32, Kernels.inUse()));
        AtomicReferenceArray<TrainerState> both = new AtomicReferenceArray<>(2);
        Thread other =
                Thread.ofPlatform().start(() -> both.set(0, finished(begin(8, Precision.FLOAT32, Kernels.inUse()))));
        both.set(1, finished(begin(8, Precision.FLOAT32, Kernels.inUse())));
        other.join();
        assertThat(List.of(both.get(0), both.get(1))).containsOnly(alone);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.network.RandomNetworks#activations")
    void theForwardPassIsTheSimulatorsToTheLastBit(Activation activation) {
        RateNetwork network = network(activation);
        Batch batch = Batch.of(List.of(TASK.conditions(network.dt()).getFirst()));
        Parameters layout = new Parameters(30, 1, 8);
        DoubleBackpropagation pass = new DoubleBackpropagation(
                Kernels.inUse(),
                new Dimensions(30, 1, 8, 1, batch.steps()),
                activation,
                Drive.of(network),
                masks().readoutEntries(layout),
                new Backpropagation.Terms(0, 0, 0));
        double[] weights = masks().transform(layout, network.population(), Positivity.RECTIFY)
                .free(Trainer.freeParameters(network, masks()));
        double[] effective = new double[weights.length];
        masks().transform(layout, network.population(), Positivity.RECTIFY).effective(weights, effective);
        pass.weights(effective);
        Key trial = KEY.child("noise");
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
    }

    @Test
    void theBestNetworkIsThatOfTheBestValidation() {
        Trainer trainer = begin(16, Precision.FLOAT32, Kernels.inUse());
        finished(trainer);
        double best = trainer.history().stream()
                .flatMap(e -> e.validation().stream())
                .mapToDouble(Epoch.Validation::loss)
                .min()
                .orElseThrow();
        Epoch winner = trainer.history().get(trainer.bestEpoch() - 1);
        assertThat(winner.validation().orElseThrow().loss()).isEqualTo(best);
        assertThat(trainer.bestR2()).isEqualTo(winner.validation().orElseThrow().r2());
        assertThat(trainer.best().recurrent().isFinite()).isTrue();
    }

    @Test
    void learningLowersTheLossAndKeepsDalesPrinciple() {
        Trainer trainer = begin(60, Precision.FLOAT32, Kernels.inUse());
        finished(trainer);
        List<Epoch> history = trainer.history();
        assertThat(history.getLast().loss()).isLessThan(0.8 * history.getFirst().loss());
        RateNetwork learned = trainer.network();
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
        RateNetwork first = network(Activation.RELU);
        Masks masks = masks().withFixed(first.population(), List.of(fixed));
        Trainer trainer = Trainer.begin(first, masks, TASK, plan(3, Precision.FLOAT64, 1e-3), KEY);
        trainer.forEachRemaining(epoch -> {});
        Matrix before = first.recurrent();
        Matrix after = trainer.network().recurrent();

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
        RateNetwork first = network(Activation.RELU);
        Matrix connections =
                Matrix.build(first.units(), first.units(), (post, pre) -> post != pre && (post + pre) % 3 > 0 ? 1 : 0);
        Trainer trainer =
                Trainer.begin(first, masks().withRecurrent(connections), TASK, plan(3, Precision.FLOAT32, 1e-3), KEY);
        trainer.forEachRemaining(epoch -> {});
        Matrix after = trainer.network().recurrent();

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
        Trainer trainer =
                Trainer.begin(network(Activation.RELU), masks(), TASK, plan(500, Precision.FLOAT32, 1e6), KEY);
        assertThatThrownBy(() -> finished(trainer))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("diverged")
                .hasMessageContaining("epoch")
                .hasMessageContaining("learning_rate");
    }
}
