package dev.rondo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Qr;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two rotations of known frequency in four of ten dimensions. */
class JpcaTest {
    private static final Time STEP = Time.ms(1);
    private static final double FAST = 4;
    private static final double SLOW = 1.5;

    private final SplittableRandom random = new SplittableRandom(11);
    private final Matrix axes =
            Qr.of(Matrix.build(10, 10, (i, j) -> random.nextDouble() - 0.5)).orthogonal();

    /** Whole turns of both, so that the mean is 0. */
    private Matrix rotations(double sense) {
        return Matrix.build(2000, 4, (t, k) -> {
                    double angle = 2 * Math.PI * (k < 2 ? FAST : SLOW) * t * STEP.seconds();
                    return (k < 2 ? 1 : 2) * (k % 2 == 0 ? StrictMath.cos(angle) : sense * StrictMath.sin(angle));
                })
                .times(Matrix.build(4, 10, (k, i) -> axes.get(i, k)));
    }

    @ParameterizedTest
    @EnumSource(Jpca.Form.class)
    void rotationsAreFoundWithTheirFrequenciesAndPlanes(Jpca.Form form) {
        Jpca.Result result = new Jpca(form, 4, false).of(List.of(rotations(1), rotations(1)), STEP);
        assertThat(result.planes()).hasSize(2);
        assertThat(result.planes().get(0).frequency().hertz()).isCloseTo(FAST, within(1e-3));
        assertThat(result.planes().get(1).frequency().hertz()).isCloseTo(SLOW, within(1e-3));
        assertThat(result.planes().get(0).variance()).isCloseTo(0.2, within(1e-3));
        assertThat(result.r2()).isGreaterThan(0.999);
        assertThat(result.r2Unconstrained()).isBetween(result.r2(), 1.0);
        Jpca.Plane plane = result.planes().getFirst();
        assertThat(plane.first().dot(plane.second())).isCloseTo(0, within(1e-12));
        assertThat(plane.first().norm()).isCloseTo(1, within(1e-12));
        for (Vector axis : List.of(plane.first(), plane.second())) {
            double inside = Math.hypot(axis.dot(axes.column(0)), axis.dot(axes.column(1)));
            assertThat(inside).isCloseTo(1, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Jpca.Form.class)
    void theRotationRunsFromTheFirstAxisTowardsTheSecond(Jpca.Form form) {
        for (double sense : new double[] {1, -1}) {
            Matrix turn = new Jpca(form, 4, false)
                    .of(List.of(rotations(sense)), STEP)
                    .projections()
                    .getFirst();
            double area = 0;
            for (int t = 1; t < turn.rows(); t++) {
                area += turn.get(t - 1, 0) * turn.get(t, 1) - turn.get(t - 1, 1) * turn.get(t, 0);
            }
            assertThat(area).isPositive();
        }
    }

    @Test
    void theFormsKeepTheirConstraints() {
        List<Matrix> trials = List.of(rotations(1).map(v -> v + 0.1 * random.nextDouble()));
        Matrix skew = Jpca.DEFAULT.of(trials, STEP).dynamics();
        assertThat(skew.plus(skew.transpose()).maxAbs()).isZero();
        Matrix q = new Jpca(Jpca.Form.POLAR, 6, false).of(trials, STEP).dynamics();
        assertThat(q.transposeTimes(q).minus(Matrix.identity(6)).maxAbs()).isLessThan(1e-13);
    }

    /** No other skew-symmetric matrix fits better: the least squares are stationary. */
    @Test
    void theSkewFitIsTheBestOne() {
        Matrix noisy = rotations(1).map(v -> v + 0.3 * random.nextDouble());
        Jpca.Result best = new Jpca(Jpca.Form.SKEW, 4, false).of(List.of(noisy), STEP);
        Jpca.Result free = new Jpca(Jpca.Form.POLAR, 4, false).of(List.of(noisy), STEP);
        assertThat(best.r2()).isLessThanOrEqualTo(best.r2Unconstrained());
        assertThat(best.r2Unconstrained()).isCloseTo(free.r2Unconstrained(), within(1e-12));
        assertThat(best.trialR2().get(0)).isCloseTo(best.r2(), within(1e-12));
    }

    @Test
    void whatAllConditionsShareCanBeTakenOut() {
        Matrix shared = rotations(1);
        Matrix own = rotations(-1).times(0.1);
        Jpca.Result result = new Jpca(Jpca.Form.SKEW, 4, true).of(List.of(shared.plus(own), shared.minus(own)), STEP);
        assertThat(result.mean().norm()).isLessThan(1e-10);
        assertThat(result.projections().getFirst().maxAbs()).isLessThan(0.3);
    }

    @Test
    void trialsAreAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> Jpca.DEFAULT.of(List.of(), STEP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jpca.DEFAULT.of(List.of(Matrix.zeros(2, 4)), STEP))
                .withMessageContaining("three or more rows");
    }
}
