package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Initialization;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightCheckTest {
    private static RateNetwork drawn(long seed, Initialization.Balance balance) {
        NetworkDesign design = NetworkDesign.DEFAULT;
        Initialization first = new Initialization(balance, 0.99, 0.1, 0.5, 0.5, 0);
        Key key = Key.ofSeed(seed);
        RateNetwork network = design.draw(1, 8, key);
        return network.withRecurrent(first.recurrent(network.population(), design.connections(network, key), key));
    }

    @ParameterizedTest
    @EnumSource(Initialization.Balance.class)
    void balancedWeightsAreAGoodBeginning(Initialization.Balance balance) {
        WeightCheck check = WeightCheck.of(drawn(7, balance));

        assertThat(check.isGood()).isTrue();
        assertThat(check.spectralRadius()).isCloseTo(0.99, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsBalancedExactlyHaveNoImbalanceButThatOfTheDiagonal(long seed) {
        WeightCheck check = WeightCheck.of(drawn(seed, Initialization.Balance.RAJAKUMAR2021));

        assertThat(check.meanRowSum()).isCloseTo(0, within(1e-12));
        assertThat(check.imbalance()).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightsWithoutEnoughInhibitionAreNot(long seed) {
        RateNetwork network = drawn(seed, Initialization.Balance.SONG2016);
        Matrix weak = Matrix.build(
                network.units(),
                network.units(),
                (i, j) -> network.recurrent().get(i, j) * (network.population().isExcitatory(j) ? 1 : 0.25));

        WeightCheck check = WeightCheck.of(network.withRecurrent(weak));

        assertThat(check.isGood()).isFalse();
        assertThat(check.finding()).contains("network.initialization.balance=rajakumar2021");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.7, 0.8, 0.9, 1, 1.5})
    void theCheckOfOutliersSaysWhatTheWholeCheckSays(double inhibition) {
        for (long seed = 1; seed <= 3; seed++) {
            RateNetwork network = drawn(seed, Initialization.Balance.SONG2016);
            RateNetwork changed = network.withRecurrent(Matrix.build(
                    network.units(),
                    network.units(),
                    (i, j) -> network.recurrent().get(i, j)
                            * (network.population().isExcitatory(j) ? 1 : inhibition)));
            WeightCheck whole = WeightCheck.of(changed);

            assertThat(WeightCheck.ofOutlier(changed))
                    .isEqualTo(whole.isGood() ? Optional.empty() : Optional.of(whole));
        }
    }

    @Test
    void noConnectionsAreNoHarm() {
        RateNetwork network = NetworkDesign.DEFAULT.withUnits(10).draw(1, 1, Key.ofSeed(1));

        WeightCheck check = WeightCheck.of(network.withRecurrent(Matrix.zeros(10, 10)));

        assertThat(check.isGood()).isTrue();
        assertThat(WeightCheck.ofOutlier(network.withRecurrent(Matrix.zeros(10, 10))))
                .isEmpty();
        assertThat(Vector.of(new double[] {check.outlier(), check.imbalance(), check.meanRowSum()})
                        .norm())
                .isZero();
    }
}
