package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.EulerMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves whose period is known, sampled by turning an angle and drawing a curve over it. */
class ClosedCurveTest {
    private static final int ROWS = 6000;

    @ParameterizedTest
    @ValueSource(doubles = {7.3, 17.77777, 74.0463325, 118.39178104724934, 500.123456})
    void theCircleHasThePeriodOfItsRotation(double period) {
        ClosedCurve found = require(period, t -> new double[] {Math.cos(t), Math.sin(t)});
        assertThat(found.period() / period).isCloseTo(1, within(1e-8));
        assertThat(found.recurrenceError()).isLessThan(1e-3);
    }

    /** The curve crosses every level of its first variable six times a period. */
    @Test
    void manyCrossingsAPeriodDoNotShortenIt() {
        double period = 80.123;
        ClosedCurve found = require(period, t ->
                new double[] {Math.cos(3 * t) + 0.1 * Math.cos(t), Math.sin(3 * t) + 0.1 * Math.cos(2 * t)});
        assertThat(found.period() / period).isCloseTo(1, within(1e-8));
    }

    /** A curve that goes round twice before it closes, its two rounds hardly apart. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1e-3, 1e-4})
    void twoRoundsThatDifferSlightlyAreOnePeriod(double apart) {
        double period = 161.803398875;
        ClosedCurve found = require(period, t -> new double[] {
            Math.cos(2 * t) + apart * Math.cos(t), Math.sin(2 * t) + apart * Math.sin(t), apart * Math.cos(3 * t)
        });
        assertThat(found.period() / period).isCloseTo(1, within(1e-8));
    }

    /** Kinks, as the curve of a map with a kink has them. */
    @Test
    void kinksDoNotMatter() {
        double period = 73.520244;
        ClosedCurve found = require(period, t ->
                new double[] {Math.max(0, Math.cos(t)), Math.abs(Math.sin(t)) + Math.sin(t) / 3, Math.cos(t)});
        assertThat(found.period() / period).isCloseTo(1, within(1e-7));
    }

    /** Of a rotation by more than an eighth of a turn, each step jumps across the curve. */
    @ParameterizedTest
    @ValueSource(doubles = {1.618033988749895, 2.414213562373095, 2.718281828459045, 3.3166247903554, 5.8309518948453})
    void theCircleIsFoundWhereStepsJumpAcrossIt(double period) {
        double expected = period < 2 ? 1 / (1 - 1 / period) : period;
        ClosedCurve found = require(period, t -> new double[] {Math.cos(t), 0.6 * Math.sin(t) + 0.2 * Math.cos(2 * t)});
        assertThat(found.period() / expected).isCloseTo(1, within(1e-7));
    }

    @Test
    void aTorusIsNotAClosedCurve() {
        double second = Math.sqrt(0.37);
        for (double minor : new double[] {0.5, 0.05, 1e-3}) {
            assertThat(find(60.1, t -> new double[] {
                        Math.cos(t) * (1 + minor * Math.cos(second * t)),
                        Math.sin(t) * (1 + minor * Math.cos(second * t)),
                        minor * Math.sin(second * t)
                    }))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 0.99999, 1.00001})
    void aSpiralIsNotAClosedCurve(double factor) {
        EulerMap spiral = Maps.affine(Maps.rotation(0.1, factor), dev.rondo.linalg.Vector.zeros(2));
        assertThat(ClosedCurve.of(Orbit.following(spiral, new double[] {1, 0}, ROWS)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.7, 3.9, 4.0})
    void chaosIsNotAClosedCurve(double r) {
        assertThat(ClosedCurve.of(Orbit.following(Maps.logistic(r), new double[] {0.3}, ROWS)))
                .isEmpty();
        assertThat(ClosedCurve.of(Orbit.following(Maps.henon(1.4, 0.3), new double[] {0.1 / r, 0.1}, ROWS)))
                .isEmpty();
    }

    private static ClosedCurve require(double period, Curve curve) {
        return find(period, curve).orElseThrow();
    }

    private static Optional<ClosedCurve> find(double period, Curve curve) {
        int dimension = curve.at(0).length;
        int[] step = {0};
        EulerMap sampled = Maps.of(
                dimension,
                (x, next) -> System.arraycopy(curve.at(2 * Math.PI * ++step[0] / period), 0, next, 0, dimension),
                (x, v, out) -> {
                    throw new AssertionError("the return test looks at states only");
                });
        return ClosedCurve.of(Orbit.following(sampled, curve.at(0), ROWS));
    }

    private interface Curve {
        double[] at(double angle);
    }
}
