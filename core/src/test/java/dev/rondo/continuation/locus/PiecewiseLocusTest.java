package dev.rondo.continuation.locus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.PiecewiseCurve;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.equilibria.PiecewiseFixedPoints;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.SwitchedFields;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Border collisions and Hopf points of rectified networks, x' = -x + W(p) max(0, x) + b + q g. */
class PiecewiseLocusTest {
    /**
     * A network of which the parameter p scales some weights and q the drive.
     *
     * @param fixed the weights that stay
     * @param moving the weights times p
     * @param bias b
     * @param drive g
     */
    private record Network(Matrix fixed, Matrix moving, Vector bias, Vector drive) {
        Matrix weights(double p) {
            return fixed.plus(moving.times(p));
        }

        SwitchedFields at(double q) {
            return new SwitchedFields() {
                @Override
                public int dimension() {
                    return bias.size();
                }

                @Override
                public FieldFamily where(Vector signs) {
                    Matrix manifolds = Matrix.diagonal(Vector.of(Arrays.stream(signs.toArray())
                            .map(s -> s > 0 ? 1 : 0)
                            .toArray()));
                    Vector h = bias.plus(drive.times(q));
                    return new TwoParameters.Model(
                                    bias.size(),
                                    (x, p, none) -> {
                                        Vector state = Vector.of(x);
                                        return weights(p)
                                                .times(manifolds.times(state))
                                                .plus(h)
                                                .minus(state)
                                                .toArray();
                                    },
                                    (x, p, none) -> weights(p)
                                            .times(manifolds)
                                            .minus(Matrix.identity(bias.size()))
                                            .toRows())
                            .fields(0);
                }
            };
        }

        SolutionSurface flow(Vector state) {
            return q -> PiecewiseFixedPoints.ofFlow(at(q), state);
        }

        SolutionSurface map(Vector state, Time step) {
            return q -> PiecewiseFixedPoints.ofMap(at(q), state, p -> step);
        }

        double gap(LocusPoint point) {
            Vector x = point.solution();
            Vector rates = Vector.of(
                    Arrays.stream(x.toArray()).map(v -> Math.max(0, v)).toArray());
            return weights(point.first())
                    .times(rates)
                    .plus(bias)
                    .plus(drive.times(point.second()))
                    .minus(x)
                    .norm();
        }
    }

    private static Branch branch(SolutionSurface surface, double q, double from, double to, Vector state) {
        return Branch.of(Continuation.of(
                surface.at(q),
                Arrays.copyOf(state.toArray(), state.size() + 1),
                ContinuationSettings.between(from, to, StepControl.STANDARD)));
    }

    private static Vector state(SpecialPoint point) {
        return Vector.of(Arrays.copyOf(
                point.point().unknowns().toArray(), point.point().unknowns().size() - 1));
    }

    /** The piece before a border collision, as the branch knew it. */
    private static SolutionSurface surface(Network network, SpecialPoint point, int sign) {
        double[] x = state(point).toArray();
        if (point.unknown().isPresent()) {
            x[point.unknown().getAsInt()] = sign;
        }
        return network.flow(Vector.of(x));
    }

    /** x_1' = -x_1 + 2 p r_1 - 3 r_2 + q, x_2' = -x_2 + 2 r_1 - 1. */
    private static final Network PAIR = new Network(
            Matrix.of(new double[][] {{0, -3}, {2, 0}}),
            Matrix.of(new double[][] {{2, 0}, {0, 0}}),
            Vector.of(0, -1),
            Vector.of(1, 0));

    private static final Plane PLANE = new Plane(0, 2, -2, 2);

    @Test
    void theInhibitoryUnitJoinsOnALine() {
        Vector start = Vector.of(.7, .4);
        SpecialPoint joins = branch(PAIR.flow(start), .2, 1.5, .05, start)
                .special(SpecialType.BC)
                .getFirst();
        assertThat(joins.unknown()).hasValue(1);
        Locus line = Locus.of(LocusStart.of(joins, surface(PAIR, joins, 1), .2, PLANE), LocusStart.STEPS);
        assertThat(line.unknown()).hasValue(1);
        assertThat(line.points()).hasSizeGreaterThan(15).allSatisfy(point -> {
            // x_2 = 2 x_1 - 1 = 0 and x_1 = 2 p x_1 + q.
            assertThat(point.second()).isCloseTo(.5 * (1 - 2 * point.first()), within(1e-13));
            assertThat(point.solution().get(0)).isCloseTo(.5, within(1e-13));
            assertThat(point.test()).isCloseTo(0, within(1e-13));
        });
        // Silent: the eigenvalues 2 p - 1 and -1; active: trace 2 p - 2, determinant 7 - 2 p.
        assertThat(line.points().stream().filter(p -> Math.abs(p.first() - .5) > 1e-9))
                .allSatisfy(p -> assertThat(p.unstable()).isEqualTo(p.first() > .5 ? 1 : 0));
        assertThat(line.points().stream().filter(p -> Math.abs(p.first() - 1) > 1e-9))
                .allSatisfy(p -> assertThat(p.unstableActive()).hasValue(p.first() > 1 ? 2 : 0));
        // The pieces' determinants are 7 - 2 p and 1 - 2 p; the all-active trace is 2 p - 2.
        assertThat(line.points().stream().filter(p -> Math.abs(p.first() - .5) > 1e-9))
                .allSatisfy(point -> assertThat(point.criticality())
                        .contains(point.first() < .5 ? Criticality.PERSISTENCE : Criticality.FOLD));
        assertThat(line.special()).extracting(CodimensionTwo::type).containsOnly(SpecialType.BH);
        assertThat(line.special().stream().mapToDouble(s -> s.point().first()).sorted())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-10 ? 0 : 1)
                .containsExactly(.5, 1.);
        assertThat(line.points().stream().mapToDouble(LocusPoint::first).min()).hasValue(0);
        assertThat(line.points().stream().mapToDouble(LocusPoint::first).max()).hasValue(2);
    }

    @Test
    void hopfPointsOfAPieceEndOnItsBorder() {
        Vector start = Vector.of(.7, .4);
        SpecialPoint hopf = branch(PAIR.flow(start), .5, 1.5, .6, start)
                .special(SpecialType.HB)
                .getFirst();
        Locus line = Locus.of(LocusStart.of(hopf, surface(PAIR, hopf, 1), .5, PLANE), LocusStart.STEPS);
        assertThat(line.points()).hasSizeGreaterThan(10).allSatisfy(point -> {
            assertThat(point.first()).isCloseTo(1, within(1e-13));
            assertThat(point.solution().get(0)).isCloseTo((point.second() + 3) / 5, within(1e-12));
            assertThat(point.period().orElseThrow().seconds()).isCloseTo(2 * Math.PI / Math.sqrt(5), within(1e-12));
            assertThat(point.criticality()).contains(Criticality.DEGENERATE);
        });
        assertThat(line.backward()).isEqualTo(new Ending.AtCodimensionTwo(SpecialType.BH));
        assertThat(line.special()).hasSize(1);
        assertThat(line.special().getFirst().point().second()).isCloseTo(-.5, within(1e-12));
        assertThat(line.forward()).isEqualTo(new Ending.BoundReached(2));
    }

    @Test
    void theMapsTorusPointsLieElsewhereThanTheFlowsHopfPoints() {
        // |1 + dt lambda|^2 = 1 + dt (2 p - 2) + dt^2 (7 - 2 p) = 1.
        double dt = .2;
        Vector start = Vector.of(.7, .4);
        SolutionSurface map = PAIR.map(start, Time.seconds(dt));
        SpecialPoint turning =
                branch(map, .5, .9, .1, start).special(SpecialType.TR).getFirst();
        Locus line = Locus.of(LocusStart.of(turning, map, .5, PLANE), LocusStart.STEPS);
        double p = (2 - 7 * dt) / (2 - 2 * dt);
        assertThat(line.points())
                .hasSizeGreaterThan(5)
                .allSatisfy(point -> assertThat(point.first()).isCloseTo(p, within(1e-12)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyBorderCollisionOfARandomNetworkSolvesTheRectifiedEquationsAndMeetsOthersAtThresholds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 8;
        Matrix w = Matrix.build(n, n, (i, j) -> i == j ? 0 : (j < 6 ? .25 : -.6) * random.nextDouble());
        Matrix moving = Matrix.build(n, n, (i, j) -> i < 6 && j < 6 ? w.get(i, j) : 0);
        Vector bias = Vector.of(random.doubles(n, -.6, .6).toArray());
        Vector drive = Vector.of(random.doubles(n, .1, .6).toArray());
        Network network = new Network(w.minus(moving), moving, bias, drive);
        Plane plane = new Plane(0, 1.1, -1, 2);
        Vector start = relaxed(network, 0, .5);
        Branch branch = branch(network.flow(start), .5, 0, 1.1, start);
        for (SpecialPoint border : branch.special(SpecialType.BC)) {
            Locus curve = Locus.of(LocusStart.of(border, border(network, border), .5, plane), LocusStart.STEPS);
            int unit = border.unknown().orElseThrow();
            assertThat(curve.points()).hasSizeGreaterThan(3).allSatisfy(point -> {
                assertThat(network.gap(point)).isLessThan(1e-10);
                assertThat(point.solution().get(unit)).isCloseTo(0, within(1e-12));
            });
            assertThat(curve.special(SpecialType.BB)).allSatisfy(meeting -> {
                assertThat(meeting.point().solution().get(meeting.unknown().orElseThrow()))
                        .isCloseTo(0, within(1e-10));
                assertThat(meeting.point().solution().get(unit)).isCloseTo(0, within(1e-12));
            });
            assertThat(curve.backward().advice() + curve.forward().advice()).doesNotContain("Newton");
        }
    }

    /** The piece in which the branch ran when it met the border. */
    private static SolutionSurface border(Network network, SpecialPoint border) {
        int[] signs = ((PiecewiseCurve) border.point().curve()).signs();
        return network.flow(Vector.of(Arrays.stream(Arrays.copyOf(signs, signs.length - 1))
                .asDoubleStream()
                .toArray()));
    }

    private static Vector relaxed(Network network, double p, double q) {
        Vector x = Vector.zeros(network.bias.size());
        for (int k = 0; k < 2000; k++) {
            Vector rates = Vector.of(
                    Arrays.stream(x.toArray()).map(v -> Math.max(0, v)).toArray());
            Vector target = network.weights(p).times(rates).plus(network.bias).plus(network.drive.times(q));
            x = x.plus(target.minus(x).times(.05));
        }
        return x;
    }
}
