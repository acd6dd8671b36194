package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Noise;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private final RandomNetworks random = new RandomNetworks(21);
    private final RateNetwork network = random.make(20, 1, 3, Activation.RELU, 1.5);
    private final Simulator simulator = Simulator.of(network);

    @Test
    void aTrialIsTheMapUnderEachInputAndThenTheMapAtRest() {
        Matrix u = simulator.input(List.of(Stimulus.decay()), Time.seconds(1));
        Trajectory trajectory = simulator.run(u, 150);
        double[] x = network.initialState().toArray();
        for (int t = 0; t < 150; t++) {
            double[] next = new double[20];
            NetworkMap map = t < 100 ? NetworkMap.under(network, u.row(t).toArray()) : NetworkMap.atRest(network);
            map.apply(x, next);
            x = next;
            assertThat(trajectory.state(t)).containsExactly(x);
        }
        assertThat(simulator.stateAfter(u)).containsExactly(trajectory.state(99));
    }

    @Test
    void rowsSayWhichStepTheyAre() {
        Trajectory trajectory = simulator.run(Matrix.zeros(0, 1), 7);
        assertThat(trajectory.rows()).isEqualTo(7);
        assertThat(trajectory.time(0)).isEqualTo(Time.ms(10));
        assertThat(trajectory.time(6)).isEqualTo(Time.ms(70));
        assertThat(trajectory.u().get(6, 0)).isEqualTo(0.2);
    }

    @Test
    void readoutsAreTheFormula() {
        Trajectory trajectory = simulator.run(Matrix.zeros(0, 1), 5);
        for (int t = 0; t < 5; t++) {
            for (int l = 0; l < 3; l++) {
                double expected =
                        network.readout().get(l, l) * Math.max(0, trajectory.x().get(t, l))
                                + network.readoutBias().get(l);
                assertThat(trajectory.z().get(t, l)).isCloseTo(expected, within(1e-15));
                assertThat(trajectory.r().get(t, l))
                        .isEqualTo(Math.max(0, trajectory.x().get(t, l)));
            }
        }
    }

    @Test
    void inputsAreRectifiedAsInTraining() {
        Matrix u = simulator.input(List.of(Stimulus.dc(-1)), Time.seconds(1));
        assertThat(u.get(0, 0)).isEqualTo(0.2);
        assertThat(u.get(9, 0)).isEqualTo(0);
    }

    @Test
    void noiseEntersDriveAndInputAsTheModelSays() {
        Noise ones = new Noise() {
            @Override
            public void recurrent(long step, double[] xi) {
                Arrays.fill(xi, (double) step);
            }

            @Override
            public void input(long step, double[] xi) {
                Arrays.fill(xi, step == 1 ? 1 : -100);
            }
        };
        Trajectory trajectory = simulator.run(Matrix.zeros(0, 1), 2, ones);
        NoiseModel model = network.noise();
        assertThat(trajectory.u().get(0, 0)).isEqualTo(0.2 + model.inputDeviation(network.dt()));
        assertThat(trajectory.u().get(1, 0)).isZero();

        double[] quiet = new double[20];
        NetworkMap.under(network, trajectory.u().get(0, 0))
                .apply(network.initialState().toArray(), quiet);
        double push = network.alpha() * model.recurrentDeviation(network.alpha());
        for (int i = 0; i < 20; i++) {
            assertThat(trajectory.x().get(0, i)).isCloseTo(quiet[i] + push, within(1e-15));
        }
    }

    @Test
    void aTimeBetweenStepsIsRoundedToTheNearest() {
        assertThat(simulator.steps(Time.ms(15))).isEqualTo(2);
        assertThat(simulator.steps(Time.ms(14.9))).isEqualTo(1);
        assertThat(simulator.steps(Time.seconds(10))).isEqualTo(1000);
    }

    @Test
    void wrongInputsAreRefused() {
        assertThatThrownBy(() -> simulator.run(Matrix.zeros(5, 2), 5)).hasMessageContaining("it is 5 x 2");
        assertThatThrownBy(() -> simulator.run(Matrix.build(5, 1, (i, j) -> Double.NaN), 5))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> simulator.run(Matrix.zeros(5, 1), -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> simulator.input(List.of(), Time.seconds(1))).hasMessageContaining("there are 0");
    }
}
