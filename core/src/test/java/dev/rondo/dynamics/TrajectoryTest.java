package dev.rondo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
    @Test
    void aRowIsAState() {
        Trajectory trajectory = new Trajectory(
                Vector.of(0.01, 0.02),
                Matrix.of(new double[][] {{1, 2}, {3, 4}}),
                Matrix.of(new double[][] {{1, 2}, {3, 4}}),
                Matrix.zeros(2, 1),
                Matrix.zeros(2, 1));
        assertThat(trajectory.state(1)).containsExactly(3, 4);
        assertThat(trajectory.time(1)).isEqualTo(Time.seconds(0.02));
        assertThat(trajectory.units()).isEqualTo(2);
    }

    @Test
    void partsOfOtherLengthsAreRefused() {
        assertThatThrownBy(() -> new Trajectory(
                        Vector.of(0.01, 0.02),
                        Matrix.zeros(2, 3),
                        Matrix.zeros(2, 3),
                        Matrix.zeros(1, 1),
                        Matrix.zeros(2, 1)))
                .hasMessage("A trajectory has one row per time: z is 1 x 1 for 2 times");
        assertThatThrownBy(() -> new Trajectory(
                        Vector.of(0.01),
                        Matrix.zeros(1, 3),
                        Matrix.zeros(1, 2),
                        Matrix.zeros(1, 1),
                        Matrix.zeros(1, 1)))
                .hasMessage("States and rates belong to the same units: x is 1 x 3, r is 1 x 2");
    }
}
