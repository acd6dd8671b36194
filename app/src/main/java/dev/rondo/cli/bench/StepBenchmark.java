package dev.rondo.cli.bench;

import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.BlasProducts;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkDesign;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.Training;
import dev.rondo.training.backprop.Precision;
import dev.rondo.training.gradient.GradientDescent;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Times the complete training step (noise, forward, loss, backward, gradient, clipping, Adam) against the bare matrix
 * products that it cannot do without, in the bundled BLAS: trials x N by N x N twice for every time step, over fresh
 * data, and N x (trials T) by (trials T) x N once. Both run in turn on one thread; times are that thread's.
 */
final class StepBenchmark {
    private static final double RATE = 1e-4;

    private StepBenchmark() {}

    /**
     * Timed operations.
     *
     * @param units N
     * @param trials in the batch
     * @param steps T
     * @param precision of states and products
     * @param repetitions of step and products, after as many again to warm up
     */
    record Size(int units, int trials, int steps, Precision precision, int repetitions) {}

    /**
     * CPU times of one thread.
     *
     * @param medianMs of a step
     * @param minMs of a step
     * @param gflops of the step, counting its products alone
     * @param kernel which implementation ran
     * @param bareProductsMs median of the bare products
     * @param ratio median of step time over products' time, pair by pair
     * @param units N
     * @param trials in the batch
     * @param steps T
     * @param precision of states and products
     * @param repetitions counted
     * @param lossBefore the loss of the first step
     * @param lossAfter the loss of the last step: it fell, so the steps did their work
     */
    record Result(
            double medianMs,
            double minMs,
            double gflops,
            String kernel,
            double bareProductsMs,
            double ratio,
            int units,
            int trials,
            int steps,
            Precision precision,
            int repetitions,
            double lossBefore,
            double lossAfter) {}

    /** Runs the benchmark. */
    static Result run(Size size) {
        Runner runner = new Runner(size);
        try (BlasProducts drive = products(size, size.steps(), size.trials(), size.units());
                BlasProducts outer = products(size, 1, size.units(), size.trials() * size.steps())) {
            fill(drive, size.steps() * size.trials(), size.units(), size.units());
            fill(outer, size.units(), size.trials() * size.steps(), size.units());
            return measure(size, runner, drive, outer);
        }
    }

    private static Result measure(Size size, Runner runner, BlasProducts drive, BlasProducts outer) {
        int count = size.repetitions();
        double[] step = new double[count];
        double[] bare = new double[count];
        double[] ratio = new double[count];
        for (int n = -count; n < count; n++) {
            long start = cpuNanos();
            runner.step();
            long between = cpuNanos();
            drive.run();
            drive.run();
            outer.run();
            long end = cpuNanos();
            if (n >= 0) {
                step[n] = (between - start) / 1e6;
                bare[n] = (end - between) / 1e6;
                ratio[n] = step[n] / bare[n];
            }
        }
        double median = median(step);
        double operations = 2.0 * drive.operations() + outer.operations();
        return new Result(
                median,
                Arrays.stream(step).min().orElseThrow(),
                operations / (median * 1e6),
                Kernels.inUse().name(),
                median(bare),
                median(ratio),
                size.units(),
                size.trials(),
                size.steps(),
                size.precision(),
                count,
                runner.firstLoss,
                runner.lastLoss);
    }

    /** The processor time of this thread: other work on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static BlasProducts products(Size size, int parts, int m, int k) {
        BlasProducts.Precision precision =
                size.precision() == Precision.FLOAT32 ? BlasProducts.Precision.SINGLE : BlasProducts.Precision.DOUBLE;
        return BlasProducts.stacked(precision, parts, m, k, size.units());
    }

    private static void fill(BlasProducts products, int m, int k, int n) {
        UniformSource source = Key.ofSeed(0).uniform();
        products.load(
                Matrix.build(m, k, (i, j) -> source.nextDouble()), Matrix.build(k, n, (i, j) -> source.nextDouble()));
    }

    /** A training on the default task, one step at a time. */
    private static final class Runner {
        private final Training training;
        private double firstLoss = Double.NaN;
        private double lastLoss = Double.NaN;

        Runner(Size size) {
            NetworkDesign design = NetworkDesign.DEFAULT.withUnits(size.units());
            SequenceTask task = SequenceTask.DEFAULT.withDuration(design.dt().times(size.steps()));
            int endless = Integer.MAX_VALUE;
            GradientDescent rule = GradientDescent.DEFAULT.with(plan -> {
                plan.epochs = endless;
                plan.trials = size.trials();
                plan.learningRate = RATE;
                plan.finalLearningRate = RATE;
                plan.precision = size.precision();
                plan.validateEvery = endless;
                plan.validationTrials = 1;
            });
            training = Training.of(task, design, rule, 1);
        }

        void step() {
            lastLoss = training.next().loss();
            firstLoss = training.epoch() == 1 ? lastLoss : firstLoss;
        }
    }
}
