package dev.rondo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Subject;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractionTest {
    private static RateNetwork chain(double weight, Time dt) {
        return RateNetwork.of(Matrix.of(new double[][] {{0, 0}, {weight, 0}}), Activation.IDENTITY)
                .tau(Time.ms(100))
                .dt(dt)
                .baselines(Vector.zeros(0))
                .build();
    }

    /** The chain's map to the power k is (1 - a)^k (I + k a/(1 - a) w e2 e1^T), of norm (1 - a)^k exp(asinh(s/2)). */
    @Test
    void aChainOfTheMapHasItsClosedForm() {
        double a = 0.1;
        Contraction.Result r = new Contraction(List.of(Time.ms(10), Time.ms(100), Time.ms(500)))
                .of(chain(3, Time.ms(10)), Matrix.zeros(0, 0));
        for (Contraction.Growth g : r.growth()) {
            double k = g.time().in(Time.ms(10));
            double shear = 3 * k * a / (1 - a);
            double gain = Math.pow(1 - a, k) * Math.exp(Math.log(shear / 2 + Math.hypot(1, shear / 2)));
            assertThat(g.gain()).isCloseTo(gain, within(1e-12 * gain));
        }
        assertThat(r.contractsEverywhere()).isFalse();
        assertThat(r.weightNorm()).isCloseTo(3, within(1e-13));
    }

    /** With small steps the exponents per tau tend to those of the flow, -1 + asinh(w T/2)/T. */
    @Test
    void smallStepsTendToTheFlow() {
        Contraction.Result r = new Contraction(List.of(Time.ms(10), Time.ms(100), Time.ms(500)))
                .of(chain(3, Time.ms(0.1)), Matrix.zeros(0, 0));
        double[] expected = {.494431201850, .194763217287, -.457506938963};
        for (int k = 0; k < 3; k++) {
            assertThat(r.growth().get(k).exponentPerS() * 0.1).isCloseTo(expected[k], within(2e-3));
        }
    }

    @Test
    void aWeakNetworkContractsEverywhere() {
        var answer = new Contraction(List.of(Time.ms(10))).of(Subject.of(chain(0.5, Time.ms(10))));
        assertThat(answer.result().contractsEverywhere()).isTrue();
        assertThat(((Contraction.Certificate) answer.certificate()).volumeError())
                .isLessThan(1e-13);
    }
}
