package dev.rondo.continuation.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.Moments;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleMatchTest {
    private static final Matrix CIRCLE =
            Matrix.build(200, 2, (k, i) -> i == 0 ? Math.cos(2 * Math.PI * k / 200) : Math.sin(2 * Math.PI * k / 200));

    private static ClosedOrbit unitCircle(double multiplier) {
        return new ClosedOrbit(
                Time.seconds(1),
                Vector.of(1, 0),
                new Moments(Vector.of(0, 0), Vector.of(Math.sqrt(0.5), Math.sqrt(0.5))),
                ComplexVector.of(Complex.of(multiplier)),
                new ClosedOrbit.Certificate(0, 0, 1, 1));
    }

    /** A polygon of 200 corners is nowhere farther than 1 - cos(pi/200) from its circle. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.9, 1, 1.05, 3})
    void theDistanceFromACircleIsThatOfTheRadii(double radius) {
        for (double angle = 0; angle < 6; angle += 0.37) {
            Vector state = Vector.of(radius * Math.cos(angle), radius * Math.sin(angle));
            assertThat(CycleMatch.along(unitCircle(0.5), CIRCLE, state).distance())
                    .isCloseTo(Math.abs(radius - 1) / (1 + radius), within(1 - Math.cos(Math.PI / 200)));
        }
    }

    @Test
    void farStatesAndUnstableCyclesAreObjectedTo() {
        assertThat(CycleMatch.along(unitCircle(0.5), CIRCLE, Vector.of(0, 1.01)).objection())
                .isEmpty();
        assertThat(CycleMatch.along(unitCircle(0.5), CIRCLE, Vector.of(0, 3)).objection())
                .get()
                .asString()
                .contains("far");
        assertThat(CycleMatch.along(unitCircle(1.5), CIRCLE, Vector.of(0, 1)).objection())
                .get()
                .asString()
                .contains("unstable");
    }

    @Test
    void aTurnHasStates() {
        assertThatThrownBy(() -> CycleMatch.along(unitCircle(0.5), Matrix.zeros(1, 2), Vector.of(0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1");
    }
}
