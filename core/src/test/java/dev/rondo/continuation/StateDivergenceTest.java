package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import dev.rondo.network.parameter.NetworkParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixed points whose states diverge where {@code p w = 1}: {@code x = p w phi(x) + 1}. */
class StateDivergenceTest {
    @ParameterizedTest
    @CsvSource({"relu, 1, FLOW", "relu, .3, MAP", "softplus, 1, FLOW", "softplus, 2.5, FLOW", "softplus, .4, MAP"})
    void theBranchEndsWhereTheStateDiverges(String activation, double w, About about) {
        RateNetwork network = RateNetwork.of(Matrix.of(new double[][] {{w}}), Activation.named(activation))
                .bias(Vector.of(1))
                .initialState(Vector.of(1))
                .timeConstants(TimeConstants.same(Time.ms(50), 1))
                .dt(Time.ms(10))
                .build();
        NetworkBranch request =
                new NetworkBranch(NetworkParameter.named("ALL"), .5 / w, 1.5 / w, NetworkBranch.Of.FIXED_POINT, about);
        Branch branch = Branch.of(request.continuation(network));
        assertThat(branch.ending()).isInstanceOf(Ending.StateDiverges.class);
        assertThat(branch.ending().advice()).startsWith("the state diverges");
        assertThat(branch.points().getLast().parameter()).isCloseTo(1 / w, within(1e-2 / w));
        assertThat(branch.points()).hasSizeLessThan(1000);
    }
}
