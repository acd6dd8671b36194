package dev.rondo.bench;

import dev.rondo.linalg.BlasProducts;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.Epoch;
import dev.rondo.training.Masks;
import dev.rondo.training.Trainer;
import dev.rondo.training.TrainingPlan;
import dev.rondo.training.TrainingStep.Precision;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One update of the default training (noise, forward, loss, backward, gradient, clipping, Adam: 20 trials of 100 steps), and
 * the matrix products alone that it cannot do without, in the bundled BLAS.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class TrainingStepBenchmark {
    private static final int TRIALS = 20;
    private static final int STEPS = 100;
    private static final double ROUNDING_OF_FLOATS = 1e-4;

    /** A training that goes on as long as it is timed. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH gives the parameters and calls the set-up
    public static class Training {
        @Param({"100", "500", "1000"})
        public int units;

        @Param({"FLOAT32", "FLOAT64"})
        public Precision precision;

        private Trainer trainer;

        @Setup
        public void begin() {
            TrainingPlan plan = Settings.read(
                    TrainingPlan.class,
                    "",
                    "the benchmark",
                    List.of(
                            "precision=" + precision.name().toLowerCase(Locale.ROOT),
                            "trials=" + TRIALS,
                            "epochs=100000000",
                            "validate_every=100000000",
                            "validation_trials=1"));
            SequenceTask task = SequenceTask.DEFAULT;
            Key key = Key.ofSeed(1);
            RateNetwork network = NetworkDesign.DEFAULT.withUnits(units).draw(1, task.readouts(), key);
            trainer = Trainer.begin(network, Masks.standard(network.population(), task.readouts()), task, plan, key);
        }

        /** The steps did their work if the loss fell. */
        @TearDown
        public void check() {
            List<Epoch> history = trainer.history();
            Require.atMost(
                    "The loss after " + history.size() + " steps",
                    history.getLast().loss(),
                    history.getFirst().loss());
        }
    }

    /** The products of one step. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH gives the parameters and calls the set-up
    public static class Products {
        @Param({"100", "500", "1000"})
        public int units;

        @Param({"FLOAT32", "FLOAT64"})
        public Precision precision;

        private BlasProducts drive;
        private BlasProducts outer;

        @Setup
        public void load() {
            BlasProducts.Precision entries =
                    precision == Precision.FLOAT32 ? BlasProducts.Precision.SINGLE : BlasProducts.Precision.DOUBLE;
            drive = BlasProducts.stacked(entries, STEPS, TRIALS, units, units);
            outer = BlasProducts.of(entries, units, STEPS * TRIALS, units);
            UniformSource source = Key.ofSeed(0).uniform();
            loadAndCheck(drive, STEPS * TRIALS, units, units, source);
            loadAndCheck(outer, units, STEPS * TRIALS, units, source);
        }

        private static void loadAndCheck(BlasProducts products, int m, int k, int n, UniformSource source) {
            Matrix a = Matrix.build(m, k, (i, j) -> source.nextDouble());
            Matrix b = Matrix.build(k, n, (i, j) -> source.nextDouble());
            products.load(a, b);
            products.run();
            double last = a.row(m - 1).dot(b.column(n - 1));
            double error = Math.abs(products.result().get(m - 1, n - 1) - last) / last;
            Require.atMost("The relative error of a product's last entry", error, ROUNDING_OF_FLOATS);
        }

        @TearDown
        public void free() {
            drive.close();
            outer.close();
        }
    }

    /** The whole step; its loss. */
    @Benchmark
    public double step(Training training) {
        return training.trainer.next().loss();
    }

    /** Forwards and backwards through time, then the gradient. */
    @Benchmark
    public void bareProducts(Products products) {
        products.drive.run();
        products.drive.run();
        products.outer.run();
    }
}
