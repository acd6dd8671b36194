package dev.rondo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FlowMapTest {
    /** The pendulum x'' = -sin x, whose energy v^2/2 - cos x is conserved. */
    private static final VectorField PENDULUM = new VectorField() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void evaluate(double[] x, double[] derivative) {
            derivative[0] = x[1];
            derivative[1] = -Math.sin(x[0]);
        }

        @Override
        public void differential(double[] x, double[] v, double[] out) {
            out[0] = v[1];
            out[1] = -Math.cos(x[0]) * v[0];
        }
    };

    @Test
    void theErrorFallsWithTheFourthPowerOfTheStep() {
        double[] exact = after(4096);
        double coarse = distance(after(64), exact);
        double fine = distance(after(128), exact);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(4, within(0.1));
    }

    @Test
    void theDifferentialIsThatOfTheStep() {
        FlowMap map = FlowMap.of(PENDULUM, Time.seconds(0.5));
        double[] x = {0.7, -0.4};
        double[] v = {0.3, 1.1};
        double h = 1e-5;
        double[] ahead = new double[2];
        double[] behind = new double[2];
        map.apply(new double[] {x[0] + h * v[0], x[1] + h * v[1]}, ahead);
        map.apply(new double[] {x[0] - h * v[0], x[1] - h * v[1]}, behind);
        double[] out = new double[2];
        map.differential(x, v, out);
        for (int i = 0; i < 2; i++) {
            assertThat(out[i]).isCloseTo((ahead[i] - behind[i]) / (2 * h), within(1e-9));
        }
    }

    @Test
    void aStepOfNoLengthIsRefused() {
        assertThatThrownBy(() -> FlowMap.of(PENDULUM, Time.ZERO))
                .hasMessage("A step of a flow is positive and finite: 0.0 ms");
    }

    /** The state after 4 s in so many steps. */
    private static double[] after(int steps) {
        FlowMap map = FlowMap.of(PENDULUM, Time.seconds(4.0 / steps));
        double[] x = {2, 0.5};
        for (int k = 0; k < steps; k++) {
            double[] next = new double[2];
            map.apply(x, next);
            x = next;
        }
        return x;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
}
