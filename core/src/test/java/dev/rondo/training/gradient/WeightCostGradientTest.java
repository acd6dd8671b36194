package dev.rondo.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Matrix;
import dev.rondo.task.Batch;
import dev.rondo.training.Masks;
import dev.rondo.training.backprop.Backpropagation;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Parameters.Group;
import dev.rondo.training.backprop.Precision;
import java.io.IOException;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradient is that of the whole cost, costs of weights included, whether readouts have signs or not. */
class WeightCostGradientTest {
    private static final double STEP = 1e-6;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientOfTheCostIsItsDifferenceQuotient(boolean signed) throws IOException {
        GradientFixture f = GradientFixture.all().findFirst().orElseThrow();
        SplittableRandom random = new SplittableRandom(5);
        Matrix readout = Matrix.build(
                f.dimensions().readouts(), f.dimensions().units(), (l, i) -> random.nextInt(3) == 0 ? 0 : 1);
        Masks masks = f.masks().withReadout(readout, signed);
        TrainingStep.Rules rules = new TrainingStep.Rules(
                Precision.FLOAT64,
                new Backpropagation.Terms(0.01, 0, 0),
                new WeightCost(0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
                Positivity.ABS,
                EnumSet.of(Group.INPUT, Group.RECURRENT, Group.READOUT),
                1e12);
        Parameters layout = f.layout();
        double[] free = f.parameters("init");
        for (int at = layout.start(Group.READOUT); at < layout.end(Group.READOUT); at++) {
            int place = at - layout.start(Group.READOUT);
            double mask = readout.get(
                    place / f.dimensions().units(), place % f.dimensions().units());
            double sign = signed && random.nextBoolean() ? -1 : 1;
            free[at] = mask * sign * (0.2 + random.nextDouble());
        }
        double[] gradient = new double[free.length];
        cost(f, masks, rules, free.clone(), gradient);
        for (Group group : rules.trained()) {
            for (int k = 0; k < 6; k++) {
                int at = layout.start(group) + random.nextInt(layout.size(group));
                if (Math.abs(free[at]) > 10 * STEP) {
                    double up = cost(f, masks, rules, moved(free, at, STEP), new double[free.length]);
                    double down = cost(f, masks, rules, moved(free, at, -STEP), new double[free.length]);
                    assertThat(gradient[at])
                            .as("%s, parameter %d", group, at)
                            .isCloseTo((up - down) / (2 * STEP), within(1e-7));
                }
            }
        }
        for (int at = layout.start(Group.READOUT); at < layout.end(Group.READOUT); at++) {
            if (free[at] == 0) {
                assertThat(gradient[at]).as("a weight that does not exist").isZero();
            }
        }
    }

    private static double[] moved(double[] free, int at, double by) {
        double[] moved = free.clone();
        moved[at] += by;
        return moved;
    }

    private static double cost(
            GradientFixture f, Masks masks, TrainingStep.Rules rules, double[] free, double[] gradient) {
        TrainingStep step = new TrainingStep(f.network(), masks, f.dimensions(), rules, Kernels.inUse(), free);
        Optimizer still = new Optimizer(OptimizerRule.SGD, Kernels.inUse(), new double[0], new double[0]);
        Batch batch = f.batch();
        double cost = step.step(batch, f.flat("data", "u"), f.flat("data", "noise_rec"), still, 0, 1)
                .cost();
        System.arraycopy(step.gradient(), 0, gradient, 0, gradient.length);
        return cost;
    }
}
