package dev.rondo.analysis.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.rajakumar2021.circuits.Circuits;
import org.junit.jupiter.api.Test;

class HebbianPlasticityTest {
    private final RateNetwork ring = Circuits.ring(6, 2, 1);

    @Test
    void withoutRatesTheWeightsDecayExponentially() {
        HebbianPlasticity.Result result = new HebbianPlasticity(0, 0.2, Time.seconds(3), 3).of(ring, new double[6]);
        double expected = StrictMath.pow(1 - 0.2 * 0.001, 3000);
        assertThat(result.weights().minus(ring.recurrent().times(expected)).maxAbs())
                .isLessThan(1e-12);
        assertThat(result.snapshots()).hasSize(4);
        assertThat(result.snapshots().getLast().weightChange()).isCloseTo(1 - expected, within(1e-12));
    }

    /** At a fixed point the rates do not change while the weights hardly do: growth at the rate eps1 r_i r_j. */
    @Test
    void weightsGrowByTheProductOfTheRates() {
        Matrix w = Matrix.of(new double[][] {{0, -0.5}, {0.4, 0}});
        RateNetwork pair = Circuits.of(w, Vector.of(1, 0.5), Population.ofSigns(1, -1), Activation.RELU);
        Vector x = Circuits.allActiveFixedPoint(pair).orElseThrow();
        double eps = 1e-6;
        Matrix after = new HebbianPlasticity(eps, 0, Time.seconds(1), 1)
                .of(pair, x.toArray())
                .weights();
        double rate = eps * x.get(0) * x.get(1);
        assertThat((after.get(0, 1) / w.get(0, 1) - 1) / rate).isCloseTo(1, within(1e-4));
        assertThat((after.get(1, 0) / w.get(1, 0) - 1) / rate).isCloseTo(1, within(1e-4));
    }

    @Test
    void everySignIsKept() {
        HebbianPlasticity.Result result =
                new HebbianPlasticity(0.5, 0.01, Time.seconds(4), 2).of(ring, new double[] {0.3, 0, 0, 0.1, 0, 0});
        assertThat(result.signsKept()).isTrue();
        assertThat(result.snapshots().getLast().weightChange()).isPositive();
    }

    @Test
    void aWeightDecaysByLessThanItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HebbianPlasticity(0, 2000, Time.seconds(1), 1).of(ring, new double[6]))
                .withMessageContaining("eps2");
    }
}
