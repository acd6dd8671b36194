package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DensePathTest {
    private static final Time TAU = Time.ms(50);

    /** tau dx/dt = -x - 1 from 2: x = 3 e^(-t/tau) - 1, with its derivatives, before and after it passes 0. */
    @Test
    void aLeakyUnitIsReadAnywhere() {
        PiecewiseLinearField field = PiecewiseLinearField.network(Matrix.zeros(1, 1), Vector.of(-1), TAU);
        ExactFlow flow = ExactFlow.of(field);
        DensePath dense = flow.dense(flow.follow(new double[] {2}, Time.ms(200)));
        for (double ms : new double[] {150, 3, 60, 0, 200, 54}) {
            double decay = 3 * Math.exp(-ms / 50);
            Time time = Time.ms(ms);
            assertThat(dense.state(time).get(0)).isCloseTo(decay - 1, within(1e-14));
            assertThat(dense.manifold(time, 0)).isCloseTo(decay - 1, within(1e-14));
            assertThat(dense.slope(time, 0)).isCloseTo(-20 * decay, within(1e-12));
            assertThat(dense.curvature(time, 0)).isCloseTo(400 * decay, within(1e-10));
        }
    }

    /** The state is where a path of that duration ends; slope and curvature of s = G x + theta are G F and G A F there. */
    @ParameterizedTest
    @CsvSource({"3, 1, true", "6, 2, true", "6, 3, false", "12, 4, true", "12, 5, false"})
    void itAgreesWithTheFlowAndTheField(int n, int seed, boolean xForm) {
        Matrix w = Networks.weights(n, seed, 1.5);
        Vector drive = Vector.constant(n, 0.5);
        PiecewiseLinearField field =
                xForm ? PiecewiseLinearField.network(w, drive, TAU) : PiecewiseLinearField.rateForm(w, drive, TAU);
        Matrix manifolds = xForm ? Matrix.identity(n) : w;
        ExactFlow flow = ExactFlow.of(field);
        double[] start = Networks.state(n, seed);
        PatchedPath path = flow.follow(start, Time.ms(400));
        assertThat(path.crossings()).isNotEmpty();
        DensePath dense = flow.dense(path);
        Random random = new Random(seed);
        for (int k = 0; k < 40; k++) {
            Time time = Time.ms(400 * random.nextDouble());
            Vector x = flow.follow(start, time).state();
            assertThat(dense.state(time).minus(x).norm()).isLessThan(1e-12 * (1 + x.norm()));
            double[] f = new double[n];
            double[] change = new double[n];
            field.evaluate(x.toArray(), f);
            field.differential(x.toArray(), f, change);
            Vector slope = manifolds.times(Vector.of(f));
            Vector curvature = manifolds.times(Vector.of(change));
            int manifold = random.nextInt(n);
            assertThat(dense.manifold(time, manifold))
                    .isCloseTo(field.switchingAt(x.toArray())[manifold], within(1e-12 * (1 + x.norm())));
            assertThat(dense.slope(time, manifold)).isCloseTo(slope.get(manifold), within(1e-10 * (1 + slope.norm())));
            assertThat(dense.curvature(time, manifold))
                    .isCloseTo(curvature.get(manifold), within(1e-8 * (1 + curvature.norm())));
        }
    }

    @Test
    void aPathWithoutDurationIsReadAtItsBeginning() {
        PiecewiseLinearField field = PiecewiseLinearField.network(Matrix.zeros(1, 1), Vector.of(-1), TAU);
        ExactFlow flow = ExactFlow.of(field);
        DensePath dense = flow.dense(flow.follow(new double[] {2}, Time.ZERO));
        assertThat(dense.manifold(Time.ZERO, 0)).isEqualTo(2);
        assertThat(dense.slope(Time.ZERO, 0)).isCloseTo(-60, within(1e-12));
    }
}
