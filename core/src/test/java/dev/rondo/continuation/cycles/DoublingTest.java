package dev.rondo.continuation.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.Systems;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoublingTest {
    private static final StepControl STEPS = new StepControl(.05, 1e-6, .1, Newton.STANDARD, .5, 100);

    /**
     * An oscillator x + i y = e^(it) with a pair z = (u, v) on a Moebius strip about it: in a frame that turns with t/2,
     *
     * <pre>
     *   u' = (p + a q) u,     v' = (-1 + a q) v,     q = u^2 + v^2,
     * </pre>
     *
     * so that the cycle has the multipliers -e^(2 pi p) and -e^(-2 pi), and beside it, where -p/a is positive, there is the
     * cycle q = -p/a of period 4 pi.
     */
    private record Strip(double a) implements Systems.Smooth {
        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public double[] f(double[] x, double p) {
            double s = x[0] * x[0] + x[1] * x[1] - 1;
            double all = (p - 1) / 2 + a * (x[2] * x[2] + x[3] * x[3]);
            double odd = (p + 1) / 2;
            return new double[] {
                -s * x[0] - x[1],
                -s * x[1] + x[0],
                all * x[2] + odd * (x[0] * x[2] + x[1] * x[3]) - x[3] / 2,
                all * x[3] + odd * (x[1] * x[2] - x[0] * x[3]) + x[2] / 2
            };
        }

        @Override
        public double[][] df(double[] x, double p) {
            double s = x[0] * x[0] + x[1] * x[1] - 1;
            double all = (p - 1) / 2 + a * (x[2] * x[2] + x[3] * x[3]);
            double odd = (p + 1) / 2;
            return new double[][] {
                {-s - 2 * x[0] * x[0], -2 * x[0] * x[1] - 1, 0, 0},
                {1 - 2 * x[0] * x[1], -s - 2 * x[1] * x[1], 0, 0},
                {odd * x[2], odd * x[3], all + 2 * a * x[2] * x[2] + odd * x[0], 2 * a * x[2] * x[3] + odd * x[1] - .5},
                {-odd * x[3], odd * x[2], 2 * a * x[2] * x[3] + odd * x[1] + .5, all + 2 * a * x[3] * x[3] - odd * x[0]}
            };
        }
    }

    /** The strip with p (1 - 5 p) in place of p: it turns over at 0 and at 1/5, and doubled cycles lead from one to the other. */
    private record Bubble(Strip strip) implements Systems.Smooth {
        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public double[] f(double[] x, double p) {
            return strip.f(x, p * (1 - 5 * p));
        }

        @Override
        public double[][] df(double[] x, double p) {
            return strip.df(x, p * (1 - 5 * p));
        }
    }

    @Test
    void aBranchOfDoubledCyclesEndsWhereItsTurnsMerge() {
        Shooting.Start start =
                Shooting.near(new Bubble(new Strip(-1)), Vector.of(1, 0, 0, 0), Time.seconds(2 * Math.PI), -.1, 1);
        Branch branch = Branch.of(Continuation.of(
                start.curve(), start.unknowns().toArray(), ContinuationSettings.between(-.1, .3, STEPS)));
        List<SpecialPoint> doublings = branch.special(SpecialType.PD);
        assertThat(doublings).hasSize(2);
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(.3));
        SpecialPoint first = doublings.getFirst();
        BranchSwitch doubled = ((CycleCurve) first.point().curve())
                .doubling(first.point().unknowns().toArray())
                .orElseThrow();
        Branch bubble = Branch.of(Continuation.leaving(
                doubled, ContinuationSettings.between(0, .3, STEPS).within(-.1, .3)));
        assertThat(bubble.ending()).isInstanceOf(Ending.TurnsMerge.class);
        assertThat(((Ending.TurnsMerge) bubble.ending()).parameter()).isCloseTo(.2, within(1e-2));
        assertThat(bubble.special()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(bubble.special(SpecialType.LP)).isEmpty();
        assertThat(bubble.special(SpecialType.PD).getLast().parameter()).isCloseTo(.2, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "-1, 3", "2, 1"})
    void theCyclesOfTwiceThePeriodAreFollowed(double a, int segments) {
        Shooting.Start start =
                Shooting.near(new Strip(a), Vector.of(1, 0, 0, 0), Time.seconds(2 * Math.PI), -.1, segments);
        SpecialPoint doubling = Branch.of(Continuation.of(
                        start.curve(), start.unknowns().toArray(), ContinuationSettings.between(-.1, .1, STEPS)))
                .special(SpecialType.PD)
                .getFirst();
        // A multiplier counts as unstable beyond 1 + 1e-8.
        assertThat(doubling.parameter()).isCloseTo(1e-8 / (2 * Math.PI), within(1e-11));
        assertThat(doubling.criticality()).contains(a < 0 ? Criticality.SUPERCRITICAL : Criticality.SUBCRITICAL);

        BranchSwitch doubled = ((CycleCurve) doubling.point().curve())
                .doubling(doubling.point().unknowns().toArray())
                .orElseThrow();
        double end = -Math.signum(a) * .1;
        Branch branch = Branch.of(Continuation.leaving(
                doubled, ContinuationSettings.between(0, end, STEPS).within(-.1, .1)));
        assertThat(branch.ending()).isEqualTo(new Ending.BoundReached(end));
        assertThat(branch.points()).hasSizeGreaterThan(2).allSatisfy(point -> {
            double q = -point.parameter() / a;
            assertThat(point.measure().period().orElseThrow().seconds()).isCloseTo(4 * Math.PI, within(1e-8));
            assertThat(point.measure().amplitude()).isCloseTo(Math.sqrt(1 + q), within(1e-8));
            assertThat(point.isStable()).isEqualTo(a < 0);
            double[] growths = {Math.exp(8 * Math.PI * a * q), Math.exp(-4 * Math.PI * (1 + point.parameter()))};
            assertThat(point.spectrum().values().get(0).re()).isCloseTo(growths[0], within(1e-6 * growths[0]));
            assertThat(point.spectrum().values().get(1).re()).isCloseTo(growths[1], within(1e-8));
        });
    }
}
