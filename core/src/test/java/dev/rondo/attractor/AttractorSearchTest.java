package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttractorSearchTest {
    private static final double STEP = Maps.STEP.seconds();

    @ParameterizedTest
    @ValueSource(doubles = {0.5, -0.9, 0.999, 0.99999})
    void aContractionRestsAtItsFixedPoint(double multiplier) {
        EulerMap map = Maps.affine(Matrix.of(new double[][] {{multiplier}}), Vector.of(1 - multiplier));
        Attractor found = AttractorSearch.DEFAULT.of(map, new double[] {7});
        assertThat(found.kind()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(found.mean().get(0)).isCloseTo(1, within(1e-15 / (1 - Math.abs(multiplier))));
        assertThat(found.amplitude()).isZero();
        assertThat(found.lyapunovPerSecond().get(0)).isCloseTo(Math.log(Math.abs(multiplier)) / STEP, within(1e-9));
        assertThat(found.certificate().residual().orElseThrow()).isLessThan(1e-14);
    }

    /** Neither a cycle nor at rest, yet the way in is affine: what is left of it need not be walked. */
    @ParameterizedTest
    @ValueSource(doubles = {0.99, 0.9999, 0.999999})
    void aSlowlyDecayingSpiralLeadsToItsFixedPoint(double factor) {
        EulerMap map = Maps.affine(Maps.rotation(0.085, factor), Vector.of(0.3, 0.1));
        Attractor found = AttractorSearch.DEFAULT.of(map, new double[] {5, 5});
        assertThat(found.kind()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(found.certificate().leadingMultiplier().orElseThrow()).isCloseTo(factor, within(1e-12));
    }

    /** A smooth spiral whose nonlinearity is as large as its contraction: decided only where it is small. */
    @Test
    void aSpiralInTheNormalFormBelowItsBifurcationLeadsToTheOrigin() {
        Attractor found = AttractorSearch.DEFAULT.of(Maps.neimarkSacker(-1e-3, 0.085), new double[] {0.5, 0});
        assertThat(found.kind()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(found.mean().norm()).isLessThan(1e-12);
    }

    @Test
    void atTheBifurcationNothingIsDecided() {
        Attractor found =
                new AttractorSearch(1000, 4000, 60_000).of(Maps.neimarkSacker(0, 0.085), new double[] {0.5, 0});
        assertThat(found.kind()).isEqualTo(AttractorKind.UNDECIDED);
        assertThat(found.certificate().criteriaAgree()).isFalse();
        assertThat(found.certificate().finding()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.01, 0.1})
    void theNormalFormsCircleIsALimitCycle(double mu) {
        double angle = 2 * Math.PI / 74.0463325;
        Attractor found = AttractorSearch.DEFAULT.of(Maps.neimarkSacker(mu, angle), new double[] {1e-3, 0});
        assertThat(found.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(found.period().orElseThrow().seconds() / 0.740463325).isCloseTo(1, within(1e-9));
        assertThat(found.amplitude()).isCloseTo(Math.sqrt(mu), within(1e-8));
        assertThat(found.std().get(0)).isCloseTo(Math.sqrt(mu / 2), within(1e-7));
        assertThat(found.lyapunovPerSecond().get(0)).isCloseTo(0, within(1e-4));
        assertThat(found.lyapunovPerSecond().get(1)).isCloseTo(Math.log(1 - 2 * mu) / STEP, within(1e-4));
        assertThat(found.certificate().criteriaAgree()).isTrue();
        assertThat(found.certificate().periodUncertainty().orElseThrow()).isLessThan(1e-6);
    }

    /** A cycle with amplitude 1e-4 around a point far off is not that point. */
    @Test
    void aSmallCycleAroundADistantPointIsACycle() {
        EulerMap circle = Maps.neimarkSacker(0.01, 0.0853);
        double scale = 1e-3;
        EulerMap shifted = Maps.of(
                2,
                (x, next) -> {
                    circle.apply(new double[] {(x[0] - 100) / scale, (x[1] + 50) / scale}, next);
                    next[0] = 100 + scale * next[0];
                    next[1] = -50 + scale * next[1];
                },
                (x, v, out) -> circle.differential(new double[] {(x[0] - 100) / scale, (x[1] + 50) / scale}, v, out));
        Attractor found = AttractorSearch.DEFAULT.of(shifted, new double[] {100.001, -50});
        assertThat(found.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(found.amplitude()).isCloseTo(1e-4, within(1e-9));
        assertThat(found.period().orElseThrow().in(Maps.STEP)).isCloseTo(2 * Math.PI / 0.0853, within(1e-4));
    }

    /** A rotation by a whole turn maps every point of the circle onto itself. */
    @Test
    void aCycleSampledAtItsOwnPeriodIsNotCalledAFixedPoint() {
        Attractor found = AttractorSearch.DEFAULT.of(Maps.neimarkSacker(0.1, 0), new double[] {0.2, 0.2});
        assertThat(found.kind()).isEqualTo(AttractorKind.UNDECIDED);
        assertThat(found.certificate().finding()).contains("sampled at its own period");
    }

    @Test
    void aRotationWithoutContractionIsNoAttractor() {
        EulerMap map = Maps.affine(Maps.rotation(0.085, 1), Vector.zeros(2));
        Attractor found = new AttractorSearch(100, 4000, 30_000).of(map, new double[] {1, 0});
        assertThat(found.kind()).isEqualTo(AttractorKind.UNDECIDED);
        assertThat(found.certificate().finding()).contains("not isolated");
    }

    @Test
    void exactCyclesOfTheLogisticMapAreLimitCycles() {
        Map.of(3.2, 2, 3.5, 4, 3.55, 8, 3.566, 16, 3.83, 3).forEach((r, period) -> {
            Attractor found = AttractorSearch.DEFAULT.of(Maps.logistic(r), new double[] {0.3});
            assertThat(found.kind()).as("r = %s", r).isEqualTo(AttractorKind.LIMIT_CYCLE);
            assertThat(found.period().orElseThrow().in(Maps.STEP)).isCloseTo(period, within(1e-12));
            assertThat(found.lyapunovPerSecond().get(0)).isNegative();
        });
    }

    /** The two points of the logistic map's 2-cycle have closed forms, and so have their mean and deviation. */
    @Test
    void theTwoCycleHasItsMeanAndDeviation() {
        double r = 3.2;
        Attractor found = AttractorSearch.DEFAULT.of(Maps.logistic(r), new double[] {0.3});
        assertThat(found.mean().get(0)).isCloseTo((r + 1) / (2 * r), within(1e-12));
        assertThat(found.std().get(0)).isCloseTo(Math.sqrt((r + 1) * (r - 3)) / (2 * r), within(1e-12));
    }

    /** 39 points that go round twice are a period of 19.5 steps, whether each of them attracts or all points repeat. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 5e-3})
    void aCycleOfPointsThatWindsTwiceHasHalfOfItsStepsAsPeriod(double locking) {
        Attractor found = AttractorSearch.DEFAULT.of(Maps.lockedCircle(0.2, 2, 39, locking), new double[] {0.2, 0.2});
        assertThat(found.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(found.period().orElseThrow().in(Maps.STEP)).isCloseTo(19.5, within(1e-9));
        assertThat(found.lyapunovPerSecond().get(0)).isCloseTo(Math.log(1 - 39 * locking) / STEP, within(1e-4));
    }

    @Test
    void theLogisticMapBeyondItsCascadeIsChaotic() {
        for (double r : new double[] {3.7, 3.9, 4}) {
            Attractor found = AttractorSearch.DEFAULT.of(Maps.logistic(r), new double[] {0.3});
            assertThat(found.kind()).as("r = %s", r).isEqualTo(AttractorKind.CHAOTIC);
        }
        Attractor henon = AttractorSearch.DEFAULT.of(Maps.henon(1.4, 0.3), new double[] {0.1, 0.1});
        assertThat(henon.kind()).isEqualTo(AttractorKind.CHAOTIC);
        assertThat(henon.lyapunovPerSecond().get(0) * STEP).isCloseTo(0.419, within(0.02));
    }

    @Test
    void twoCirclesAtOnceAreATorus() {
        EulerMap torus = Maps.both(
                Maps.neimarkSacker(0.05, 2 * Math.PI / 60.1),
                Maps.neimarkSacker(0.1, 2 * Math.PI / 83.37 * Math.sqrt(2)));
        Attractor found = AttractorSearch.DEFAULT.of(torus, new double[] {0.1, 0.1, 0.1, 0.1});
        assertThat(found.kind()).isEqualTo(AttractorKind.QUASI_PERIODIC);
        assertThat(found.period()).isEmpty();
        assertThat(found.lyapunovPerSecond().get(1)).isCloseTo(0, within(1e-3));
        assertThat(found.lyapunovPerSecond().get(2)).isNegative();
    }

    @Test
    void anUnstableLinearMapGrowsAtItsRate() {
        EulerMap map = Maps.affine(Maps.rotation(0.1, 1.01), Vector.of(1, 1));
        Attractor found = AttractorSearch.DEFAULT.of(map, new double[] {0, 0});
        assertThat(found.kind()).isEqualTo(AttractorKind.GROWING);
        assertThat(found.growthPerSecond().orElseThrow()).isCloseTo(Math.log(1.01) / STEP, within(1e-3));
    }

    /** An orbit that starts on an unstable fixed point is pushed off it. */
    @Test
    void anUnstableFixedPointIsLeft() {
        Attractor found = AttractorSearch.DEFAULT.of(Maps.neimarkSacker(0.1, 0.0853), new double[] {0, 0});
        assertThat(found.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(found.amplitude()).isCloseTo(Math.sqrt(0.1), within(1e-6));
    }

    @Test
    void theBudgetIsKept() {
        int[] steps = {0};
        EulerMap counted = Maps.of(
                2,
                (x, next) -> {
                    steps[0]++;
                    Maps.neimarkSacker(0, 0.085).apply(x, next);
                },
                Maps.neimarkSacker(0, 0.085)::differential);
        Attractor found = new AttractorSearch(1000, 2000, 20_000).of(counted, new double[] {0.5, 0});
        assertThat(found.certificate().settling().plus(found.certificate().window()))
                .isLessThanOrEqualTo(Time.seconds(200));
        assertThat(steps[0]).as("walking, and once more for the exponents").isLessThanOrEqualTo(41_000);
        assertThatThrownBy(() -> new AttractorSearch(1000, 2000, 2000)).hasMessageContaining("budget = 2000");
    }
}
