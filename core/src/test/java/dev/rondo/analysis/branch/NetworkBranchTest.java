package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch.Of;
import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches of small networks. */
class NetworkBranchTest {
    private static RateNetwork network(Matrix w, Vector bias, Activation activation, Population population) {
        int n = population.size();
        return new RateNetwork(
                w,
                Matrix.build(n, 1, (i, j) -> 0.5 + i),
                Matrix.zeros(1, n),
                bias,
                Vector.zeros(1),
                Vector.constant(n, 0.1),
                population,
                activation,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
    }

    /** E, E, I with an unstable spiral where all are active, and a cycle round it. */
    private static RateNetwork spiral() {
        return network(
                Matrix.of(new double[][] {{0, 4.13, -5.18}, {2.34, 0, -4.53}, {.47, .83, 0}}),
                Vector.of(7.9, 4.4, .1),
                Activation.RELU,
                Population.of(2, 1));
    }

    private static RateNetwork random(long seed, Activation activation) {
        SplittableRandom random = new SplittableRandom(seed);
        Population population = Population.of(6, 2);
        Matrix w =
                Matrix.build(8, 8, (i, j) -> i == j ? 0 : population.sign(j) * random.nextDouble() * (j < 6 ? .3 : .9));
        return network(w, Vector.of(random.doubles(8, -.5, .5).toArray()), activation, population);
    }

    @ParameterizedTest
    @ValueSource(strings = {"E_TO_E", "I_TO_E+E_TO_I", "ALL", "baseline", "input", "tau", "rounding"})
    void derivativesInStateAndParameterAreThoseOfTheField(String name) {
        NetworkFamily family = NetworkFamily.of(random(3, Activation.SOFTPLUS), NetworkParameter.named(name));
        double p = name.equals("tau") ? 50 : .8;
        double[] x = new SplittableRandom(1).doubles(8, -1, 2).toArray();
        double h = 1e-5;
        double[] up = new double[8];
        double[] down = new double[8];
        double[] claimed = new double[8];
        family.at(p + h).evaluate(x, up);
        family.at(p - h).evaluate(x, down);
        family.parameterDerivative(x, p, claimed);
        for (int i = 0; i < 8; i++) {
            assertThat(claimed[i]).isCloseTo((up[i] - down[i]) / (2 * h), within(1e-6));
        }
    }

    @Test
    void theFamilyAtItsPresentValueIsTheNetworksOwnField() {
        for (String name : List.of(
                "E_TO_E",
                "FROM_I",
                "ALL",
                "baseline",
                "input",
                "input:1",
                "tau",
                "tau_e",
                "tau_i",
                "dt",
                "W[1,0]",
                "gain",
                "softplus_width")) {
            RateNetwork network = random(5, Activation.SOFTPLUS);
            NetworkParameter parameter = NetworkParameter.named(name);
            double[] x = new SplittableRandom(2).doubles(8, -1, 2).toArray();
            double[] own = new double[8];
            double[] familys = new double[8];
            dev.rondo.network.NetworkField.atRest(network).evaluate(x, own);
            NetworkFamily.of(network, parameter).at(parameter.present(network)).evaluate(x, familys);
            for (int i = 0; i < 8; i++) {
                assertThat(familys[i]).as(name).isCloseTo(own[i], within(1e-12));
            }
        }
    }

    @Test
    void namesOfParametersAreCheckedAndShown() {
        assertThat(NetworkParameter.named("E_TO_I+E_TO_E").key()).isEqualTo("E_TO_E+E_TO_I");
        assertThatThrownBy(() -> NetworkParameter.named("EE")).hasMessageContaining("there is no 'EE'");
        assertThatThrownBy(() -> new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, .5, Of.CYCLE, About.MAP))
                .hasMessageContaining("invariant curves");
    }

    @Test
    void fixedPointsOfMapAndFlowAgreeAndTheMapLosesStabilityFirst() {
        NetworkParameter parameter = NetworkParameter.named("ALL");
        RateNetwork network = spiral();
        Branch flow = Branch.of(new NetworkBranch(parameter, .05, 1, Of.FIXED_POINT, About.FLOW).continuation(network));
        Branch map = Branch.of(new NetworkBranch(parameter, .05, 1, Of.FIXED_POINT, About.MAP).continuation(network));
        assertThat(flow.ending()).isEqualTo(new Ending.BoundReached(1));
        SpecialPoint hopf = flow.special(SpecialType.HB).getFirst();
        SpecialPoint turning = map.special(SpecialType.TR).getFirst();
        assertThat(turning.parameter()).isLessThan(hopf.parameter());
        assertThat(hopf.criticality()).contains(Criticality.DEGENERATE);
        for (BranchPoint point : flow.points()) {
            double[] f = new double[3];
            NetworkFamily.of(network, parameter)
                    .at(point.parameter())
                    .evaluate(java.util.Arrays.copyOf(point.unknowns().toArray(), 3), f);
            assertThat(Vector.of(f).norm()).isLessThan(1e-9);
        }
    }

    @Test
    void aCycleEndsAtTheCentreWithAFiniteAmplitudeWhereTheFixedPointTurns() {
        NetworkParameter parameter = NetworkParameter.named("ALL");
        RateNetwork network = spiral();
        Branch fixed =
                Branch.of(new NetworkBranch(parameter, .05, 1, Of.FIXED_POINT, About.FLOW).continuation(network));
        double hopf = fixed.special(SpecialType.HB).getFirst().parameter();
        Branch cycles = Branch.of(new NetworkBranch(parameter, 1, .05, Of.CYCLE, About.FLOW).continuation(network));
        assertThat(cycles.ending()).isInstanceOf(Ending.Centre.class);
        SpecialPoint graze = cycles.special(SpecialType.BC).getLast();
        assertThat(((Ending.Centre) cycles.ending()).amplitude())
                .isGreaterThan(.01)
                .isEqualTo(graze.point().measure().amplitude());
        assertThat(cycles.special(SpecialType.LP)).isEmpty();
        assertThat(cycles.points().getLast()).isEqualTo(graze.point());
        assertThat(cycles.points().getLast().parameter()).isCloseTo(hopf, within(1e-6));
        assertThat(cycles.points()).allMatch(p -> p.residual() <= 1e-10);
        assertThat(cycles.special(SpecialType.BC)).isNotEmpty().allMatch(SpecialPoint::converged);
    }

    /** Three units, each of which inhibits one neighbour more: their cycle comes to pass along three saddles. */
    @Test
    void aPeriodThatDivergesIsSaidToDiverge() {
        Matrix w = Matrix.of(new double[][] {{0, -1.5, -.75}, {-.75, 0, -1.5}, {-1.5, -.75, 0}});
        // With the input that network() adds, every unit gets a drive of 1.
        RateNetwork ring = network(w, Vector.of(.9, .7, .5), Activation.RELU, Population.of(0, 3));
        Branch cycles = Branch.of(
                new NetworkBranch(NetworkParameter.named("I_TO_I"), 1, 3, Of.CYCLE, About.FLOW).continuation(ring));
        assertThat(cycles.ending()).isInstanceOf(Ending.PeriodDiverges.class);
        BranchPoint last = cycles.points().getLast();
        assertThat(last.parameter()).isCloseTo(1.42157, within(1e-4));
        Time first = cycles.points().getFirst().measure().period().orElseThrow();
        assertThat(last.measure().period().orElseThrow().in(first)).isGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        E_TO_E   |  .5 | E_TO_E moves nothing: all of these weights of the network (0 excitatory, 3 inhibitory) are 0
        input    |   1 | all of W_in is 0, no input reaches a unit
        baseline |   1 | all of W_in is 0, no input reaches a unit
        rounding |  -1 | The softplus width must be >= 0, where 0 is the kink itself, got -1.0
        """)
    void whatMovesNothingOrCannotBeIsRefused(String name, double to, String message) {
        Matrix w = Matrix.of(new double[][] {{0, -1.5, -.75}, {-.75, 0, -1.5}, {-1.5, -.75, 0}});
        RateNetwork undriven = new RateNetwork(
                w,
                Matrix.zeros(3, 1),
                Matrix.zeros(1, 3),
                Vector.constant(3, 1),
                Vector.zeros(1),
                Vector.zeros(3),
                Population.of(0, 3),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0,
                NoiseModel.NONE);
        NetworkParameter parameter = NetworkParameter.named(name);
        NetworkBranch branch =
                new NetworkBranch(parameter, parameter.present(undriven), to, Of.FIXED_POINT, About.FLOW);
        assertThatThrownBy(() -> branch.continuation(undriven)).hasMessageContaining(message);
    }

    @Test
    void aBoundIsKeptToTheBit() {
        NetworkParameter all = NetworkParameter.named("ALL");
        Branch branch = Branch.of(new NetworkBranch(all, 1, .2, Of.FIXED_POINT, About.FLOW).continuation(spiral()));
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(.2));
        assertThat(branch.points().getLast().parameter()).isEqualTo(.2);
    }

    /**
     * Where all are active, x = x0 + u' (I - W)^-1 w_in: less input lifts inhibition and no unit comes to its threshold; with
     * more, unit 1 is the first to.
     */
    @Test
    void lessInputMakesTheSpiralsUnitsMoreActiveAndMoreInputSilencesOne() {
        RateNetwork network = spiral();
        Matrix a = Matrix.identity(3).minus(network.recurrent());
        Vector perInput = LinearSolve.of(a).solve(network.input().column(0));
        Vector state = LinearSolve.of(a)
                .solve(network.bias().plus(network.input().column(0).times(network.baseline())));
        assertThat(Arrays.stream(perInput.toArray()).max().orElseThrow()).isNegative();
        NetworkParameter input = NetworkParameter.named("input");
        Branch less = Branch.of(new NetworkBranch(input, 0, -.2, Of.FIXED_POINT, About.FLOW).continuation(network));
        assertThat(less.special(SpecialType.BC)).isEmpty();
        assertThat(less.ending()).isEqualTo(new Ending.BoundReached(-.2));
        Branch more = Branch.of(new NetworkBranch(input, 0, 1, Of.FIXED_POINT, About.FLOW).continuation(network));
        SpecialPoint first = more.special(SpecialType.BC).getFirst();
        assertThat(first.unknown()).hasValue(1);
        assertThat(first.parameter()).isCloseTo(-state.get(1) / perInput.get(1), within(1e-12));
    }

    @Test
    void anInputBelowZeroIsRefusedWhereTheNetworkClipsIt() {
        assertThatThrownBy(() -> new NetworkBranch(NetworkParameter.named("input"), 0, -60, Of.FIXED_POINT, About.FLOW)
                        .continuation(spiral()))
                .hasMessageContaining("clips its input at 0")
                .hasMessageContaining("baseline = 0.2, input = -60");
        assertThatThrownBy(
                        () -> new NetworkBranch(NetworkParameter.named("baseline"), .2, -.1, Of.FIXED_POINT, About.FLOW)
                                .continuation(spiral()))
                .hasMessageContaining("baseline = -0.1");
    }

    /** The network where the input may be negative: down to -60 no unit comes to its threshold either. */
    @Test
    void aNegativeInputIsFollowedWhereTheNetworkDoesNotClipIt() {
        RateNetwork some = spiral();
        RateNetwork free = new RateNetwork(
                some.recurrent(),
                some.input(),
                some.readout(),
                some.bias(),
                some.readoutBias(),
                some.initialState(),
                some.population(),
                some.activation(),
                some.tau(),
                some.dt(),
                some.baseline(),
                new NoiseModel(0, 0, Time.ms(100), false));
        Branch branch = Branch.of(new NetworkBranch(NetworkParameter.named("input"), 0, -60, Of.FIXED_POINT, About.FLOW)
                .continuation(free));
        assertThat(branch.special(SpecialType.BC)).isEmpty();
        Vector last = branch.points().getLast().unknowns();
        Vector expected = LinearSolve.of(Matrix.identity(3).minus(free.recurrent()))
                .solve(free.bias().plus(free.input().column(0).times(free.baseline() - 60)));
        assertThat(last.get(3)).isEqualTo(-60);
        for (int i = 0; i < 3; i++) {
            assertThat(last.get(i)).isCloseTo(expected.get(i), within(1e-10)).isPositive();
        }
    }

    /**
     * Two units that inhibit each other with weights -p under the same drive 1: for p &gt; 1 one wins, x = (1, 1 - p); at p = 1 all
     * x_1 + x_2 = 1 with both active are fixed points, a line that joins both winners and is no fold.
     */
    @Test
    void aLineOfFixedPointsAtOneValueIsSaidToBeOne() {
        RateNetwork rivals = new RateNetwork(
                Matrix.of(new double[][] {{0, -1}, {-1, 0}}),
                Matrix.zeros(2, 1),
                Matrix.zeros(1, 2),
                Vector.of(1, 1),
                Vector.zeros(1),
                Vector.of(1, -.2),
                Population.of(0, 2),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0,
                NoiseModel.NONE);
        for (About about : About.values()) {
            Branch branch =
                    Branch.of(new NetworkBranch(NetworkParameter.named("I_TO_I"), 1.5, .5, Of.FIXED_POINT, about)
                            .continuation(rivals));
            assertThat(branch.ending()).isInstanceOf(Ending.Continuum.class);
            assertThat(((Ending.Continuum) branch.ending()).parameter()).isCloseTo(1, within(1e-10));
            assertThat(branch.ending().advice()).contains("fixed points fill a line");
            assertThat(branch.special(SpecialType.LP)).isEmpty();
            SpecialPoint border = branch.special(SpecialType.BC).getFirst();
            assertThat(border.criticality()).isEmpty();
        }
    }

    @Test
    void halvingTheStepMovesNoBorderCollision() {
        NetworkBranch request = new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, .8, Of.CYCLE, About.FLOW);
        Branch coarse = Branch.of(request.continuation(spiral()));
        Branch fine = Branch.of(request.continuation(spiral(), request.control().scaled(.5)));
        List<SpecialPoint> special = coarse.special();
        assertThat(special).hasSameSizeAs(fine.special());
        for (int k = 0; k < special.size(); k++) {
            assertThat(special.get(k).type()).isEqualTo(fine.special().get(k).type());
            assertThat(special.get(k).parameter())
                    .isCloseTo(fine.special().get(k).parameter(), within(1e-8));
        }
    }

    /** From the exact cycle of the ReLU network, which roundings move by their square, to the Hopf point of its softplus. */
    @Test
    void theCycleOfSharpThresholdsIsFollowedWhileTheyAreRounded() {
        NetworkParameter rounding = NetworkParameter.named("rounding");
        RateNetwork network = spiral();
        Branch cycles = Branch.of(new NetworkBranch(rounding, 0, 20, Of.CYCLE, About.FLOW).continuation(network));
        BranchPoint sharp = cycles.points().getFirst();
        double exact = first(new NetworkBranch(NetworkParameter.named("ALL"), 1, .9, Of.CYCLE, About.FLOW), network);
        assertThat(sharp.parameter()).isZero();
        assertThat(sharp.measure().period().orElseThrow().seconds()).isCloseTo(exact, within(1e-12));
        double one = first(new NetworkBranch(rounding, .02, 20, Of.CYCLE, About.FLOW), network) - exact;
        double half = first(new NetworkBranch(rounding, .01, 20, Of.CYCLE, About.FLOW), network) - exact;
        assertThat(one / half).isCloseTo(4, within(.1));
        assertThat(cycles.points()).allMatch(p -> p.spectrum().trivialError() < 1e-8);
        SpecialPoint born = Branch.of(
                        new NetworkBranch(rounding, 20, .01, Of.FIXED_POINT, About.FLOW).continuation(network))
                .special(SpecialType.HB)
                .getFirst();
        assertThat(cycles.ending()).isInstanceOf(Ending.AtHopf.class);
        assertThat(cycles.special(SpecialType.HB).getLast().parameter()).isCloseTo(born.parameter(), within(1e-9));
    }

    private static double first(NetworkBranch request, RateNetwork network) {
        return request.continuation(network)
                .next()
                .point()
                .measure()
                .period()
                .orElseThrow()
                .seconds();
    }

    /** Steps are parts of the range, in whatever units: the period goes as tau, the orbit stays. */
    @Test
    void aTimeConstantOfAHundredMillisecondsIsASmallNumberOfStepsAway() {
        Branch cycles = Branch.of(
                new NetworkBranch(NetworkParameter.named("tau"), 50, 100, Of.CYCLE, About.FLOW).continuation(spiral()));
        assertThat(cycles.ending()).isEqualTo(new Ending.BoundReached(100));
        assertThat(cycles.points()).hasSizeLessThan(60);
        BranchPoint first = cycles.points().getFirst();
        BranchPoint last = cycles.points().getLast();
        assertThat(last.measure().period().orElseThrow().seconds())
                .isCloseTo(2 * first.measure().period().orElseThrow().seconds(), within(1e-9));
        assertThat(last.measure().amplitude()).isCloseTo(first.measure().amplitude(), within(1e-9));
    }

    @Test
    void aNetworkAtRestHasNoCycleToFollow() {
        Branch none = Branch.of(new NetworkBranch(NetworkParameter.named("E_TO_E"), .1, .05, Of.CYCLE, About.FLOW)
                .continuation(spiral()));
        assertThat(none.ending()).isInstanceOf(Ending.NoStart.class);
        assertThat(none.ending().advice()).contains("--of fixed-point");
    }
}
