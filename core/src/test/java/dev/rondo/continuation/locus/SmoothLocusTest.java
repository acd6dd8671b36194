package dev.rondo.continuation.locus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves of special points of smooth systems in closed form, and the points of codimension two on them. */
class SmoothLocusTest {
    private static final Plane SQUARE = new Plane(-1, 1, -1, 1);

    /** x' = p + q x - x^3. */
    private static final TwoParameters.Model CUSP =
            new TwoParameters.Model(1, (x, p, q) -> new double[] {p + q * x[0] - x[0] * x[0] * x[0]}, (x, p, q) ->
                    new double[][] {{q - 3 * x[0] * x[0]}});

    /** x' = y, y' = p + q x + x^2 + x y. */
    private static final TwoParameters.Model BOGDANOV_TAKENS = new TwoParameters.Model(
            2, (x, p, q) -> new double[] {x[1], p + q * x[0] + x[0] * x[0] + x[0] * x[1]}, (x, p, q) ->
                    new double[][] {{0, 1}, {q + 2 * x[0] + x[1], x[0]}});

    /** dr/dt = r (p + q r^2 - r^4), dtheta/dt = 2. */
    private static final TwoParameters.Model BAUTIN = new TwoParameters.Model(
            2,
            (x, p, q) -> {
                double s = x[0] * x[0] + x[1] * x[1];
                double g = p + q * s - s * s;
                return new double[] {g * x[0] - 2 * x[1], g * x[1] + 2 * x[0]};
            },
            (x, p, q) -> {
                double s = x[0] * x[0] + x[1] * x[1];
                double g = p + q * s - s * s;
                double d = 2 * (q - 2 * s);
                return new double[][] {
                    {g + d * x[0] * x[0], d * x[0] * x[1] - 2}, {d * x[0] * x[1] + 2, g + d * x[1] * x[1]}
                };
            });

    /** x' = p - x^2 beside a circle with dr/dt = r (q - r^2), dtheta/dt = 3. */
    private static final TwoParameters.Model ZERO_HOPF = new TwoParameters.Model(
            3,
            (x, p, q) -> {
                double g = q - x[1] * x[1] - x[2] * x[2];
                return new double[] {p - x[0] * x[0], g * x[1] - 3 * x[2], g * x[2] + 3 * x[1]};
            },
            (x, p, q) -> {
                double g = q - x[1] * x[1] - x[2] * x[2];
                return new double[][] {
                    {-2 * x[0], 0, 0},
                    {0, g - 2 * x[1] * x[1], -2 * x[1] * x[2] - 3},
                    {0, -2 * x[1] * x[2] + 3, g - 2 * x[2] * x[2]}
                };
            });

    /** Two linear circles of growths p and q. */
    private static final TwoParameters.Model DOUBLE_HOPF = new TwoParameters.Model(
            4,
            (x, p, q) -> new double[] {p * x[0] - x[1], x[0] + p * x[1], q * x[2] - 2 * x[3], 2 * x[2] + q * x[3]},
            (x, p, q) -> new double[][] {{p, -1, 0, 0}, {1, p, 0, 0}, {0, 0, q, -2}, {0, 0, 2, q}});

    /** (x, y) -> (y, -p x + q y + x^2): multipliers at 0 with product p and sum q. */
    private static final TwoParameters.Model RESONANCES = new TwoParameters.Model(
            2, (x, p, q) -> new double[] {x[1], -p * x[0] + q * x[1] + x[0] * x[0]}, (x, p, q) ->
                    new double[][] {{0, 1}, {-p + 2 * x[0], q}});

    @Test
    void theFoldsOfTheCuspLieOnItsSemicubicalParabola() {
        Locus folds = TwoParameters.locus(CUSP.flow(), SQUARE, .7, -1, 1, SpecialType.LP, -1.3);
        assertThat(folds.points()).hasSizeGreaterThan(20).allSatisfy(point -> {
            double q = point.second();
            double x = point.solution().get(0);
            assertThat(x * x).isCloseTo(q / 3, within(1e-11));
            assertThat(point.first() * point.first()).isCloseTo(4 * q * q * q / 27, within(1e-11));
            assertThat(point.residual()).isLessThan(1e-11);
        });
        assertThat(folds.special()).hasSize(1);
        CodimensionTwo cusp = folds.special(SpecialType.CP).getFirst();
        assertThat(cusp.converged()).isTrue();
        assertThat(cusp.point().first()).isCloseTo(0, within(1e-12));
        assertThat(cusp.point().second()).isCloseTo(0, within(1e-12));
        assertThat(folds.backward()).isEqualTo(new Ending.BoundReached(1));
        assertThat(folds.forward()).isEqualTo(new Ending.BoundReached(1));
        assertThat(folds.points().getFirst().first())
                .isCloseTo(-folds.points().getLast().first(), within(1e-11));
    }

    @Test
    void foldsAndHopfPointsMeetAtTheBogdanovTakensPoint() {
        Locus folds = TwoParameters.locus(BOGDANOV_TAKENS.flow(), SQUARE, -.8, -.2, 1, SpecialType.LP, .3, 0);
        assertThat(folds.points())
                .hasSizeGreaterThan(20)
                .allSatisfy(point ->
                        assertThat(point.first()).isCloseTo(point.second() * point.second() / 4, within(1e-11)));
        assertThat(folds.special()).extracting(CodimensionTwo::type).containsExactly(SpecialType.BT);
        assertThat(folds.special().getFirst().point().first()).isCloseTo(0, within(1e-11));
        assertThat(folds.special().getFirst().point().second()).isCloseTo(0, within(1e-11));

        Locus hopf = TwoParameters.locus(BOGDANOV_TAKENS.flow(), SQUARE, -.8, -.15, .15, SpecialType.HB, -.15, 0);
        assertThat(hopf.points()).hasSizeGreaterThan(10).allSatisfy(point -> {
            assertThat(point.first()).isCloseTo(0, within(1e-11));
            assertThat(point.second()).isLessThanOrEqualTo(1e-11);
        });
        assertThat(hopf.points().getFirst().period().orElseThrow().seconds()).isCloseTo(2 * Math.PI, within(1e-9));
        assertThat(hopf.backward()).isEqualTo(new Ending.BoundReached(-1));
        assertThat(hopf.forward()).isEqualTo(new Ending.AtCodimensionTwo(SpecialType.BT));
        assertThat(hopf.special()).extracting(CodimensionTwo::type).containsExactly(SpecialType.BT);
        assertThat(hopf.points().getLast().second()).isCloseTo(0, within(1e-10));
    }

    @Test
    void hopfPointsTurnFromSuperToSubcriticalAtTheBautinPoint() {
        Locus hopf = TwoParameters.locus(BAUTIN.flow(), SQUARE, -.5, -.5, .5, SpecialType.HB, 0, 0);
        assertThat(hopf.points()).allSatisfy(point -> {
            assertThat(point.first()).isCloseTo(0, within(1e-12));
            assertThat(point.criticality())
                    .contains(point.second() < 0 ? Criticality.SUPERCRITICAL : Criticality.SUBCRITICAL);
            assertThat(point.period().orElseThrow().seconds()).isCloseTo(Math.PI, within(1e-12));
        });
        assertThat(hopf.special()).extracting(CodimensionTwo::type).containsExactly(SpecialType.GH);
        assertThat(hopf.special().getFirst().point().second()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aFoldCurveAndAHopfCurveSeeTheZeroHopfPointAlike() {
        Locus folds = TwoParameters.locus(ZERO_HOPF.flow(), SQUARE, -.6, .5, -.5, SpecialType.LP, .7, 0, 0);
        assertThat(folds.special()).extracting(CodimensionTwo::type).containsExactly(SpecialType.ZH);
        assertThat(folds.special().getFirst().point().second()).isCloseTo(0, within(1e-10));
        assertThat(folds.points()).extracting(LocusPoint::unstable).containsOnly(0, 2);

        TwoParameters.Model swapped = new TwoParameters.Model(
                3,
                (x, p, q) -> ZERO_HOPF.f().at(x, q, p),
                (x, p, q) -> ZERO_HOPF.df().at(x, q, p));
        Locus hopf = TwoParameters.locus(swapped.flow(), SQUARE, .6, -.5, .5, SpecialType.HB, .7, 0, 0);
        assertThat(hopf.special()).extracting(CodimensionTwo::type).containsExactly(SpecialType.ZH);
        assertThat(hopf.special().getFirst().point().second()).isCloseTo(0, within(1e-10));
        assertThat(hopf.points())
                .allSatisfy(p -> assertThat(p.second())
                        .isCloseTo(p.solution().get(0) * p.solution().get(0), within(1e-11)));
    }

    @Test
    void twoPairsMeetAtTheDoubleHopfPoint() {
        Locus hopf = TwoParameters.locus(DOUBLE_HOPF.flow(), SQUARE, -.5, -.5, .5, SpecialType.HB, 0, 0, 0, 0);
        assertThat(hopf.special()).extracting(CodimensionTwo::type).containsExactly(SpecialType.HH);
        assertThat(hopf.special().getFirst().point().second()).isCloseTo(0, within(1e-10));
        assertThat(hopf.points()).allSatisfy(p -> assertThat(p.first()).isCloseTo(0, within(1e-12)));
    }

    @Test
    void torusPointsPassTheStrongResonancesAndEndAtTheOuterTwo() {
        Plane plane = new Plane(.5, 1.5, -3, 3);
        Locus torus = TwoParameters.locus(RESONANCES.map(), plane, .5, .6, 1.4, SpecialType.TR, 0, 0);
        assertThat(torus.points()).allSatisfy(p -> assertThat(p.first()).isCloseTo(1, within(1e-11)));
        assertThat(torus.special().stream()
                        .filter(s -> s.type() != SpecialType.CH)
                        .map(CodimensionTwo::type))
                .containsExactly(SpecialType.R2, SpecialType.R3, SpecialType.R4, SpecialType.R1);
        double[] sums = {-2, -1, 0, 2};
        SpecialType[] types = {SpecialType.R2, SpecialType.R3, SpecialType.R4, SpecialType.R1};
        for (int k = 0; k < 4; k++) {
            assertThat(torus.special(types[k]).getFirst().point().second()).isCloseTo(sums[k], within(1e-9));
        }
        assertThat(torus.backward()).isEqualTo(new Ending.AtCodimensionTwo(SpecialType.R2));
        assertThat(torus.forward()).isEqualTo(new Ending.AtCodimensionTwo(SpecialType.R1));
    }

    @Test
    void doublingsOfAPlanarMapLieWhereProductAndSumSaySo() {
        // A multiplier -1: 1 + sum + product = 0.
        Plane plane = new Plane(-.9, .9, -3, 3);
        Locus doublings = TwoParameters.locus(RESONANCES.map(), plane, -1.5, -.3, .8, SpecialType.PD, 0, 0);
        assertThat(doublings.points())
                .hasSizeGreaterThan(10)
                .allSatisfy(p -> assertThat(1 + p.first() + p.second()).isCloseTo(0, within(1e-11)));
    }

    /** Two units, E and I, tanh: tau x' = -x + W tanh(x) + h; p scales E_TO_E, q is the drive of the first. */
    private static TwoParameters.Model wilsonCowan(double tau) {
        double[] w = {4, -6, 5, 0};
        return new TwoParameters.Model(
                2,
                (x, p, q) -> {
                    double e = Math.tanh(x[0]);
                    double i = Math.tanh(x[1]);
                    return new double[] {
                        (-x[0] + p * w[0] * e + w[1] * i + q) / tau, (-x[1] + w[2] * e + w[3] * i - .2) / tau
                    };
                },
                (x, p, q) -> {
                    double e = 1 - Math.tanh(x[0]) * Math.tanh(x[0]);
                    double i = 1 - Math.tanh(x[1]) * Math.tanh(x[1]);
                    return new double[][] {
                        {(-1 + p * w[0] * e) / tau, w[1] * i / tau}, {w[2] * e / tau, (-1 + w[3] * i) / tau}
                    };
                });
    }

    @ParameterizedTest
    @ValueSource(doubles = {.05, 1})
    void hopfPointsOfAnExcitatoryInhibitoryPairHaveTraceZero(double tau) {
        Plane plane = new Plane(.1, 2, -3, 3);
        TwoParameters.Model pair = wilsonCowan(tau);
        Locus hopf = TwoParameters.locus(pair.flow(), plane, .3, .1, 2, SpecialType.HB, 0, 0);
        assertThat(hopf.points()).hasSizeGreaterThan(20).allSatisfy(point -> {
            // The trace vanishes where p 4 sech^2 x = 2; the fixed point gives x_2 and q.
            double e = Math.tanh(point.solution().get(0));
            assertThat(4 * point.first() * (1 - e * e)).isCloseTo(2, within(1e-10));
            double second = 5 * e - .2;
            assertThat(point.solution().get(1)).isCloseTo(second, within(1e-11));
            assertThat(point.second())
                    .isCloseTo(point.solution().get(0) - 4 * point.first() * e + 6 * Math.tanh(second), within(1e-10));
            double det = -1 + 30 * (1 - e * e) * (1 - Math.tanh(second) * Math.tanh(second));
            if (det > 1e-3) {
                assertThat(point.period().orElseThrow().seconds())
                        .isCloseTo(2 * Math.PI * tau / Math.sqrt(det), within(1e-8));
            }
        });
    }

    @Test
    void theSaddleNodeOnTheCycleOfTheReducedPlaneLiesAtHalfTheDifference() {
        // tau = 1; (p, q) = (rho, lambda_1); lambda_2 = 1.51; g(r) = 1/sqrt(1 + pi r^2/2).
        double second = 1.51;
        TwoParameters.Model plane = new TwoParameters.Model(
                2,
                (x, rho, first) -> {
                    double g = gain(x);
                    return new double[] {
                        -x[0] + (first * x[0] + rho * x[1]) * g, -x[1] + (second * x[1] - rho * x[0]) * g
                    };
                },
                (x, rho, first) -> {
                    double g = gain(x);
                    double d = -Math.PI / 2 * g * g * g;
                    double u = first * x[0] + rho * x[1];
                    double v = second * x[1] - rho * x[0];
                    return new double[][] {
                        {-1 + first * g + u * d * x[0], rho * g + u * d * x[1]},
                        {-rho * g + v * d * x[0], -1 + second * g + v * d * x[1]}
                    };
                });
        Plane box = new Plane(.01, .5, 1.6, 2.4);
        // At rho = .01 the fixed point lies almost on the first axis, where lambda_1 g = 1.
        double r = Math.sqrt((1.96 * 1.96 - 1) * 2 / Math.PI);
        Locus snic = TwoParameters.locus(plane.flow(), box, 1.96, .01, .5, SpecialType.LP, r, 0);
        assertThat(snic.points())
                .hasSizeGreaterThan(15)
                .allSatisfy(point -> assertThat(point.first()).isCloseTo((point.second() - second) / 2, within(1e-11)));
        assertThat(snic.special()).isEmpty();
    }

    private static double gain(double[] x) {
        return 1 / Math.sqrt(1 + Math.PI / 2 * (x[0] * x[0] + x[1] * x[1]));
    }

    @Test
    void halvingTheStepMovesNoPointOfCodimensionTwo() {
        SpecialPoint start = TwoParameters.found(CUSP.flow(), .7, -1, 1, SpecialType.LP, -1.3);
        LocusStart from = LocusStart.of(start, CUSP.flow(), .7, SQUARE);
        Locus coarse = Locus.of(from, LocusStart.STEPS);
        Locus fine = Locus.of(from, LocusStart.STEPS.scaled(.5));
        assertThat(fine.points()).hasSizeGreaterThan(coarse.points().size());
        assertThat(fine.special().getFirst().point().first())
                .isCloseTo(coarse.special().getFirst().point().first(), within(1e-12));
    }

    @Test
    void aClosedCurveIsFollowedOnce() {
        // x' = x^2 + p^2 + q^2 - 1/4: folds on a circle.
        TwoParameters.Model circle =
                new TwoParameters.Model(1, (x, p, q) -> new double[] {x[0] * x[0] + p * p + q * q - .25}, (x, p, q) ->
                        new double[][] {{2 * x[0]}});
        SpecialPoint fold = TwoParameters.found(circle.flow(), .2, 0, .9, SpecialType.LP, .45);
        Locus folds = Locus.of(LocusStart.of(fold, circle.flow(), .2, SQUARE), LocusStart.STEPS);
        assertThat(folds.forward()).isInstanceOf(Ending.Closed.class);
        assertThat(folds.points())
                .allSatisfy(p -> assertThat(Math.hypot(p.first(), p.second())).isCloseTo(.5, within(1e-11)));
    }

    @Test
    void whatLiesOnNoCurveIsRefused() {
        SpecialPoint end =
                TwoParameters.branch(CUSP.flow(), .7, -1, 1, -1.3).special().getFirst();
        assertThatThrownBy(() -> LocusStart.of(end, CUSP.flow(), .7, SQUARE))
                .hasMessageContaining("EP is none of these");
        SpecialPoint fold = TwoParameters.found(CUSP.flow(), .7, -1, 1, SpecialType.LP, -1.3);
        assertThatThrownBy(() -> LocusStart.of(fold, CUSP.flow(), .7, new Plane(.9, 1, -1, 1)))
                .hasMessageContaining("outside");
    }
}
