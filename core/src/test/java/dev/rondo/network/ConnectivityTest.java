package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectivityTest {
    private static final Population POPULATION = Population.of(80, 20);

    @Test
    void byDefaultEveryUnitIsConnectedToEveryOther() {
        Matrix connections = Connectivity.FULL.draw(POPULATION, Key.ofSeed(1));

        assertThat(connections).isEqualTo(Matrix.build(100, 100, (i, j) -> i == j ? 0 : 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyProjectionHasItsOwnShare(long seed) {
        Connectivity connectivity = new Connectivity(0.1, 0.5, 0.9, 0);
        Matrix connections = connectivity.draw(POPULATION, Key.ofSeed(seed));

        for (Projection projection : Projection.values()) {
            double share = connectivity.of(projection);
            int pairs = 0;
            int connected = 0;
            for (int post = 0; post < 100; post++) {
                for (int pre = 0; pre < 100; pre++) {
                    if (post != pre && Projection.between(POPULATION, pre, post) == projection) {
                        pairs++;
                        connected += (int) connections.get(post, pre);
                    }
                }
            }
            double standardError = Math.sqrt(share * (1 - share) / pairs);
            assertThat((double) connected / pairs).isCloseTo(share, within(4 * standardError));
        }
    }

    @Test
    void whatIsNotConnectedHasNoWeightAndRowsStillBalance() {
        NetworkDesign design = NetworkDesign.DEFAULT;
        Initialization balanced = new Initialization(Initialization.Balance.RAJAKUMAR2021, 0.99, 0.1, 0.5, 0.5, 0);
        Key key = Key.ofSeed(4);
        Matrix connections = new Connectivity(0.3, 0.3, 0.6, 0.6).draw(design.population(), key);

        Matrix w = balanced.recurrent(design.population(), connections, key);

        for (int i = 0; i < w.rows(); i++) {
            for (int j = 0; j < w.columns(); j++) {
                assertThat(w.get(i, j) != 0).isEqualTo(connections.get(i, j) != 0);
            }
        }
        assertThat(w.times(dev.rondo.linalg.Vector.constant(w.columns(), 1)).norm())
                .isCloseTo(0, within(1e-12));
    }
}
