package dev.rondo.attractor.smooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.continuation.cycles.ClosingResult;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cycles whose periods and multipliers are known, and orbits that end on none. */
class SmoothSearchTest {
    private static final Time SECOND = Time.seconds(1);

    /** dr/dt = r g(r^2), dtheta/dt = omega. */
    private static VectorField circular(DoubleUnaryOperator g, DoubleUnaryOperator slope, double omega) {
        return new VectorField() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public void evaluate(double[] x, double[] derivative) {
                double growth = g.applyAsDouble(x[0] * x[0] + x[1] * x[1]);
                derivative[0] = growth * x[0] - omega * x[1];
                derivative[1] = growth * x[1] + omega * x[0];
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                double s = x[0] * x[0] + x[1] * x[1];
                double growth = g.applyAsDouble(s);
                double along = 2 * slope.applyAsDouble(s) * (x[0] * v[0] + x[1] * v[1]);
                out[0] = growth * v[0] - omega * v[1] + along * x[0];
                out[1] = growth * v[1] + omega * v[0] + along * x[1];
            }
        };
    }

    private static VectorField stuartLandau(double mu, double omega) {
        return circular(s -> mu - s, s -> -1, omega);
    }

    /** Rajakumar et al. 2021, figure 8: a stable cycle r = 1 and an unstable one r = sqrt 2. */
    private static final VectorField TWO_CYCLES = circular(s -> (s - 1) * (s - 2), s -> 2 * s - 3, 1);

    private static Matrix circle(double radius, int points) {
        return Matrix.build(
                points,
                2,
                (k, i) -> radius * (i == 0 ? Math.cos(2 * Math.PI * k / points) : Math.sin(2 * Math.PI * k / points)));
    }

    private static ClosedOrbit closed(ClosingResult result) {
        assertThat(result).isInstanceOf(ClosingResult.Closed.class);
        return ((ClosingResult.Closed) result).orbit();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2, 7})
    void findsTheCycleOfStuartAndLandau(double omega) {
        SmoothOutcome outcome = SmoothSearch.DEFAULT.from(stuartLandau(0.25, omega), SECOND, Vector.of(3, -1));
        assertThat(outcome).isInstanceOf(SmoothOutcome.OnCycle.class);
        ClosedOrbit cycle = ((SmoothOutcome.OnCycle) outcome).cycle();
        double period = 2 * Math.PI / omega;
        assertThat(cycle.period().seconds()).isCloseTo(period, within(1e-10 * period));
        assertThat(cycle.moments().amplitude()).isCloseTo(0.5, within(1e-10));
        assertThat(cycle.moments().mean().norm()).isLessThan(1e-10);
        assertThat(Math.log(cycle.nontrivial().get(0).re())).isCloseTo(-0.5 * period, within(1e-8));
        assertThat(cycle.certificate().residual()).isLessThan(1e-11);
        assertThat(cycle.certificate().trivialMultiplierError()).isLessThan(1e-8);
    }

    /** Newton's method closes the cycle at once, long before the orbit arrives at it. */
    @Test
    void waitsUntilASlowOrbitHasComeToItsCycle() {
        double rate = 0.005;
        VectorField slow = circular(s -> rate * (1 - s), s -> -rate, 1);
        SmoothOutcome outcome = SmoothSearch.DEFAULT.from(slow, SECOND, Vector.of(0.4, 0));
        assertThat(outcome).isInstanceOf(SmoothOutcome.OnCycle.class);
        SmoothOutcome.OnCycle found = (SmoothOutcome.OnCycle) outcome;
        double t = found.settling().seconds();
        double radius = 1 / Math.sqrt(1 + (1 / (0.4 * 0.4) - 1) * Math.exp(-2 * rate * t));
        assertThat(t).isGreaterThan(80);
        assertThat(found.returnError()).isLessThan(0.1).isCloseTo((1 - radius) / (1 + radius), within(1e-3));
        assertThat(found.cycle().start().norm()).isCloseTo(1, within(1e-10));
        assertThat(found.cycle().nontrivial().get(0).re()).isCloseTo(Math.exp(-4 * Math.PI * rate), within(1e-9));
    }

    @Test
    void closesTheStableAndTheUnstableCycleOfThePlane() {
        Time period = Time.seconds(6);
        ClosedOrbit stable = closed(SmoothClosing.DEFAULT.close(TWO_CYCLES, SECOND, Vector.of(0.95, 0), period));
        ClosedOrbit unstable = closed(SmoothClosing.DEFAULT.close(TWO_CYCLES, SECOND, circle(1.43, 12), period));
        assertThat(stable.period().seconds()).isCloseTo(2 * Math.PI, within(1e-10));
        assertThat(unstable.period().seconds()).isCloseTo(2 * Math.PI, within(1e-10));
        assertThat(unstable.start().norm()).isCloseTo(Math.sqrt(2), within(1e-11));
        assertThat(stable.nontrivial().get(0).re() / Math.exp(-4 * Math.PI)).isCloseTo(1, within(1e-8));
        assertThat(unstable.nontrivial().get(0).re() / Math.exp(8 * Math.PI)).isCloseTo(1, within(1e-8));
        assertThat(stable.isStable()).isTrue();
        assertThat(unstable.unstableDirections()).isEqualTo(1);
        assertThat(unstable.multipliers().size()).isEqualTo(2);
    }

    @Test
    void anOrbitThatBeginsAtAnUnstableFixedPointIsKickedOff() {
        SmoothOutcome outcome = SmoothSearch.DEFAULT.from(stuartLandau(0.25, 2), SECOND, Vector.of(0, 0));
        assertThat(outcome).isInstanceOf(SmoothOutcome.OnCycle.class);
        ClosedOrbit cycle = ((SmoothOutcome.OnCycle) outcome).cycle();
        assertThat(cycle.period().seconds()).isCloseTo(Math.PI, within(1e-9));
        assertThat(cycle.start().norm()).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void reportsTheLeastPeriod() {
        ClosedOrbit cycle = closed(SmoothClosing.DEFAULT.close(
                stuartLandau(1, 1), SECOND, Vector.of(1.01, 0), Time.seconds(6 * Math.PI + 0.01)));
        assertThat(cycle.period().seconds()).isCloseTo(2 * Math.PI, within(1e-10));
    }

    @Test
    void aSpiralIsAFixedPointOnceItHasDecayed() {
        SmoothOutcome fast = SmoothSearch.DEFAULT.from(stuartLandau(-0.5, 3), SECOND, Vector.of(1, 0));
        assertThat(fast).isInstanceOf(SmoothOutcome.OnFixedPoint.class);
        SmoothOutcome slow = SmoothSearch.DEFAULT.from(stuartLandau(-1e-4, 3), SECOND, Vector.of(0.01, 0));
        assertThat(slow).isInstanceOf(SmoothOutcome.Undecided.class);
        assertThat(((SmoothOutcome.Undecided) slow).reason()).contains("returns");
    }

    @Test
    void aStateThatRunsAwayGrows() {
        assertThat(SmoothSearch.DEFAULT.from(TWO_CYCLES, SECOND, Vector.of(1.5, 0)))
                .isInstanceOf(SmoothOutcome.Growing.class);
    }

    @Test
    void restsAreNotClosed() {
        ClosingResult rest =
                SmoothClosing.DEFAULT.close(stuartLandau(-0.5, 3), SECOND, Vector.of(1e-3, 0), Time.seconds(2));
        assertThat(rest).isInstanceOf(ClosingResult.NotClosed.class);
        assertThat(((ClosingResult.NotClosed) rest).advice()).isNotBlank();
    }

    @Test
    void refusesABudgetThatIsTooShort() {
        assertThatThrownBy(() -> new SmoothSearch(40, 40, 50, SmoothClosing.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40.0, 40.0, 50.0");
    }
}
