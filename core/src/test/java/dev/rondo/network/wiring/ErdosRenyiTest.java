package dev.rondo.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.random.UniformSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErdosRenyiTest {
    /** Numbers of connections of the reference networks, counted by another program. */
    @ParameterizedTest
    @CsvSource({"1, 20, 0.2, 82", "2, 50, 0.2, 493", "3, 100, 0.1, 986", "4, 200, 0.1, 3954", "5, 200, 0.1, 4049"})
    void splittableDrawsAreTheReferenceNetworks(long seed, int units, double density, int connections) {
        Matrix w = new ErdosRenyi(units, density, 0.5, 1, 0.5, false, true).draw(UniformSource.splittable(seed));
        assertThat(connections(w)).isEqualTo(connections);
    }

    /** Where a row's connections all have one sign, balance leaves zeros, or the rounding of the row's sum. */
    @ParameterizedTest
    @CsvSource({"2, 50, 0.2, 489", "3, 100, 0.1, 983"})
    void balancedDrawsAreTheReferenceNetworksToTheLastBit(long seed, int units, double density, int connections) {
        Matrix w = new ErdosRenyi(units, density, 0.5, 1, 0.5, true, true).draw(UniformSource.splittable(seed));
        assertThat(connections(w)).isEqualTo(connections);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.5", "4, 0.8", "5, 0.8"})
    void balancedRowsSumToTheExpectedValue(double gamma, double f) {
        ErdosRenyi wiring = new ErdosRenyi(100, 0.2, f, gamma, 0.5, true, true);
        Matrix w = wiring.draw(UniformSource.splittable(11));
        double expected = wiring.w0() * 0.2 * 10 * (f - gamma * (1 - f));
        Vector sums = w.times(Vector.constant(100, 1));
        for (int i = 0; i < 100; i++) {
            assertThat(sums.get(i)).isCloseTo(expected, within(1e-13));
        }
    }

    @Test
    void columnsHaveOneSignAndOneWeight() {
        ErdosRenyi wiring = new ErdosRenyi(60, 0.3, 0.8, 3, 0.7, false, true);
        Matrix w = wiring.draw(UniformSource.splittable(12));
        Population population = wiring.population();
        assertThat(population.excitatory()).isEqualTo(48);
        double excitatory = wiring.w0() / Math.sqrt(60);
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                double weight = population.isExcitatory(j) ? excitatory : -3 * excitatory;
                assertThat(w.get(i, j)).isIn(0.0, weight);
            }
        }
    }

    @Test
    void autapsesAreLeftOutWithoutMovingAnotherConnection() {
        Matrix with = new ErdosRenyi(50, 0.3, 0.5, 1, 0.5, false, true).draw(UniformSource.splittable(5));
        Matrix without = new ErdosRenyi(50, 0.3, 0.5, 1, 0.5, false, false).draw(UniformSource.splittable(5));
        assertThat(without).isEqualTo(Matrix.build(50, 50, (i, j) -> i == j ? 0 : with.get(i, j)));
        assertThat(with.trace()).isNotZero();
    }

    @Test
    void theRadiusAndTheWeightDetermineEachOther() {
        ErdosRenyi wiring = new ErdosRenyi(100, 0.1, 0.8, 4, 0.6, true, true);
        assertThat(ErdosRenyi.radiusOf(wiring.w0(), 0.1, 0.8, 4)).isCloseTo(0.6, within(1e-15));
        assertThat(new ErdosRenyi(20, 0.2, 0.5, 1, 0.5, false, true).w0()).isCloseTo(1.25, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0, 0.5, 1, density",
        "100, 1, 0.5, 1, density",
        "100, NaN, 0.5, 1, density",
        "100, 0.1, 0, 1, excitatory_fraction",
        "100, 0.1, 0.001, 1, 'makes 0 excitatory'",
        "100, 0.1, 0.5, 0, dominance",
        "1, 0.1, 0.5, 1, units",
    })
    void impossibleNetworksAreRefused(int units, double density, double f, double gamma, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErdosRenyi(units, density, f, gamma, 0.5, true, true))
                .withMessageContaining(part);
    }

    private static int connections(Matrix w) {
        int count = 0;
        for (double v : w.toRowMajor()) {
            count += v != 0 ? 1 : 0;
        }
        return count;
    }
}
