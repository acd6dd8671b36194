package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurgeryTest {
    private final RateNetwork network = new RandomNetworks(5).make(20, 1, 3, Activation.RELU, 1);

    @ParameterizedTest
    @EnumSource(ProjectionGroup.class)
    void onlyTheWeightsOfTheGroupAreScaled(ProjectionGroup group) {
        Matrix scaled = group.scale(network, 1.5).recurrent();
        for (int i = 0; i < network.units(); i++) {
            for (int j = 0; j < network.units(); j++) {
                boolean inside = group.contains(Projection.between(network.population(), j, i));
                assertThat(scaled.get(i, j))
                        .isEqualTo((inside ? 1.5 : 1) * network.recurrent().get(i, j));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProjectionGroup.class)
    void aFactorOfOneChangesNothing(ProjectionGroup group) {
        assertThat(group.scale(network, 1)).isEqualTo(network);
    }

    @Test
    void theFourSingleProjectionsTileTheMatrix() {
        RateNetwork all = network;
        for (ProjectionGroup group : ProjectionGroup.values()) {
            all = group.isSingle() ? group.scale(all, 3) : all;
        }
        assertThat(all).isEqualTo(ProjectionGroup.ALL.scale(network, 3));
    }

    @Test
    void aNegativeFactorWouldBreakDale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProjectionGroup.E_TO_I.scale(network, -0.1))
                .withMessageContaining("-0.1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.2, 0.5, 1})
    void aFractionOfTheProjectionIsCutAndNothingElse(double fraction) {

        int possible = 0;
        int cut = 0;
        Matrix left = new Sparsening(Projection.E_TO_E, fraction)
                .cut(dense(), Key.ofSeed(3))
                .recurrent();
        for (int i = 0; i < left.rows(); i++) {
            for (int j = 0; j < left.columns(); j++) {
                if (i == j) {
                    continue;
                }
                boolean inside = Projection.between(network.population(), j, i) == Projection.E_TO_E;
                possible += inside ? 1 : 0;
                cut += left.get(i, j) == 0 ? 1 : 0;
                assertThat(inside || left.get(i, j) == dense().recurrent().get(i, j))
                        .isTrue();
            }
        }
        assertThat(cut).isEqualTo((int) Math.round(fraction * possible));
    }

    @Test
    void whatASmallFractionCutsALargerOneCutsToo() {
        Matrix few = new Sparsening(Projection.E_TO_E, 0.1)
                .cut(dense(), Key.ofSeed(8))
                .recurrent();
        Matrix many = new Sparsening(Projection.E_TO_E, 0.3)
                .cut(dense(), Key.ofSeed(8))
                .recurrent();
        for (int i = 0; i < few.rows(); i++) {
            for (int j = 0; j < few.columns(); j++) {
                assertThat(few.get(i, j) != 0 || many.get(i, j) == 0).isTrue();
            }
        }
    }

    @Test
    void aFractionLiesBetweenZeroAndOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sparsening(Projection.E_TO_E, 1.2))
                .withMessageContaining("1.2");
    }

    /** The network with every connection present. */
    private RateNetwork dense() {
        Population population = network.population();
        return network.withRecurrent(Matrix.build(
                network.units(), network.units(), (i, j) -> i == j ? 0 : 0.01 * population.sign(j) * (1 + i + j)));
    }
}
