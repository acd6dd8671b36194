package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch.Of;
import dev.rondo.analysis.branch.NetworkLocus.Kind;
import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.locus.CodimensionTwo;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusPoint;
import dev.rondo.continuation.locus.LocusStart;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two-parameter curves of small networks. */
class NetworkLocusTest {
    private static final StepControl COARSE = LocusStart.STEPS.scaled(2);

    /** E, E, I with an unstable spiral where all are active, and a cycle round it; driven by the baseline alone. */
    private static RateNetwork spiral(Activation activation) {
        return new RateNetwork(
                Matrix.of(new double[][] {{0, 4.13, -5.18}, {2.34, 0, -4.53}, {.47, .83, 0}}),
                Matrix.of(new double[][] {{39.5}, {22}, {.5}}),
                Matrix.zeros(1, 3),
                Vector.zeros(3),
                Vector.zeros(1),
                Vector.constant(3, 0.1),
                Population.of(2, 1),
                activation,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
    }

    private static List<Locus> curves(NetworkLocus request, RateNetwork network, StepControl steps, Kind... kinds) {
        Branch branch = Branch.of(request.along().continuation(network));
        List<Locus> curves = new ArrayList<>();
        request.curves(network, request.starts(branch, List.of(kinds), network), steps)
                .forEachRemaining(curves::add);
        assertThat(curves).isNotEmpty();
        return curves;
    }

    @ParameterizedTest
    @CsvSource({"FIXED_POINT, FLOW, HB, .5", "FIXED_POINT, MAP, TR, .1", "CYCLE, FLOW, BC, .68"})
    void withoutBiasTheBaselineMovesNoSpecialPoint(Of of, About about, String kind, double to) {
        // F(c x) with c times the baseline is c F(x): the curves are lines of constant weights.
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("ALL"), 1, to, of, about);
        NetworkLocus request = new NetworkLocus(along, NetworkParameter.named("baseline"), .15, .3);
        for (Locus curve : curves(request, spiral(Activation.RELU), COARSE, Kind.named(kind))) {
            double first = curve.points().getFirst().first();
            assertThat(curve.points()).hasSizeGreaterThan(4).allSatisfy(p -> {
                assertThat(p.first()).isCloseTo(first, within(of == Of.CYCLE ? 1e-9 : 1e-12));
                assertThat(p.residual()).isLessThan(1e-10);
            });
            assertThat(curve.points().getFirst().second()).isEqualTo(.15);
            assertThat(curve.points().getLast().second()).isEqualTo(.3);
        }
    }

    /**
     * Multipliers of the map's fixed points are 1 + (dt/tau) l, l = -1 +- i sqrt(6 s1 s2) with the slopes s of the activation:
     * |multiplier| = 1 where dt/tau = 2/(1 + 6 s1 s2), a line through the origin of the plane.
     */
    @ParameterizedTest
    @ValueSource(strings = {"relu", "softplus"})
    void theTorusPointsOfTheMapDependOnTheRatioOfStepAndTimeConstantAlone(Activation activation) {
        RateNetwork pair = new RateNetwork(
                Matrix.of(new double[][] {{0, -2}, {3, 0}}),
                Matrix.zeros(2, 1),
                Matrix.zeros(1, 2),
                Vector.of(6, .5),
                Vector.zeros(1),
                Vector.constant(2, 0.1),
                Population.of(1, 1),
                activation,
                Time.ms(50),
                Time.ms(10),
                0,
                NoiseModel.NONE);
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("tau"), 50, 10, Of.FIXED_POINT, About.MAP);
        NetworkLocus request = new NetworkLocus(along, NetworkParameter.named("dt"), 4, 20);
        List<Locus> curves = curves(request, pair, COARSE, Kind.named("TR"));
        assertThat(curves).hasSize(1);
        Locus curve = curves.getFirst();
        assertThat(curve.points()).hasSizeGreaterThan(4).allSatisfy(p -> {
            double slopes = activation.slope(p.solution().get(0))
                    * activation.slope(p.solution().get(1));
            assertThat(p.second() / p.first()).isCloseTo(2 / (1 + 6 * slopes), within(1e-11));
        });
        double ratio =
                curve.points().getFirst().second() / curve.points().getFirst().first();
        assertThat(curve.points())
                .allSatisfy(p -> assertThat(p.second() / p.first()).isCloseTo(ratio, within(1e-11)));
        assertThat(curve.points().getFirst().second())
                .isNotCloseTo(curve.points().getLast().second(), within(5.0));
    }

    /** Four rectified units, E, E, I, I, whose cycle folds twice and doubles its period as E_TO_E falls from 1. */
    private static RateNetwork folding() {
        SplittableRandom random = new SplittableRandom(114);
        Matrix w = Matrix.build(4, 4, (i, j) -> i == j ? 0 : (j < 2 ? 4 : -4) * random.nextDouble());
        Matrix input = Matrix.build(4, 1, (i, j) -> 5 * random.nextDouble());
        return new RateNetwork(
                w,
                input,
                Matrix.zeros(1, 4),
                Vector.zeros(4),
                Vector.zeros(1),
                Vector.of(random.doubles(4).toArray()),
                Population.of(2, 2),
                Activation.RELU,
                Time.ms(50),
                Time.ms(10),
                0.2,
                NoiseModel.NONE);
    }

    @Test
    void foldsAndDoublingsOfCyclesDoNotDependOnTheBaselineEither() {
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, .983, Of.CYCLE, About.FLOW);
        NetworkLocus request = new NetworkLocus(along, NetworkParameter.named("baseline"), .18, .23);
        List<Locus> curves = curves(request, folding(), COARSE.scaled(3), Kind.named("LP"), Kind.named("PD"));
        assertThat(curves).extracting(Locus::type).containsExactly(SpecialType.LP, SpecialType.LP, SpecialType.PD);
        for (Locus curve : curves) {
            double first = curve.points().getFirst().first();
            assertThat(curve.points()).hasSizeGreaterThan(3).allSatisfy(p -> {
                assertThat(p.first()).isCloseTo(first, within(1e-10));
                assertThat(p.residual()).isLessThan(1e-10);
                assertThat(p.period()).isPresent();
            });
            assertThat(curve.points().getLast().second()).isEqualTo(.23);
        }
    }

    @Test
    void theCurveOfABorderCollisionOfCyclesPassesThroughThoseOfOtherBranches() {
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, .75, Of.CYCLE, About.FLOW);
        NetworkParameter second = NetworkParameter.named("E_TO_I");
        NetworkLocus request = new NetworkLocus(along, second, .95, 1.05);
        RateNetwork network = spiral(Activation.RELU);
        Branch branch = Branch.of(along.continuation(network));
        SpecialPoint collision = branch.special(SpecialType.BC).getFirst();
        Locus curve = Locus.of(request.through(network, collision), COARSE);
        LocusPoint other = curve.points().stream()
                .filter(p -> Math.abs(p.second() - 1) > .01)
                .findFirst()
                .orElseThrow();
        RateNetwork there = network.withRecurrent(Matrix.build(
                3,
                3,
                (i, j) -> (i == 2 && j < 2 ? other.second() : 1)
                        * network.recurrent().get(i, j)));
        Branch again = Branch.of(along.continuation(there));
        assertThat(again.special(SpecialType.BC).stream()
                        .filter(s -> s.unknown().equals(collision.unknown()))
                        .mapToDouble(s -> Math.abs(s.parameter() - other.first()))
                        .min()
                        .orElseThrow())
                .isLessThan(1e-6);
    }

    @Test
    void hopfPointsOfASmoothNetworkSolveItsEquationsWithAnImaginaryPair() {
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("ALL"), .05, 1.5, Of.FIXED_POINT, About.FLOW);
        NetworkParameter second = NetworkParameter.named("baseline");
        NetworkLocus request = new NetworkLocus(along, second, .05, .6);
        RateNetwork network = spiral(Activation.SOFTPLUS);
        Locus curve = curves(request, network, COARSE, Kind.named("HB")).getFirst();
        assertThat(curve.points()).hasSizeGreaterThan(8);
        for (LocusPoint point : curve.points()) {
            NetworkFamily family = NetworkFamily.of(network, along.parameter()).with(second, point.second());
            double[] f = new double[3];
            family.at(point.first()).evaluate(point.solution().toArray(), f);
            assertThat(Vector.of(f).norm()).isLessThan(1e-9);
            // A cubic with roots +-i w: the product of trace and sum of minors is the determinant.
            double[][] a = new double[3][3];
            for (int j = 0; j < 3; j++) {
                double[] e = new double[3];
                e[j] = 1;
                double[] column = new double[3];
                family.at(point.first()).differential(point.solution().toArray(), e, column);
                for (int i = 0; i < 3; i++) {
                    a[i][j] = column[i];
                }
            }
            double trace = a[0][0] + a[1][1] + a[2][2];
            double minors = a[0][0] * a[1][1]
                    - a[0][1] * a[1][0]
                    + a[0][0] * a[2][2]
                    - a[0][2] * a[2][0]
                    + a[1][1] * a[2][2]
                    - a[1][2] * a[2][1];
            double det = a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
                    - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
                    + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
            assertThat(trace * minors / det).isCloseTo(1, within(1e-9));
            assertThat(point.period().orElseThrow().seconds()).isCloseTo(2 * Math.PI / Math.sqrt(minors), within(1e-9));
        }
    }

    /** The thresholds of a softplus network become sharper: Hopf points as those of the family along the rounding itself. */
    @Test
    void theRoundingMayBeTheSecondParameter() {
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("ALL"), .05, 1.5, Of.FIXED_POINT, About.FLOW);
        NetworkParameter rounding = NetworkParameter.named("rounding");
        NetworkLocus request = new NetworkLocus(along, rounding, .3, 1.2);
        RateNetwork network = spiral(Activation.SOFTPLUS);
        Locus curve = curves(request, network, COARSE, Kind.named("HB")).getFirst();
        assertThat(curve.points()).hasSizeGreaterThan(4);
        assertThat(curve.backward()).isEqualTo(new Ending.BoundReached(.3));
        assertThat(curve.forward()).isEqualTo(new Ending.BoundReached(1.2));
        for (LocusPoint point : curve.points()) {
            NetworkFamily family = NetworkFamily.of(network, rounding).with(along.parameter(), point.first());
            double[] f = new double[3];
            family.at(point.second()).evaluate(point.solution().toArray(), f);
            assertThat(Vector.of(f).norm()).isLessThan(1e-9);
            Complex leading = Eigen.valuesOf(
                            family.at(point.second()).jacobian(point.solution().toArray()))
                    .stream()
                    .max(Comparator.comparingDouble(Complex::re))
                    .orElseThrow();
            assertThat(leading.re()).isCloseTo(0, within(1e-8));
            assertThat(point.period().orElseThrow().seconds())
                    .isCloseTo(2 * Math.PI / Math.abs(leading.im()), within(1e-9));
        }
    }

    /** The second touch of each on the curve of the other is the same cycle. */
    @Test
    void twoUnitsTouchTheirThresholdsAtOnceWhereTheirCurvesCross() {
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, .97, Of.CYCLE, About.FLOW);
        NetworkLocus request = new NetworkLocus(along, NetworkParameter.named("E_TO_I"), .935, 1.001);
        Branch branch = Branch.of(along.continuation(folding(), along.control().within(40)));
        CodimensionTwo[] meetings = new CodimensionTwo[2];
        List<SpecialPoint> collisions = branch.special(SpecialType.BC).subList(1, 3);
        for (int k = 0; k < 2; k++) {
            meetings[k] = Locus.of(request.through(folding(), collisions.get(k)), LocusStart.STEPS)
                    .special(SpecialType.BB)
                    .getFirst();
            assertThat(meetings[k].converged()).isTrue();
            assertThat(meetings[k].unknown()).isEqualTo(collisions.get(1 - k).unknown());
        }
        LocusPoint one = meetings[0].point();
        LocusPoint other = meetings[1].point();
        assertThat(one.first()).isCloseTo(other.first(), within(1e-10));
        assertThat(one.second()).isCloseTo(other.second(), within(1e-10));
        assertThat(one.period().orElseThrow().seconds())
                .isCloseTo(other.period().orElseThrow().seconds(), within(1e-10));
    }

    /** Three tanh units, E, E, I, with a cusp and a Bogdanov-Takens point. */
    private static RateNetwork bistable() {
        SplittableRandom random = new SplittableRandom(7);
        Matrix w = Matrix.build(3, 3, (i, j) -> i == j ? 0 : (j < 2 ? 1 : -1) * (1 + 3 * random.nextDouble()));
        Matrix input = Matrix.build(3, 1, (i, j) -> random.nextDouble());
        Vector bias = Vector.of(random.doubles(3, -1, 1).toArray());
        return new RateNetwork(
                w,
                input,
                Matrix.zeros(1, 3),
                bias,
                Vector.zeros(1),
                Vector.constant(3, 0.1),
                Population.of(2, 1),
                Activation.TANH,
                Time.ms(50),
                Time.ms(10),
                0.2,
                new NoiseModel(0, 0, Time.ms(100), false));
    }

    @Test
    void theCurveOfHopfPointsEndsWhereThatOfFoldsHasItsBogdanovTakensPoint() {
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("E_TO_E"), .1, 3.5, Of.FIXED_POINT, About.FLOW);
        NetworkLocus request = new NetworkLocus(along, NetworkParameter.named("input"), -3, 3);
        // Two folds on one curve, which is followed once.
        List<Locus> curves = curves(request, bistable(), COARSE, Kind.named("HB"), Kind.named("LP"));
        assertThat(curves).extracting(Locus::type).containsExactly(SpecialType.HB, SpecialType.LP);
        Locus hopf = curves.getFirst();
        Locus folds = curves.getLast();
        CodimensionTwo end = hopf.special(SpecialType.BT).getFirst();
        CodimensionTwo passed = folds.special(SpecialType.BT).getFirst();
        assertThat(hopf.backward()).isEqualTo(new Ending.AtCodimensionTwo(SpecialType.BT));
        assertThat(end.point().first()).isCloseTo(passed.point().first(), within(1e-9));
        assertThat(end.point().second()).isCloseTo(passed.point().second(), within(1e-9));
        assertThat(end.point().solution().minus(passed.point().solution()).norm())
                .isLessThan(1e-6);
        assertThat(folds.special(SpecialType.CP)).hasSize(1).allMatch(CodimensionTwo::converged);
    }

    @Test
    void aFamilyWithASecondParameterIsThatOfTheChangedNetwork() {
        RateNetwork network = spiral(Activation.SOFTPLUS);
        double[] x = new SplittableRandom(1).doubles(3, -1, 2).toArray();
        Matrix scaled = Matrix.build(
                3, 3, (i, j) -> (i < 2 && j < 2 ? .7 : 1) * network.recurrent().get(i, j));
        assertSame(network, network.withRecurrent(scaled), "ALL", .9, "E_TO_E", .7, x);
        assertSame(network, network.withRecurrent(scaled), "baseline", .3, "E_TO_E", .7, x);
        assertSame(network, network.withBaseline(.5), "E_TO_I", .9, "baseline", .5, x);
        assertSame(network, network.withBaseline(.5), "E_TO_I", .9, "input", .3, x);
        assertSame(network, network.withStep(Time.ms(4)), "E_TO_I", .9, "dt", 4, x);
    }

    private static void assertSame(
            RateNetwork network, RateNetwork changed, String first, double p, String second, double q, double[] x) {
        NetworkFamily one =
                NetworkFamily.of(network, NetworkParameter.named(first)).with(NetworkParameter.named(second), q);
        NetworkFamily other = NetworkFamily.of(changed, NetworkParameter.named(first));
        double[] f = new double[3];
        double[] g = new double[3];
        one.at(p).evaluate(x, f);
        other.at(p).evaluate(x, g);
        assertThat(Vector.of(f).minus(Vector.of(g)).norm()).isLessThan(1e-11);
        assertThat(one.step(p)).isEqualTo(other.step(p));
        assertThat(one.tau(p)).isEqualTo(other.tau(p));
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        NetworkBranch along = new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, .5, Of.FIXED_POINT, About.FLOW);
        assertThatThrownBy(() -> new NetworkLocus(along, NetworkParameter.named("E_TO_E"), 0, 1))
                .hasMessageContaining("both are E_TO_E");
        assertThatThrownBy(() -> new NetworkLocus(along, NetworkParameter.named("rounding"), 0, 1))
                .hasMessageContaining("or make it the first parameter");
        assertThatThrownBy(() -> new NetworkLocus(along, NetworkParameter.named("baseline"), 1, 1))
                .hasMessageContaining("needs a range");
        assertThatThrownBy(() -> Kind.named("EP")).hasMessageContaining("not of 'EP'");
        assertThatThrownBy(() -> Kind.named("HB:3")).hasMessageContaining("not of 'HB:3'");
        assertThat(Kind.named("BC:17")).isEqualTo(new Kind(SpecialType.BC, 17));
        assertThat(new Ending.AtCodimensionTwo(SpecialType.BT).advice()).contains("BT");
    }
}
