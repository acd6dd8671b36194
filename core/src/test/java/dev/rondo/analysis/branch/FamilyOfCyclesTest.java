package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Ending;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cycles of two modules without coupling form a family: no branch leads through it, and no special point lies on one. */
class FamilyOfCyclesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFamilyHasNoBranch(long seed) {
        double[][] module = {{0, 3, -4}, {3, 0, -4}, {3, 3, 0}};
        Matrix w = Matrix.build(6, 6, (i, j) -> i / 3 == j / 3 ? module[i % 3][j % 3] : 0);
        Vector start =
                Vector.owning(new SplittableRandom(seed).doubles(6, -1, 1).toArray());
        RateNetwork twins = new RateNetwork(
                w,
                Matrix.zeros(6, 1),
                Matrix.zeros(1, 6),
                Vector.constant(6, .1),
                Vector.zeros(1),
                start,
                Population.ofSigns(1, 1, -1, 1, 1, -1),
                Activation.TANH,
                Time.ms(50),
                Time.ms(10),
                0,
                NoiseModel.NONE);
        Branch branch = Branch.of(
                new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, 1.2, NetworkBranch.Of.CYCLE, About.FLOW)
                        .continuation(twins));
        assertThat(branch.points()).isEmpty();
        assertThat(branch.special()).isEmpty();
        assertThat(branch.ending()).isInstanceOf(Ending.NoStart.class);
        assertThat(branch.ending().advice()).contains("2 neutral directions");
    }
}
