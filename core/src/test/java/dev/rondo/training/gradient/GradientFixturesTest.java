package dev.rondo.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.kernel.Kernels;
import dev.rondo.task.Batch;
import dev.rondo.training.backprop.Backpropagation;
import dev.rondo.training.backprop.Dimensions;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Parameters.Group;
import dev.rondo.training.backprop.Precision;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forward pass, loss, every regulariser, Omega and every gradient against an independent implementation that agrees
 * with the original trainer and with automatic differentiation. More cases of the same form:
 * {@code -Drondo.fixtures.gradients=FOLDER}.
 */
class GradientFixturesTest {
    private static final double FLOAT64 = 1e-11;
    private static final double FLOAT32 = 1e-4;

    static Stream<GradientFixture> fixtures() throws IOException {
        return GradientFixture.all();
    }

    static Stream<Arguments> fixturesInBothPrecisions() throws IOException {
        return GradientFixture.all()
                .flatMap(f -> Stream.of(
                        Arguments.of(f, Precision.FLOAT64, FLOAT64), Arguments.of(f, Precision.FLOAT32, FLOAT32)));
    }

    /** A step ready to run, with the parameters that it moves. */
    @SuppressWarnings("ArrayRecordComponent") // it is compared by nobody
    private record Ready(TrainingStep step, double[] free, Optimizer sgd) {
        static Ready of(GradientFixture f, Precision precision, double maxNorm) {
            double[] free = f.parameters("init");
            TrainingStep step = new TrainingStep(
                    f.network(), f.masks(), f.dimensions(), f.rules(precision, maxNorm), Kernels.inUse(), free);
            return new Ready(
                    step, free, new Optimizer(OptimizerRule.SGD, Kernels.inUse(), new double[0], new double[0]));
        }

        TrainingStep.Outcome run(GradientFixture f, Batch batch) {
            return step.step(
                    batch,
                    f.flat("data", "u"),
                    f.flat("data", "noise_rec"),
                    sgd,
                    f.number("params", "learning_rate"),
                    1);
        }
    }

    @ParameterizedTest
    @MethodSource("fixturesInBothPrecisions")
    void forwardPass(GradientFixture f, Precision precision, double tolerance) {
        Ready ready = Ready.of(f, precision, 1);
        Batch batch = f.batch();
        TrainingStep.Outcome outcome = ready.run(f, batch);
        double[] r = f.flat("forward", "r");
        double[] z = f.flat("forward", "z");
        Dimensions d = f.dimensions();
        Backpropagation pass = ready.step.pass();
        for (int t = 1, at = 0, out = 0; t <= d.steps(); t++) {
            for (int b = 0; b < d.trials(); b++) {
                for (int i = 0; i < d.units(); i++, at++) {
                    close("r", pass.rate(t, b, i), r[at], tolerance);
                }
                for (int l = 0; l < d.readouts(); l++, out++) {
                    close("z", pass.readout(t, b, l), z[out], tolerance);
                }
            }
        }
        close("loss", outcome.loss(), f.number("loss", "loss"), tolerance);
        close("rmse", Math.sqrt(outcome.loss()), f.number("loss", "rmse"), tolerance);
        close("cost", outcome.cost(), f.number("loss", "cost"), tolerance);
        close("Omega", outcome.omega(), f.number("loss", "Omega"), tolerance);
        close("norm", outcome.gradientNorm(), f.number("grad_norm"), tolerance);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void effectiveWeights(GradientFixture f) {
        Ready ready = Ready.of(f, Precision.FLOAT64, 1);
        double[] weights = ready.step.weights(ready.free);
        Parameters layout = f.layout();
        allClose("Win", weights, layout.start(Group.INPUT), f.flat("effective", "Win_"), FLOAT64);
        allClose("Wrec", weights, layout.start(Group.RECURRENT), f.flat("effective", "Wrec_"), FLOAT64);
        allClose("Wout", weights, layout.start(Group.READOUT), f.flat("effective", "Wout_"), FLOAT64);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyRegulariser(GradientFixture f) {
        double[] free = f.parameters("init");
        Parameters layout = f.layout();
        WeightCost c = f.cost();
        for (Group group : List.of(Group.INPUT, Group.RECURRENT, Group.READOUT)) {
            String key = switch (group) {
                case INPUT -> "in";
                case RECURRENT -> "rec";
                default -> "out";
            };
            WeightCost l1 = new WeightCost(c.l1Input(), c.l1Recurrent(), c.l1Readout(), 0, 0, 0);
            WeightCost l2 = new WeightCost(0, 0, 0, c.l2Input(), c.l2Recurrent(), c.l2Readout());
            close("L1_" + key, l1.cost(group, layout, free), f.number("loss", "regs", "L1_" + key), FLOAT64);
            close("L2_" + key, l2.cost(group, layout, free), f.number("loss", "regs", "L2_" + key), FLOAT64);
        }
        Ready ready = Ready.of(f, Precision.FLOAT64, 1);
        ready.run(f, f.batch());
        close(
                "L2_r",
                f.number("params", "lambda2_r") * ready.step.pass().meanSquaredRate(),
                f.number("loss", "regs", "L2_r"),
                FLOAT64);
    }

    @ParameterizedTest
    @MethodSource("fixturesInBothPrecisions")
    void gradientOfTheLoss(GradientFixture f, Precision precision, double tolerance) {
        Dimensions d = f.dimensions();
        DaleTransform transform = DaleTransform.of(
                f.masks(),
                f.dimensions().inputs(),
                f.network().population(),
                f.rules(precision, 1).positivity());
        double[] free = f.parameters("init");
        double[] weights = new double[free.length];
        transform.effective(free, weights);
        Backpropagation pass = Backpropagation.of(
                precision, Kernels.inUse(), d, f.network(), f.masks().readout(), Backpropagation.Terms.NONE);
        pass.weights(weights);
        Batch batch = f.batch();
        pass.forward(batch, f.flat("data", "u"), f.flat("data", "noise_rec"));
        double[] gradient = new double[free.length];
        pass.backward(batch, gradient);
        for (Group group : Group.values()) {
            transform.pullBack(Kernels.inUse().parameters(), group, free, gradient, 0, 0);
        }
        allClose("gradient", gradient, 0, f.parameters("grad_loss"), tolerance);
    }

    @ParameterizedTest
    @MethodSource("fixturesInBothPrecisions")
    void gradientOfEverything(GradientFixture f, Precision precision, double tolerance) {
        Ready ready = Ready.of(f, precision, 1);
        TrainingStep.Outcome outcome = ready.run(f, f.batch());
        double[] gradient = ready.step.gradient();
        allClose("total gradient", gradient, 0, f.parameters("grad_total"), tolerance);
        double scale = Math.min(1, 1 / outcome.gradientNorm());
        double[] clipped = java.util.Arrays.stream(gradient).map(g -> g * scale).toArray();
        allClose("clipped gradient", clipped, 0, f.parameters("grad_clipped"), tolerance);
    }

    @ParameterizedTest
    @MethodSource("fixturesInBothPrecisions")
    void omegaAndItsImmediateGradient(GradientFixture f, Precision precision, double tolerance) {
        Ready ready = Ready.of(f, precision, 1);
        DaleTransform transform = DaleTransform.of(
                f.masks(),
                f.dimensions().inputs(),
                f.network().population(),
                f.rules(precision, 1).positivity());
        double[] free = f.parameters("init");
        ready.run(f, f.batch());
        double[] wanted = f.flat("grad_Omega_immediate_Wrec");
        double[] found = ready.step.pass().omegaGradient();
        int start = f.layout().start(Group.RECURRENT);
        for (int at = 0; at < wanted.length; at++) {
            close("dOmega/dW_rec " + at, transform.pulled(start + at, free, found[at]), wanted[at], tolerance);
        }
        double alpha = f.network().alpha();
        double[] buffer = f.flat("g_x_buffer");
        Dimensions d = f.dimensions();
        for (int t = 0, at = 0; t <= d.steps(); t++) {
            for (int b = 0; b < d.trials(); b++) {
                for (int i = 0; i < d.units(); i++, at++) {
                    double delta = ready.step.pass().delta(t + 1, b, i);
                    close("(1 - alpha) delta", (1 - alpha) * delta, buffer[at], tolerance);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixturesInBothPrecisions")
    void oneUpdate(GradientFixture f, Precision precision, double tolerance) {
        Ready clipped = Ready.of(f, precision, 1);
        clipped.run(f, f.batch());
        allClose("clipped update", clipped.free, 0, f.parameters("after_1_step_maxnorm1"), tolerance);
        Ready unclipped = Ready.of(f, precision, Double.POSITIVE_INFINITY);
        unclipped.run(f, f.batch());
        allClose("unclipped update", unclipped.free, 0, f.parameters("after_1_step_noclip"), tolerance);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void twentyUpdates(GradientFixture f) {
        Ready ready = Ready.of(f, Precision.FLOAT64, 1);
        Batch batch = f.batch();
        double[] history = f.flat("history_20_steps", "rows");
        for (int n = 0; n < 20; n++) {
            TrainingStep.Outcome outcome = ready.run(f, batch);
            close("cost before update " + n, outcome.cost(), history[3 * n], 1e-9);
            close("norm before update " + n, outcome.gradientNorm(), history[3 * n + 1], 1e-9);
            close("Omega before update " + n, outcome.omega(), history[3 * n + 2], 1e-9);
        }
        allClose("parameters", ready.free, 0, f.parameters("after_20_steps_maxnorm1"), 1e-9);
    }

    private static void allClose(String what, double[] found, int start, double[] wanted, double tolerance) {
        for (int at = 0; at < wanted.length; at++) {
            close(what + " " + at, found[start + at], wanted[at], tolerance);
        }
    }

    private static void close(String what, double found, double wanted, double tolerance) {
        assertThat(found).as(what).isCloseTo(wanted, within(tolerance * Math.max(1, Math.abs(wanted))));
    }
}
