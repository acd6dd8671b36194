package dev.rondo.bench;

import dev.rondo.linalg.BlasProducts;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkDesign;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.Epoch;
import dev.rondo.training.Training;
import dev.rondo.training.backprop.Precision;
import dev.rondo.training.gradient.GradientDescent;
import java.util.List;
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
    public static class Run {
        @Param({"100", "500", "1000"})
        public int units;

        @Param({"FLOAT32", "FLOAT64"})
        public Precision precision;

        private Training training;

        @Setup
        public void begin() {
            GradientDescent rule = GradientDescent.DEFAULT.with(plan -> {
                plan.precision = precision;
                plan.trials = TRIALS;
                plan.epochs = Integer.MAX_VALUE;
                plan.validateEvery = Integer.MAX_VALUE;
                plan.validationTrials = 1;
            });
            training = Training.of(SequenceTask.DEFAULT, NetworkDesign.DEFAULT.withUnits(units), rule, 1);
        }

        /** The steps did their work if the loss fell. */
        @TearDown
        public void check() {
            List<Epoch> history = training.history();
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
    public double step(Run run) {
        return run.training.next().loss();
    }

    /** Forwards and backwards through time, then the gradient. */
    @Benchmark
    public void bareProducts(Products products) {
        products.drive.run();
        products.drive.run();
        products.outer.run();
    }
}
