package dev.rondo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Activation;
import dev.rondo.network.RandomNetworks;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrentsTest {
    private final RateNetwork network = new RandomNetworks(51).make(15, 2, 3, Activation.RELU, 1.5);
    private final Trajectory rest = Simulator.of(network).run(Matrix.zeros(0, 2), 40);

    @Test
    void theCurrentsDriveTheNextState() {
        List<Integer> units = List.of(0, 7, 14);
        Currents currents = Currents.of(network, rest, units);
        for (int t = 0; t + 1 < rest.rows(); t++) {
            for (int c = 0; c < units.size(); c++) {
                double drive = currents.excitatory().get(t, c)
                        + currents.inhibitory().get(t, c)
                        + currents.external().get(t, c);
                double next = 0.8 * rest.x().get(t, units.get(c)) + 0.2 * drive;
                assertThat(rest.x().get(t + 1, units.get(c))).isCloseTo(next, within(1e-14));
                assertThat(currents.excitatory().get(t, c)).isNotNegative();
                assertThat(currents.inhibitory().get(t, c)).isNotPositive();
            }
        }
    }

    @Test
    void aUnitThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Currents.of(network, rest, List.of(15)))
                .hasMessage("Units are counted from 0 to 14: there is no unit 15");
    }
}
