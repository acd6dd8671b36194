package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.rest.NetworkFixture;
import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.locus.CodimensionTwo;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusStart;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Border collisions of a trained network's fixed point in two parameters. */
class TrainedLocusTest {
    private static final NetworkBranch ALONG =
            new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, .95, NetworkBranch.Of.FIXED_POINT, About.FLOW);

    private static RateNetwork network;
    private static List<SpecialPoint> borders;

    @BeforeAll
    static void followTheFixedPoint() {
        network = NetworkFixture.all().stream()
                .filter(f -> f.toString().equals("single_cycle_A"))
                .findFirst()
                .orElseThrow()
                .network();
        borders = Branch.of(ALONG.continuation(network)).special(SpecialType.BC);
    }

    private static Locus curve(SpecialPoint border, String second, double low, double high) {
        NetworkLocus request = new NetworkLocus(ALONG, NetworkParameter.named(second), low, high);
        return Locus.of(request.through(network, border), LocusStart.STEPS.scaled(3));
    }

    @Test
    void withoutBiasTheBaselineMovesNoBorderCollision() {
        Locus line = curve(borders.getFirst(), "baseline", .1, .4);
        assertThat(line.points()).hasSizeGreaterThan(4).allSatisfy(p -> {
            assertThat(p.first()).isCloseTo(borders.getFirst().parameter(), within(1e-11));
            assertThat(p.residual()).isLessThan(1e-11);
        });
        assertThat(line.special()).isEmpty();
    }

    @Test
    void twoUnitsReachTheirThresholdsAtOnceWhereTheirCurvesCross() {
        Locus one = curve(of(47), "E_TO_I", 1, 1.1);
        Locus other = curve(of(71), "E_TO_I", 1, 1.1);
        CodimensionTwo here = meeting(one, 71);
        CodimensionTwo there = meeting(other, 47);
        assertThat(here.point().first()).isCloseTo(there.point().first(), within(1e-10));
        assertThat(here.point().second()).isCloseTo(there.point().second(), within(1e-10));
        assertThat(here.point().solution().minus(there.point().solution()).norm())
                .isLessThan(1e-9);
        assertThat(here.converged()).isTrue();
    }

    /** The fold of the cycle passes two cusps, grazes a border and there turns back. */
    @Test
    @Tag("slow")
    void theFirstFoldOfItsCyclesEndsWhereItGrazesABorder() {
        NetworkBranch cycles =
                new NetworkBranch(NetworkParameter.named("E_TO_E"), .75, .72, NetworkBranch.Of.CYCLE, About.FLOW);
        SpecialPoint fold =
                Branch.of(cycles.continuation(network)).special(SpecialType.LP).getFirst();
        NetworkLocus request = new NetworkLocus(cycles, NetworkParameter.named("I_TO_E"), .8, 1.2);
        Locus curve = Locus.of(request.through(network, fold), LocusStart.STEPS);
        assertThat(curve.forward()).isEqualTo(new Ending.AtCodimensionTwo(SpecialType.BH));
        assertThat(curve.backward()).isEqualTo(new Ending.BoundReached(.72));
        assertThat(curve.special(SpecialType.CP)).hasSize(2);
        assertThat(curve.points()).allSatisfy(p -> assertThat(p.residual()).isLessThan(1e-10));
        assertThat(curve.special(SpecialType.BH).getLast().point().second()).isCloseTo(1.011432, within(1e-6));
    }

    private static SpecialPoint of(int unit) {
        return borders.stream()
                .filter(b -> b.unknown().orElseThrow() == unit)
                .findFirst()
                .orElseThrow();
    }

    private static CodimensionTwo meeting(Locus curve, int unit) {
        return curve.special(SpecialType.BB).stream()
                .filter(s -> s.unknown().orElse(-1) == unit)
                .findFirst()
                .orElseThrow();
    }
}
