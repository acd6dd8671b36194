package dev.rondo.analysis.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkChangeTest {
    /** Eight excitatory units and two inhibitory ones. */
    private static final RateNetwork NETWORK =
            NetworkDesign.DEFAULT.withUnits(10).draw(1, 3, Key.ofSeed(3));

    private static NetworkChange silence(String units) {
        return new NetworkChange(List.of(), List.of(units.split(",", -1)));
    }

    @Test
    void weightsOfAProjectionAreMultiplied() {
        Population population = NETWORK.population();

        Matrix changed = new NetworkChange(List.of("E_TO_E=0.93", "I_TO_E=2"), List.of())
                .of(NETWORK)
                .recurrent();

        assertThat(changed).isEqualTo(Matrix.build(10, 10, (i, j) -> {
            double factor = !population.isExcitatory(i) ? 1 : population.isExcitatory(j) ? 0.93 : 2;
            return factor * NETWORK.recurrent().get(i, j);
        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        3 | 3
        0,7-9 | 0 7 8 9
        E:0-2 | 0 1 2
        I:1 | 9
        I | 8 9
        i:0,e:7,3-3 | 3 7 8
        """)
    void unitsAreNamedByNumberOrPopulation(String words, String units) {
        Set<Integer> silent = Set.copyOf(
                List.of(units.split(" ", -1)).stream().map(Integer::valueOf).toList());

        RateNetwork changed = silence(words).of(NETWORK);

        for (int i = 0; i < 10; i++) {
            boolean sends = changed.recurrent().column(i).norm() > 0;
            boolean receives = changed.recurrent().row(i).norm() > 0;
            assertThat(sends).isEqualTo(!silent.contains(i));
            assertThat(receives).isEqualTo(!silent.contains(i));
        }
    }

    /** The others are a network of their own: what remains is simulated to the same bits. */
    @Test
    void whatRemainsIsTheNetworkWithoutTheUnits() {
        List<Integer> rest = IntStream.of(0, 1, 2, 4, 5, 6, 8).boxed().toList();
        RateNetwork lesioned = silence("3,7,9").of(NETWORK);
        RateNetwork small = RateNetwork.of(
                        Matrix.build(7, 7, (i, j) -> NETWORK.recurrent().get(rest.get(i), rest.get(j))),
                        NETWORK.activation())
                .input(Matrix.build(7, 1, (i, k) -> NETWORK.input().get(rest.get(i), k)))
                .timeConstants(dev.rondo.network.TimeConstants.same(NETWORK.tau(), 7))
                .dt(NETWORK.dt())
                .baselines(NETWORK.baselines())
                .initialState(dev.rondo.linalg.Vector.of(rest.stream()
                        .mapToDouble(i -> NETWORK.initialState().get(i))
                        .toArray()))
                .build();

        Matrix x = Simulator.of(lesioned).run(Matrix.zeros(0, 1), 30).x();
        Matrix alone = Simulator.of(small).run(Matrix.zeros(0, 1), 30).x();

        for (int t = 0; t < 30; t++) {
            for (int k = 0; k < 7; k++) {
                assertThat(x.get(t, rest.get(k))).isEqualTo(alone.get(t, k));
            }
            assertThat(x.get(t, 3)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        E_TO_E | A factor of weights must be NAME=FACTOR with a NAME of E_TO_E
        E_TO_E=much | got 'E_TO_E=much'
        E_TO_E=NaN | got 'E_TO_E=NaN'
        tau=0.5 | got 'tau=0.5'
        E_TO_X=2 | there is no 'E_TO_X'
        E_TO_E=-1 | Dale's principle: unit 0 is excitatory
        """)
    void whatIsNoFactorIsRefused(String factor, String message) {
        assertThatThrownBy(() -> new NetworkChange(List.of(factor), List.of()).of(NETWORK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10 | Silenced units must be from 0 to 9, got '10'
        E:8 | Silenced units must be from 0 to 7, got 'E:8'
        5-3 | from 0 to 9, got '5-3'
        a | Silenced units must be numbers from 0 such as 3,7-9, or E:0-4, I:2, E, I, got 'a'
        -1 | got '-1'
        """)
    void whatIsNoUnitIsRefused(String words, String message) {
        assertThatThrownBy(() -> silence(words).of(NETWORK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
