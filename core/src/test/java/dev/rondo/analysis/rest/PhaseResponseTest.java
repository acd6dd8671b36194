package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseResponseTest {
    private static final double ANGLE = 2 * Math.PI / 40.5;

    /** A turn by a fixed angle with the radius drawn to 1: isochrons are rays, so the shift is the change of the angle. */
    private record Clock(double kick) implements EulerMap {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public Time step() {
            return Time.ms(10);
        }

        @Override
        public void apply(double[] x, double[] next) {
            double angle = StrictMath.atan2(x[1], x[0] + kick) + ANGLE;
            double radius = 1 + 0.8 * (Math.hypot(x[0] + kick, x[1]) - 1);
            next[0] = radius * StrictMath.cos(angle);
            next[1] = radius * StrictMath.sin(angle);
        }

        @Override
        public void differential(double[] x, double[] v, double[] out) {
            throw new UnsupportedOperationException("not asked for");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.5, -0.3})
    void aClockIsShiftedByTheChangeOfItsAngle(double kick) {
        PhaseResponse.Curve curve =
                new PhaseResponse(200, 1000).of(new Clock(0), new Clock(kick), new double[] {1, 0}, Time.ms(405), 12);
        for (int k = 0; k < 12; k++) {
            double angle = 2 * Math.PI * curve.phase().get(k);
            double kicked = Math.atan2(Math.sin(angle), Math.cos(angle) + kick);
            double expected = Math.IEEEremainder(kicked - angle, 2 * Math.PI) / (2 * Math.PI);
            assertThat(curve.shift().get(k)).isCloseTo(expected, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void thereIsSomethingToLookAt(int steps) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhaseResponse(10, steps))
                .withMessageContaining("window = " + steps);
    }
}
