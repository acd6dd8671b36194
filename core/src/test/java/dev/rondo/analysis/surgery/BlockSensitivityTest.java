package dev.rondo.analysis.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.rest.NetworkFixture;
import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.network.ProjectionGroup;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges against an independent scan of the same networks in steps of 0.05. */
class BlockSensitivityTest {
    private static final double STEP_OF_THE_SCAN = 0.05;

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "single_cycle_A, E_TO_E, 0.75, FIXED_POINT, 1.10, GROWING",
        "single_cycle_A, I_TO_E, 0.85, GROWING, 1.80, FIXED_POINT",
        "single_cycle_A, E_TO_I, 0.85, GROWING, 1.95, FIXED_POINT",
        "single_reg_cycle_I, E_TO_E, 0.75, FIXED_POINT, 1.10, GROWING",
        "single_reg_cycle_I, I_TO_E, 0.75, GROWING, 1.70, FIXED_POINT"
    })
    void theRangesAgreeWithAnIndependentScan(
            String name,
            ProjectionGroup group,
            double lowest,
            AttractorKind below,
            double highest,
            AttractorKind above) {
        NetworkFixture fixture = fixture(name);
        BlockSensitivity.Range range = BlockSensitivity.DEFAULT.range(fixture.network(), endOfTrial(fixture), group);
        assertThat(range.lower().persists()).isCloseTo(lowest, within(STEP_OF_THE_SCAN));
        assertThat(range.lower().beyond()).isEqualTo(below);
        assertThat(range.upper().persists()).isCloseTo(highest, within(STEP_OF_THE_SCAN));
        assertThat(range.upper().beyond()).isEqualTo(above);
    }

    @Test
    void anEdgeIsKnownToTheResolution() {
        NetworkFixture fixture = fixture("single_cycle_A");
        BlockSensitivity near = new BlockSensitivity(About.MAP, 0.1, 0.02, 0.95, 1.2);
        BlockSensitivity.Range range = near.range(fixture.network(), endOfTrial(fixture), ProjectionGroup.E_TO_E);
        assertThat(range.lower().lost()).isNull();
        assertThat(range.lower().beyond()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(range.upper().lost())
                .isNotNull()
                .isBetween(range.upper().persists(), range.upper().persists() + 0.02);
        assertThat(range.upper().beyond()).isEqualTo(AttractorKind.GROWING);
        List<Double> factors =
                range.samples().stream().map(BlockSensitivity.Sample::factor).toList();
        assertThat(factors).isSorted().contains(1.0, range.upper().persists());
    }

    @Test
    void aNetworkWithoutACycleIsRefused() {
        NetworkFixture fixture = fixture("single_fixed_D");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BlockSensitivity.DEFAULT.range(fixture.network(), endOfTrial(fixture), ProjectionGroup.E_TO_E))
                .withMessageContaining("fixed-point");
    }

    private static NetworkFixture fixture(String name) {
        return NetworkFixture.all().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] endOfTrial(NetworkFixture fixture) {
        RateNetwork network = fixture.network();
        return Simulator.of(network).stateAfter(fixture.trials().getFirst().input());
    }
}
