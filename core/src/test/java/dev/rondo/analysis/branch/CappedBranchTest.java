package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch.Of;
import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rectifiers;
import dev.rondo.network.TimeConstants;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches of networks whose rates have two kinks, 0 and a cap, and time constants per unit. */
class CappedBranchTest {
    private static final double CAP = .8;

    private static RateNetwork network(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] pair = {{2.4, -3}, {3, .4}};
        Matrix w = Matrix.build(3, 3, (i, j) -> random.nextDouble(-.3, .3) + (i < 2 && j < 2 ? pair[i][j] : 0));
        return RateNetwork.of(w, new Rectifiers.CappedRelu(CAP))
                .input(Matrix.build(3, 1, (i, j) -> i == 0 ? 1 : .3))
                .bias(Vector.of(.3, -.2, random.nextDouble(-.5, .5)))
                .initialState(Vector.of(.3, .1, .1))
                .timeConstants(TimeConstants.each(List.of(Time.ms(40), Time.ms(60), Time.ms(30))))
                .noise(new NoiseModel(0, 0, Time.ms(100), false))
                .dt(Time.ms(1))
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fixedPointsCrossBothManifoldsOfAUnit(long seed) {
        RateNetwork network = network(seed);
        for (About about : About.values()) {
            Branch branch = Branch.of(new NetworkBranch(NetworkParameter.named("input"), -3, 4, Of.FIXED_POINT, about)
                    .continuation(network));
            assertThat(branch.points()).hasSizeGreaterThan(10).allSatisfy(p -> {
                double[] y = p.unknowns().toArray();
                for (int i = 0; i < 3; i++) {
                    double sum = network.bias().get(i) + network.input().get(i, 0) * y[3] - y[i];
                    for (int j = 0; j < 3; j++) {
                        sum += network.recurrent().get(i, j) * Math.clamp(y[j], 0, CAP);
                    }
                    assertThat(sum).isCloseTo(0, within(1e-9));
                }
            });
            List<Double> manifolds = branch.special(SpecialType.BC).stream()
                    .map(CappedBranchTest::place)
                    .toList();
            assertThat(manifolds).allMatch(x -> Math.abs(x) < 1e-9 || Math.abs(x - CAP) < 1e-9);
            assertThat(manifolds).anyMatch(x -> x < .1).anyMatch(x -> x > .1);
        }
    }

    private static double place(SpecialPoint collision) {
        return collision.point().unknowns().get(collision.unknown().getAsInt());
    }

    @Test
    void cyclesAreFollowedExactly() {
        int followed = 0;
        for (long seed = 1; seed <= 4; seed++) {
            RateNetwork network = network(seed);
            for (String parameter : List.of("ALL", "gain", "W[0,1]", "input:1")) {
                NetworkParameter moved = NetworkParameter.named(parameter);
                double from = moved.present(network);
                NetworkBranch request = new NetworkBranch(moved, from, from + .1, Of.CYCLE, About.FLOW);
                Branch branch = Branch.of(
                        request.continuation(network, request.control().within(3)));
                for (BranchPoint p : branch.points()) {
                    Vector x = Vector.owning(Arrays.copyOf(p.unknowns().toArray(), 3));
                    Vector end = new DormandPrince(1e-12, 1e-12)
                            .advance(
                                    NetworkFamily.of(network, moved).at(p.parameter()),
                                    x,
                                    p.measure().period().orElseThrow());
                    assertThat(end.minus(x).norm()).isLessThan(1e-6);
                    assertThat(p.isStable()).isTrue();
                    followed++;
                }
            }
        }
        assertThat(followed).isGreaterThan(20);
    }
}
