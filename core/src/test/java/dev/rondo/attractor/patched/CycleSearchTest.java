package dev.rondo.attractor.patched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.patched.FlowOutcome.OnCone;
import dev.rondo.attractor.patched.FlowOutcome.OnCycle;
import dev.rondo.attractor.patched.FlowOutcome.OnFixedPoint;
import dev.rondo.continuation.patched.CycleOutcome;
import dev.rondo.continuation.patched.PatchedCycle;
import dev.rondo.continuation.patched.PatchedShooting;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PatchedPath;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleSearchTest {
    private static final Time TAU = Time.seconds(1);
    private static final Matrix EEI = Matrix.of(new double[][] {
        {0.0, 4.1302573543469485, -5.175897697574238},
        {2.344340255385773, 0.0, -4.528748520647944},
        {0.4684476601835208, 0.8289724369637779, 0.0}
    });
    private static final Vector EEI_DRIVE = Vector.of(8.004275613752535, 4.731966693990637, 0.5571792285128743);

    /** CTLN of the 3-cycle graph, eps = .25, delta = .5, theta = 1 (Curto and Morrison). */
    private static PiecewiseLinearField threeCycle() {
        Matrix w = Matrix.build(3, 3, (i, j) -> i == j ? 0 : i == (j + 1) % 3 ? -0.75 : -1.5);
        return PiecewiseLinearField.rateForm(w, Vector.constant(3, 1), TAU);
    }

    @Test
    void theThreeCycleGraphHasItsPublishedCycle() {
        ExactFlow flow = ExactFlow.of(threeCycle());
        PatchedCycle cycle = cycle(flow, Vector.of(0.5, 0.2, 0.1));
        double period = cycle.period().seconds();
        assertThat(period).isCloseTo(11.24386, within(5e-6));
        double max = 0;
        double min = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 4000; k++) {
            double x =
                    flow.state(cycle.path(), cycle.period().times(k / 4000.0)).get(0);
            max = Math.max(max, x);
            min = Math.min(min, x);
        }
        assertThat(max).isCloseTo(0.67065, within(1e-5));
        assertThat(min).isCloseTo(0.01225, within(1e-5));
        double[] exponents = cycle.multipliers().stream()
                .mapToDouble(mu -> Math.log(mu.abs()) / period)
                .toArray();
        assertThat(exponents[0]).isCloseTo(0, within(1e-12));
        assertThat(exponents[1]).isCloseTo(-0.5676, within(5e-5));
        assertThat(exponents[2]).isCloseTo(-2.4324, within(5e-5));
        assertThat(exponents[0] + exponents[1] + exponents[2]).isCloseTo(-3, within(1e-10));
    }

    @Test
    void rateFormAndXFormShareTheirPeriodAndMultipliers() {
        Matrix w = Matrix.build(3, 3, (i, j) -> i == j ? 0 : i == (j + 1) % 3 ? -0.75 : -1.5);
        PatchedCycle rates = cycle(ExactFlow.of(threeCycle()), Vector.of(0.5, 0.2, 0.1));
        PatchedCycle states = cycle(
                ExactFlow.of(PiecewiseLinearField.network(w, Vector.constant(3, 1), TAU)), Vector.of(0.5, 0.2, 0.1));
        assertThat(states.period().seconds())
                .isCloseTo(
                        rates.period().seconds(), within(1e-12 * states.period().seconds()));
        for (int k = 0; k < 3; k++) {
            assertThat(states.multipliers()
                            .get(k)
                            .minus(rates.multipliers().get(k))
                            .abs())
                    .isLessThan(1e-10 * rates.multipliers().get(k).abs());
        }
    }

    @Test
    void anExcitatoryExcitatoryInhibitoryNetworkCycles() {
        PatchedCycle cycle = cycle(ExactFlow.of(eei(1)), Vector.zeros(3));
        assertCertified(cycle);
        assertThat(cycle.isStable()).isTrue();
        assertThat(cycle.neutralDirections()).isEqualTo(1);
        double logVolume = cycle.multipliers().stream()
                .mapToDouble(mu -> Math.log(mu.abs()))
                .sum();
        assertThat(logVolume).isCloseTo(-3 * cycle.period().in(TAU), within(1e-9));
    }

    /** c times the drive: c times the orbit, the same period. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 7, 1000})
    void amplitudeScalesWithTheDriveAndThePeriodStays(double c) {
        PatchedCycle one = cycle(ExactFlow.of(eei(1)), Vector.of(1, 2, 0.5));
        PatchedCycle scaled = cycle(ExactFlow.of(eei(c)), Vector.of(c, 2 * c, 0.5 * c));
        assertThat(scaled.period().in(one.period())).isCloseTo(1, within(1e-9));
        assertThat(scaled.moments().amplitude() / (c * one.moments().amplitude()))
                .isCloseTo(1, within(1e-9));
    }

    /** Divergence -2/tau everywhere: no closed orbit in the plane (Bendixson). */
    @Test
    void noPlanarNetworkCycles() {
        int settled = 0;
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Matrix w = Matrix.build(2, 2, (i, j) -> i == j ? 0 : 8 * random.nextDouble() - 4);
            Vector drive = Vector.of(3 * random.nextDouble() - 1, 3 * random.nextDouble() - 1);
            FlowOutcome outcome = CycleSearch.DEFAULT.from(
                    ExactFlow.of(PiecewiseLinearField.network(w, drive, TAU)),
                    Vector.of(4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2));
            assertThat(outcome).as("seed %d", seed).isNotInstanceOf(OnCycle.class);
            settled += outcome instanceof OnFixedPoint || outcome instanceof FlowOutcome.Growing ? 1 : 0;
        }
        assertThat(settled).isGreaterThan(990);
    }

    /** Drive to all units, all of them active at the fixed point, and that an unstable spiral: an E-E-I network cycles. */
    @Test
    void fifteenRandomNetworksCycle() {
        int found = 0;
        for (int seed = 0; found < 15; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Matrix w = Matrix.build(
                    3, 3, (i, j) -> i == j ? 0 : j < 2 ? 4 * random.nextDouble() : -6 * random.nextDouble());
            Vector rest = Vector.of(random.doubles(3, 0.3, 2).toArray());
            Vector drive = Matrix.identity(3).minus(w).times(rest);
            boolean driven = drive.get(0) > 0 && drive.get(1) > 0 && drive.get(2) > 0;
            if (!driven || !isUnstableSpiral(Eigen.valuesOf(w.minus(Matrix.identity(3))))) {
                continue;
            }
            FlowOutcome outcome = CycleSearch.DEFAULT.from(
                    ExactFlow.of(PiecewiseLinearField.network(w, drive, TAU)), rest.plus(Vector.of(0.01, 0, 0)));
            assertThat(outcome).as("seed %d", seed).isInstanceOf(OnCycle.class);
            assertCertified(((OnCycle) outcome).cycle());
            found++;
        }
    }

    private static boolean isUnstableSpiral(ComplexVector eigenvalues) {
        return eigenvalues.stream().anyMatch(z -> z.im() > 0 && z.re() > 0);
    }

    @Test
    void aStableSpiralIsAFixedPointHoweverSlow() {
        // Eigenvalues (-1 +- sqrt(w12 w21 ...)): a ring of three with a spiral that decays at .002 per tau.
        double g = 2 * (1 - 0.002);
        Matrix w = Matrix.of(new double[][] {{0, 0, -g}, {g, 0, 0}, {0, g, 0}});
        Vector rest = Vector.of(1, 1, 1);
        Vector drive = Matrix.identity(3).minus(w).times(rest);
        FlowOutcome outcome = CycleSearch.DEFAULT.from(
                ExactFlow.of(PiecewiseLinearField.network(w, drive, TAU)), Vector.of(1.1, 0.9, 1));
        assertThat(outcome).isInstanceOf(OnFixedPoint.class);
        OnFixedPoint point = (OnFixedPoint) outcome;
        assertThat(point.region()).isEqualTo(ActiveSet.ofBits(3, 7));
        assertThat(point.eigenvalues().maxReal()).isCloseTo(-0.002, within(1e-12));
    }

    @Test
    void anUnstableCycleIsClosedFromAGuess() {
        // Time reversed, the stable cycle repels: the same orbit with inverse multipliers.
        PatchedCycle stable = cycle(ExactFlow.of(eei(1)), Vector.zeros(3));
        Matrix backwards = EEI.times(-1);
        PiecewiseLinearField field = PiecewiseLinearField.of(
                Matrix.identity(3), backwards, Matrix.identity(3), Vector.zeros(3), EEI_DRIVE.times(-1));
        CycleOutcome outcome = PatchedShooting.DEFAULT.close(
                ExactFlow.of(field), stable.start().times(1.0001), stable.period());
        assertThat(outcome).isInstanceOf(CycleOutcome.Closed.class);
        PatchedCycle unstable = ((CycleOutcome.Closed) outcome).cycle();
        assertThat(unstable.period().in(stable.period())).isCloseTo(1, within(1e-9));
        assertThat(unstable.unstableDirections()).isEqualTo(2);
        for (int k = 0; k < 3; k++) {
            Complex product =
                    unstable.multipliers().get(k).times(stable.multipliers().get(2 - k));
            assertThat(product.minus(Complex.ONE).abs()).isLessThan(1e-6);
        }
    }

    @Test
    void aHomogeneousNetworkSettlesOnARay() {
        Matrix w = Matrix.of(new double[][] {{0, 3, -0.5}, {2, 0, -0.5}, {0.4, 0.3, 0}});
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.zeros(3), TAU);
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(field), Vector.of(1, 0.5, 0.2));
        assertThat(outcome).isInstanceOf(OnCone.class);
        ProjectiveOrbit ray = ((OnCone) outcome).orbit();
        assertThat(ray.period()).isEmpty();
        assertThat(ray.residual()).isLessThan(1e-10);
        Matrix a = field.matrix(field.regionOf(ray.start().toArray()));
        assertThat(ray.growthPerSecond()).isCloseTo(Eigen.valuesOf(a).maxReal(), within(1e-12));
    }

    /** Two units that inhibit each other, from a state as symmetric as they are: it ends at the saddle between them. */
    @Test
    void anOrbitThatSymmetryKeepsAtASaddleIsKickedOff() {
        Matrix w = Matrix.of(new double[][] {{0, -2}, {-2, 0}});
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.of(1, 1), TAU);
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(field), Vector.of(0, 0));
        assertThat(outcome).isInstanceOf(FlowOutcome.OnFixedPoint.class);
        Vector point = ((FlowOutcome.OnFixedPoint) outcome).state();
        assertThat(Math.abs(point.get(0))).isCloseTo(1, within(1e-12));
        assertThat(point.get(1)).isCloseTo(-point.get(0), within(1e-12));
    }

    @Test
    void aRestAmongFixedPointsThatFillALineIsSaidToBeOne() {
        Matrix w = Matrix.of(new double[][] {{0, -1}, {-1, 0}});
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.of(1, 1), TAU);
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(field), Vector.of(0.3, 0.5));
        assertThat(outcome).isInstanceOf(FlowOutcome.OnFixedPointSet.class);
        FlowOutcome.OnFixedPointSet set = (FlowOutcome.OnFixedPointSet) outcome;
        assertThat(set.state().toArray()).containsExactly(new double[] {.4, .6}, within(1e-14));
        assertThat(set.directions().row(0).dot(Vector.of(1, 1))).isCloseTo(0, within(1e-14));
    }

    @Test
    void aHomogeneousNetworkAtTheOriginIsKickedOff() {
        Matrix w = Matrix.of(new double[][] {{0, -4}, {4, 0}});
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.zeros(2), TAU);
        FlowOutcome outcome = CycleSearch.DEFAULT.from(ExactFlow.of(field), Vector.of(0, 0));
        assertThat(outcome).isInstanceOf(OnCone.class);
        assertThat(((OnCone) outcome).orbit().growthPerSecond() * TAU.seconds()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void aFixedPointIsNoCycle() {
        PiecewiseLinearField field = eei(1);
        Vector point = LinearSolve.of(field.matrix(ActiveSet.ofBits(3, 7)))
                .solve(field.offset(ActiveSet.ofBits(3, 7)))
                .times(-1);
        CycleOutcome outcome =
                PatchedShooting.DEFAULT.close(ExactFlow.of(field), point.plus(Vector.of(1e-13, 0, 0)), Time.seconds(3));
        assertThat(outcome).isInstanceOf(CycleOutcome.NotClosed.class);
        assertThat(((CycleOutcome.NotClosed) outcome).advice()).isNotEmpty();
    }

    private static PiecewiseLinearField eei(double scale) {
        return PiecewiseLinearField.network(EEI, EEI_DRIVE.times(scale), TAU);
    }

    /**
     * A chaotic CTLN of 9 units (largest exponent 0.061 per tau). The search closes unstable cycles of many loops, over which
     * areas shrink by e^-2500: their multipliers leave the range of doubles, the search goes on.
     */
    @Test
    @Tag("slow")
    void anUnstableCycleOfManyLoopsDoesNotEndTheSearch() {
        String[] graph = {
            "000010111",
            "101000001",
            "000011000",
            "101000010",
            "010100000",
            "010010000",
            "000000010",
            "100100101",
            "100000010"
        };
        Matrix w = Matrix.build(9, 9, (i, j) -> i == j ? 0 : graph[i].charAt(j) == '1' ? -0.75 : -1.5);
        Vector start = Vector.of(0.55, 0.475, 0.7, 0.625, 0.775, 0.55, 0.4, 0.475, 0.4);
        ExactFlow flow = ExactFlow.of(PiecewiseLinearField.network(w, Vector.constant(9, 1), TAU));
        assertThat(CycleSearch.DEFAULT.from(flow, start)).isInstanceOf(FlowOutcome.Undecided.class);
    }

    private static PatchedCycle cycle(ExactFlow flow, Vector start) {
        FlowOutcome outcome = CycleSearch.DEFAULT.from(flow, start);
        assertThat(outcome).isInstanceOf(OnCycle.class);
        PatchedCycle cycle = ((OnCycle) outcome).cycle();
        assertCertified(cycle);
        return cycle;
    }

    private static void assertCertified(PatchedCycle cycle) {
        assertThat(cycle.certificate().residual()).isLessThan(1e-10);
        assertThat(cycle.certificate().trivialMultiplierError()).isLessThan(1e-8);
        assertThat(cycle.path().ending()).isEqualTo(PatchedPath.Ending.TIME);
    }
}
