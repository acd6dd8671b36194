package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.rest.Lyapunov;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodicInputMapTest {
    private static final RateNetwork CYCLE = new RateNetwork(
            Matrix.of(new double[][] {{0, -1.5, -.75}, {-.75, 0, -1.5}, {-1.5, -.75, 0}}),
            Matrix.of(new double[][] {{1}, {1}, {1}}),
            Matrix.identity(3),
            Vector.zeros(3),
            Vector.zeros(3),
            Vector.of(1, .5, .2),
            Population.of(0, 3),
            Activation.RELU,
            Time.ms(50),
            Time.ms(10),
            1,
            NoiseModel.NONE);

    private static Matrix sine(int rows, int period) {
        return Matrix.build(rows, 1, (t, k) -> 1 + .9 * Math.sin(2 * Math.PI * (t % period) / period));
    }

    @ParameterizedTest
    @CsvSource({"100, 59, 59", "100, 80, 100", "100, 20, 20", "100, 1, 1", "3, 7, 3"})
    void anInputShowsItsPeriod(int rows, int period, int expected) {
        assertThat(PeriodicInputMap.periodOf(sine(rows, period))).isEqualTo(expected);
    }

    @Test
    void everyStepHasItsRowOfTheInput() {
        Matrix input = sine(7, 7);
        PeriodicInputMap map = PeriodicInputMap.of(CYCLE, input, 7);
        double[] x = map.after(5, new double[] {1, .5, .2});
        double[] free = {1, .5, .2};
        for (int t = 5; t < 30; t++) {
            double[] next = new double[4];
            map.apply(x, next);
            double[] expected = new double[3];
            NetworkMap.under(CYCLE, input.get(t % 7, 0)).apply(free, expected);
            assertThat(Arrays.copyOf(next, 3)).containsExactly(expected);
            x = next;
            free = expected;
        }
    }

    /** The numbers are NumPy's, by QR of every step. */
    @Test
    void exponentsAreThoseUnderTheInput() {
        Vector exponents = new Lyapunov(
                        About.MAP, 0, Time.seconds(20), Time.seconds(100), Lyapunov.InputAfter.PERIODIC, 0)
                .driven(CYCLE, sine(100, 59), Vector.of(1, .5, .2))
                .result()
                .exponentsPerS();
        assertThat(exponents.get(0)).isCloseTo(-2.4258569, within(1e-4));
        assertThat(exponents.get(1)).isCloseTo(-6.0731880, within(1e-4));
        assertThat(exponents.get(2)).isCloseTo(-76.9757840, within(1e-4));
    }

    @Test
    void thePeriodIsWithinTheInput() {
        assertThatThrownBy(() -> PeriodicInputMap.of(CYCLE, sine(5, 5), 6)).hasMessageContaining("got 6");
    }
}
