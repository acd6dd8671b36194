package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.rest.NetworkFixture;
import dev.rondo.attractor.smooth.SmoothOutcome;
import dev.rondo.attractor.smooth.SmoothSearch;
import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flow's cycle of every trained network that is smooth. */
class SmoothFlowFixturesTest {
    static Stream<NetworkFixture.Trial> cycles() {
        return NetworkFixture.all().stream()
                .filter(NetworkFixture::isTrained)
                .filter(f -> f.network().activation().equals(Activation.SOFTPLUS)
                        || f.network().activation().equals(Activation.TANH))
                .map(f -> f.trials().getFirst())
                .filter(t -> t.has("steady"))
                .filter(t -> t.get("steady").get("kind").asString().equals("limit_cycle"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("cycles")
    void theFlowHasACertifiedCycle(NetworkFixture.Trial trial) {
        RateNetwork network = trial.fixture().network();
        ClosedOrbit cycle = cycle(network, Vector.owning(Simulator.of(network).stateAfter(trial.input())));
        double[] off = cycle.start().toArray();
        for (int i = 0; i < off.length; i++) {
            off[i] *= i % 2 == 0 ? 1.1 : 0.9;
        }
        ClosedOrbit again = cycle(network, Vector.owning(off));
        assertThat(again.period().in(cycle.period())).isBetween(1 - 1e-10, 1 + 1e-10);
        assertThat(again.moments().std().minus(cycle.moments().std()).norm())
                .isLessThan(1e-9 * cycle.moments().amplitude());
    }

    private static ClosedOrbit cycle(RateNetwork network, Vector start) {
        VectorField field = NetworkField.atRest(network);
        SmoothOutcome outcome = SmoothSearch.DEFAULT.from(field, network.tau(), start);
        assertThat(outcome).isInstanceOf(SmoothOutcome.OnCycle.class);
        ClosedOrbit cycle = ((SmoothOutcome.OnCycle) outcome).cycle();
        assertThat(cycle.isStable()).isTrue();
        assertThat(cycle.neutralDirections()).isEqualTo(1);
        assertThat(cycle.certificate().residual()).isLessThan(1e-10);
        assertThat(cycle.certificate().trivialMultiplierError()).isLessThan(1e-8);
        return cycle;
    }
}
