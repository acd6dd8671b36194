package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Subject;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.network.PowerLaw;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The two-population network of Hennequin et al. (2018); right values by an independent Lyapunov solution (SciPy). */
class StabilisedNetworkTest {
    private static final RateNetwork PAIR = RateNetwork.of(
                    Matrix.of(new double[][] {{1.25, -.65}, {1.2, -.5}}), new PowerLaw(0.3, 2))
            .signs(Population.of(1, 1))
            .timeConstants(TimeConstants.of(Population.of(1, 1), Time.ms(20), Time.ms(10)))
            .dt(Time.ms(1))
            .baselines(Vector.zeros(0))
            .build();

    private static StabilisedNetwork.Level at(double input, Time noise) {
        return new StabilisedNetwork(0, input, 16, 0.2, 0.1, noise)
                .of(PAIR)
                .levels()
                .getLast();
    }

    private static double of(@Nullable Double value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }

    @Test
    void fixedPointsAndVariabilityAreTheKnownOnes() {
        StabilisedNetwork.Level two = at(2, Time.ms(50));
        assertThat(two.state().get(0)).isCloseTo(3.2969157496, within(1e-9));
        assertThat(two.state().get(1)).isCloseTo(3.7752257856, within(1e-9));
        assertThat(two.rateE()).isCloseTo(3.2608960379, within(1e-9));
        assertThat(of(two.rateI())).isCloseTo(4.2756989197, within(1e-9));
        assertThat(Math.sqrt(of(two.varianceE()))).isCloseTo(.9570755337, within(1e-9));
        assertThat(Math.sqrt(of(two.varianceI()))).isCloseTo(1.0550938556, within(1e-9));
        assertThat(two.slowestPerS()).isCloseTo(-14.11921, within(1e-4));
        StabilisedNetwork.Level fifteen = at(15, Time.ms(50));
        assertThat(Math.sqrt(of(fifteen.varianceE()))).isCloseTo(.2993463276, within(1e-9));
        assertThat(of(at(2, Time.ms(0)).varianceE())).isCloseTo(.4038624930, within(1e-9));
        assertThat(of(at(15, Time.ms(0)).varianceE())).isCloseTo(.1063617958, within(1e-9));
    }

    @Test
    void variabilityPeaksAndIsQuenched() {
        StabilisedNetwork.Result r = new StabilisedNetwork(0, 15, 61, 0.2, 0.1, Time.ms(50)).of(PAIR);
        assertThat(of(r.inputOfLargestVariance())).isCloseTo(1.961166, within(1e-6));
        assertThat(of(r.largestVariance())).isCloseTo(.918235463, within(1e-9));
        assertThat(of(r.quenching())).isCloseTo(.918235463 / (.2993463276 * .2993463276), within(1e-6));
    }

    @Test
    void inhibitionIsParadoxicalOnceExcitationIsUnstableAlone() {
        var answer = new StabilisedNetwork(0, 15, 61, 0.2, 0.1, Time.ms(50)).of(Subject.of(PAIR));
        assertThat(of(answer.result().paradoxicalFrom())).isCloseTo(1.0456674936, within(1e-9));
        assertThat(of(at(.5, Time.ms(50)).inhibitoryResponse())).isCloseTo(.256107119, within(1e-8));
        assertThat(of(at(2, Time.ms(50)).inhibitoryResponse())).isCloseTo(-9.412593394, within(1e-7));
        StabilisedNetwork.Certificate c = (StabilisedNetwork.Certificate) answer.certificate();
        assertThat(c.largestResidual()).isLessThan(1e-11);
        assertThat(c.reached()).isEqualTo(15);
    }
}
