package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch.Of;
import dev.rondo.analysis.rest.NetworkFixture;
import dev.rondo.attractor.About;
import dev.rondo.attractor.patched.CycleSearch;
import dev.rondo.attractor.patched.FlowOutcome;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ends of the cycles of trained networks as E to E weakens, and what the flow does on either side. */
@Tag("slow")
class BranchEndsTest {
    private static final NetworkParameter E_TO_E = NetworkParameter.named("E_TO_E");

    private static RateNetwork network(String name) {
        return NetworkFixture.all().stream()
                .filter(f -> f.name().startsWith(name))
                .findFirst()
                .orElseThrow()
                .network();
    }

    private static NetworkBranch cycles(double from, double to) {
        return new NetworkBranch(E_TO_E, from, to, Of.CYCLE, About.FLOW);
    }

    /** The fixed point in the orthant that the search ends in, a little displaced. */
    private static FlowOutcome besideTheFixedPoint(RateNetwork network, double parameter, double displacement) {
        NetworkFamily family = NetworkFamily.of(network, E_TO_E);
        Matrix w = family.equation(parameter).weights();
        int n = network.units();
        Vector x = Vector.zeros(n);
        for (int k = 0; k < 500; k++) {
            Vector old = x;
            Matrix a = Matrix.build(n, n, (i, j) -> (i == j ? 1 : 0) - (old.get(j) > 0 ? w.get(i, j) : 0));
            Vector next = LinearSolve.of(a).solve(family.equation(parameter).drive());
            x = k % 3 == 0 ? x.plus(next).times(0.5) : next;
        }
        Vector away = Vector.of(new java.util.SplittableRandom(1)
                .doubles(n, -displacement, displacement)
                .toArray());
        return CycleSearch.DEFAULT.from(ExactFlow.of(family.piecewise().at(parameter)), x.plus(away));
    }

    @Test
    void theCycleOfNetworkAFoldsTwiceAndShrinksOntoAStableFixedPointAtAThreshold() {
        RateNetwork network = network("single_cycle_A");
        Branch branch = Branch.of(cycles(0.7235, 0.5).continuation(network));
        List<SpecialPoint> folds = branch.special(SpecialType.LP);
        assertThat(folds).hasSize(2).allMatch(SpecialPoint::converged);
        assertThat(folds.getFirst().parameter()).isLessThan(folds.getLast().parameter());
        assertThat(branch.ending()).isInstanceOf(Ending.OnBoundary.class);
        Ending.OnBoundary end = (Ending.OnBoundary) branch.ending();
        assertThat(end.parameter())
                .isBetween(folds.getFirst().parameter(), folds.getLast().parameter());
        assertThat(end.beside()).containsExactly(2);
        assertThat(end.beyond()).containsExactly(0);

        double distance = 1e-5;
        FlowOutcome beside = besideTheFixedPoint(network, end.parameter() + distance, 1e-6);
        assertThat(((FlowOutcome.OnCycle) beside).cycle().moments().amplitude())
                .isCloseTo(end.amplitudeSlope() * distance, within(0.01 * end.amplitudeSlope() * distance));
        FlowOutcome beyond = besideTheFixedPoint(network, end.parameter() - distance, 1e-6);
        assertThat(beyond).isInstanceOf(FlowOutcome.OnFixedPoint.class);
    }

    @Test
    void theCycleOfNetworkIEndsUnstableWhereTheFixedPointLosesStability() {
        RateNetwork network = network("single_reg_cycle_I");
        Branch branch = Branch.of(cycles(0.7368, 0.5).continuation(network));
        assertThat(branch.special(SpecialType.LP)).hasSize(3).allMatch(SpecialPoint::converged);
        Ending.OnBoundary end = (Ending.OnBoundary) branch.ending();
        assertThat(end.multiplier()).isGreaterThan(1);
        assertThat(end.beside()).containsExactly(0);
        assertThat(end.beyond()).containsExactly(2);
        BranchPoint last = branch.points().getLast();
        assertThat(last.spectrum().unstable()).isEqualTo(1);
        assertThat(last.measure().amplitude() / (end.parameter() - last.parameter()))
                .isCloseTo(end.amplitudeSlope(), within(0.02 * end.amplitudeSlope()));

        assertThat(besideTheFixedPoint(network, end.parameter() - 1e-5, 1e-6))
                .isInstanceOf(FlowOutcome.OnFixedPoint.class);
        assertThat(besideTheFixedPoint(network, end.parameter() + 1e-5, 1e-6)).isInstanceOf(FlowOutcome.OnCycle.class);
    }

    @Test
    void theCycleOfNetworkIDoublesItsPeriodSoftly() {
        RateNetwork network = network("single_reg_cycle_I");
        NetworkBranch request = cycles(0.755, 0.753);
        Branch branch = Branch.of(request.continuation(network));
        SpecialPoint doubling = branch.special(SpecialType.PD).getFirst();
        assertThat(doubling.converged()).isTrue();
        assertThat(doubling.criticality()).contains(Criticality.SUPERCRITICAL);

        Continuation doubled = new BranchSwitches(request, network, steps -> steps.within(3))
                .at(doubling)
                .getFirst();
        double period = doubling.point().measure().period().orElseThrow().seconds();
        BranchPoint first = doubled.next().point();
        assertThat(first.measure().period().orElseThrow().seconds()).isCloseTo(2 * period, within(0.01 * period));
        assertThat(first.isStable()).isTrue();
        assertThat(first.parameter()).isLessThan(doubling.parameter());
    }

    /** A slow pair that drives a fast one with hysteresis: a period of 310 time constants, multipliers below 1e-70. */
    @Test
    void cyclesOfManyTimeConstantsAreFollowed() {
        RateNetwork network = RateNetwork.of(
                        Matrix.of(new double[][] {
                            {0, 2, 0, 0, -25},
                            {2, 0, 0, 0, -25},
                            {.0005, 0, 0, .999, 0},
                            {0, .0005, .999, 0, 0},
                            {0, 0, 1, 0, 0}
                        }),
                        Activation.TANH)
                .bias(Vector.of(2.2, 2.2, .0005, .0005, 0))
                .initialState(Vector.of(.5, .5, .05, .05, .05))
                .build();
        NetworkBranch request =
                new NetworkBranch(NetworkParameter.named("ALL"), 1, .9995, NetworkBranch.Of.CYCLE, About.FLOW);

        Branch branch = Branch.of(request.continuation(network));

        assertThat(branch.ending()).isInstanceOf(Ending.BoundReached.class);
        assertThat(branch.points().getFirst().measure().period().orElseThrow().seconds())
                .isCloseTo(15.5100, within(1e-4));
        assertThat(branch.points()).allSatisfy(p -> assertThat(p.residual()).isLessThan(1e-10));
    }
}
