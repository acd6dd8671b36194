package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch.Of;
import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.dynamics.DormandPrince;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.PowerLaw;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cycles that are followed from Hopf points and boundary equilibria of random networks. */
class BranchSwitchesTest {
    private static final NetworkParameter INPUT = NetworkParameter.named("input");

    private static final NetworkParameter ALL = NetworkParameter.named("ALL");

    private static final NetworkBranch BY_INPUT = new NetworkBranch(INPUT, -3, 3.1, Of.FIXED_POINT, About.FLOW);
    private static final NetworkBranch BY_WEIGHTS = new NetworkBranch(ALL, .1, 1.2, Of.FIXED_POINT, About.FLOW);

    private record Found(NetworkBranch request, RateNetwork network, SpecialPoint point, List<Branch> cycles) {}

    private static RateNetwork random(long seed, int n, Activation activation) {
        SplittableRandom random = new SplittableRandom(seed);
        // Two units that turn round each other, and others at random.
        double[][] pair = {{2.4, -3}, {3, .4}};
        Matrix w = Matrix.build(
                n, n, (i, j) -> random.nextDouble(-1, 1) * .5 / Math.sqrt(n) + (i < 2 && j < 2 ? pair[i][j] : 0));
        return RateNetwork.of(w, activation)
                .noise(new NoiseModel(0, 0, Time.ms(100), false))
                .input(Matrix.build(n, 1, (i, j) -> i == 0 ? 1 : random.nextDouble(-.2, .2)))
                .bias(Vector.of(random.nextDouble(), random.nextDouble(-1, .3), random.nextDouble()))
                .initialState(Vector.constant(n, .1))
                .timeConstants(TimeConstants.same(Time.ms(50), n))
                .dt(Time.ms(1))
                .build();
    }

    /** All points of a type along the fixed points of random networks, with the cycles that leave there. */
    private static Stream<Found> found(
            int seeds, Activation activation, NetworkBranch request, SpecialType type, int steps) {
        return LongStream.rangeClosed(1, seeds).boxed().flatMap(seed -> {
            RateNetwork network = random(seed, 3, activation);
            Branch branch = Branch.of(request.continuation(network));
            BranchSwitches switches = new BranchSwitches(request, network, control -> control.within(steps));
            return branch.special(type).stream()
                    .filter(p -> Math.abs(p.unstableChange()) == 2)
                    .map(p -> new Found(
                            request,
                            network,
                            p,
                            switches.at(p).stream().map(Branch::of).toList()));
        });
    }

    private static void assertClosed(Found found, BranchPoint cycle) {
        int n = found.network().units();
        Vector x = Vector.owning(Arrays.copyOf(cycle.unknowns().toArray(), n));
        Vector end = new DormandPrince(1e-13, 1e-13)
                .advance(
                        NetworkFamily.of(found.network(), found.request().parameter())
                                .at(cycle.parameter()),
                        x,
                        cycle.measure().period().orElseThrow());
        assertThat(end.minus(x).norm()).isLessThan(1e-6 * Math.max(1, x.norm()));
    }

    @Test
    void cyclesOfSmoothNetworksBeginAtHopfPointsOnTheSideThatTheirCriticalitySays() {
        Map<Criticality, Integer> counts = new EnumMap<>(Criticality.class);
        Stream.of(Activation.SOFTPLUS, Activation.TANH, new PowerLaw(.5, 2))
                .flatMap(phi -> found(6, phi, BY_INPUT, SpecialType.HB, 5))
                .forEach(hopf -> {
                    assertThat(hopf.cycles()).hasSize(1);
                    Branch cycles = hopf.cycles().getFirst();
                    Criticality criticality = hopf.point().criticality().orElseThrow();
                    BranchPoint first = cycles.points().getFirst();
                    assertThat(first.measure().period()).isPresent();
                    double period = first.measure().period().orElseThrow().seconds();
                    double pair = hopf.point().point().spectrum().values().stream()
                            .filter(z -> z.im() > 0)
                            .min((a, b) -> Double.compare(Math.abs(a.re()), Math.abs(b.re())))
                            .orElseThrow()
                            .im();
                    assertThat(period).isCloseTo(2 * Math.PI / pair, within(.1 * period));
                    boolean unstableAbove = hopf.point().unstableChange() > 0;
                    boolean above = first.parameter() > hopf.point().parameter();
                    assertThat(above == unstableAbove).isEqualTo(criticality == Criticality.SUPERCRITICAL);
                    assertClosed(hopf, cycles.points().get(cycles.points().size() / 2));
                    counts.merge(criticality, 1, Integer::sum);
                });
        assertThat(counts.getOrDefault(Criticality.SUPERCRITICAL, 0)).isGreaterThan(3);
    }

    @Test
    void cyclesOfPiecewiseLinearNetworksBeginInProportionAtBoundaryEquilibria() {
        List<Found> births = found(16, Activation.RELU, BY_INPUT, SpecialType.BC, 4)
                .filter(f -> !f.cycles().isEmpty())
                .toList();
        assertThat(births).hasSizeGreaterThan(3);
        for (Found birth : births) {
            for (Branch cycles : birth.cycles()) {
                BranchPoint first = cycles.points().getFirst();
                assertClosed(birth, first);
                double distance = first.parameter() - birth.point().parameter();
                assertThat(Math.abs(distance)).isBetween(1e-6, 1e-2);
                // Back to where it began: the ending's numbers are those of the limit.
                NetworkBranch back = new NetworkBranch(
                        birth.request().parameter(),
                        first.parameter(),
                        birth.point().parameter() - distance,
                        Of.CYCLE,
                        About.FLOW);
                Branch down = Branch.of(Continuation.of(
                        first.curve(),
                        first.unknowns().toArray(),
                        back.within(
                                NetworkFamily.of(
                                        birth.network(), birth.request().parameter()),
                                back.control())));
                assertThat(down.ending()).isInstanceOf(Ending.OnBoundary.class);
                Ending.OnBoundary end = (Ending.OnBoundary) down.ending();
                assertThat(end.parameter()).isCloseTo(birth.point().parameter(), within(1e-9));
                assertThat(end.unknown()).isEqualTo(birth.point().unknown().getAsInt());
                assertThat(first.measure().amplitude() / Math.abs(distance))
                        .isCloseTo(end.amplitudeSlope(), within(.1 * end.amplitudeSlope()));
            }
        }
    }

    @Test
    void cyclesOfPiecewiseLinearNetworksLeaveACentreWithAFiniteAmplitude() {
        List<Found> centres = found(10, Activation.RELU, BY_WEIGHTS, SpecialType.HB, 4)
                .filter(f -> !f.cycles().isEmpty())
                .toList();
        assertThat(centres).hasSizeGreaterThan(3);
        for (Found centre : centres) {
            Branch cycles = centre.cycles().getFirst();
            assertThat(cycles.points()).hasSizeGreaterThan(2);
            assertThat(cycles.points().getFirst().measure().amplitude()).isGreaterThan(1e-6);
            assertClosed(centre, cycles.points().getLast());
        }
    }
}
