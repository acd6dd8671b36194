package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * The plane of Rajakumar et al. 2021, appendix D, closed as in Susman, Brenner and Barak 2019, for phi = erf(sqrt(pi) x/2):
 * {@code tau p_u' = -p_u + (l1 p_u + rho p_v) g(r), tau p_v' = -p_v + (l2 p_v - rho p_u) g(r), g = 1/sqrt(1 + pi r^2/2)}. Its
 * cycle has the period {@code 2 pi tau a/sqrt(rho^2 - d^2)}, a = (l1 + l2)/2, d = (l1 - l2)/2, and ends in a saddle-node
 * on the cycle at rho = d.
 */
class ReducedPlaneTest {
    private static final double TAU = .05;
    private static final double L1 = 1.96;
    private static final double L2 = 1.51;
    private static final double MEAN = (L1 + L2) / 2;
    private static final double HALF_DIFFERENCE = (L1 - L2) / 2;

    private static FieldFamily plane() {
        return new Systems.Smooth() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double[] f(double[] p, double rho) {
                double g = gain(p);
                return new double[] {
                    (-p[0] + (L1 * p[0] + rho * p[1]) * g) / TAU, (-p[1] + (L2 * p[1] - rho * p[0]) * g) / TAU
                };
            }

            @Override
            public double[][] df(double[] p, double rho) {
                double g = gain(p);
                double slope = -Math.PI / 2 * g * g * g;
                double u = L1 * p[0] + rho * p[1];
                double v = L2 * p[1] - rho * p[0];
                return new double[][] {
                    {(-1 + L1 * g + u * slope * p[0]) / TAU, (rho * g + u * slope * p[1]) / TAU},
                    {(-rho * g + v * slope * p[0]) / TAU, (-1 + L2 * g + v * slope * p[1]) / TAU}
                };
            }
        };
    }

    private static double gain(double[] p) {
        return 1 / Math.sqrt(1 + Math.PI / 2 * (p[0] * p[0] + p[1] * p[1]));
    }

    private static double period(double rho) {
        return 2 * Math.PI * TAU * MEAN / Math.sqrt(rho * rho - HALF_DIFFERENCE * HALF_DIFFERENCE);
    }

    @Test
    void thePeriodFollowsItsFormulaUntilItDivergesAtTheSaddleNode() {
        Shooting.Start start = Shooting.near(plane(), Vector.of(1.1, 0), Time.seconds(period(1)), 1, 3);
        StepControl steps = new StepControl(.02, 1e-9, .2, Newton.STANDARD, .3, 300);
        Branch branch = Branch.of(Continuation.of(
                start.curve(),
                start.unknowns().toArray(),
                ContinuationSettings.between(1, .1, steps).upToPeriod(Time.seconds(4))));
        assertThat(branch.ending()).isInstanceOf(Ending.PeriodDiverges.class);
        assertThat(branch.points()).hasSizeGreaterThan(5).allSatisfy(point -> {
            assertThat(point.measure().period().orElseThrow().seconds())
                    .isCloseTo(period(point.parameter()), Percentage.withPercentage(1e-6));
            assertThat(point.isStable()).isTrue();
        });
        assertThat(branch.points().getLast().parameter()).isBetween(HALF_DIFFERENCE, HALF_DIFFERENCE + .05);
    }

    @Test
    void fixedPointsFoldWhereTheCycleEnds() {
        Branch branch = Branch.of(Continuation.of(
                FlowFixedPoints.of(plane()),
                new double[] {1.3, -.2, 0},
                ContinuationSettings.between(.05, .5, StepControl.STANDARD)));
        SpecialPoint fold = branch.special(SpecialType.LP).getFirst();
        assertThat(fold.parameter()).isCloseTo(HALF_DIFFERENCE, within(1e-10));
        assertThat(fold.unstableChange()).isEqualTo(1);
    }
}
