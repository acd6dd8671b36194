package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.rest.FixedPoints.Point;
import dev.rondo.analysis.rest.FixedPoints.PointKind;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointsTest {
    /** Two units that inhibit each other by 1: all of x_0 + x_1 = 1 between (1, 0) and (0, 1) rests. */
    @Test
    void fixedPointsThatFillALineAreSaidToAndAreNoCompleteList() {
        PiecewiseLinearField field = PiecewiseLinearField.network(
                Matrix.of(new double[][] {{0, -1}, {-1, 0}}), Vector.of(1, 1), Time.ms(50));
        FixedPoints.Result result = FixedPoints.DEFAULT.of(field, Time.ms(1)).result();
        assertThat(result.complete()).isFalse();
        assertThat(result.lines()).hasSize(1);
        FixedPoints.Line line = result.lines().getFirst();
        assertThat(line.active()).containsExactly(0, 1);
        Vector inside = line.through().plus(line.direction().times(0.5));
        assertThat(inside.get(0) + inside.get(1)).isCloseTo(1, within(1e-12));
        assertThat(Math.min(inside.get(0), inside.get(1))).isPositive();
        Vector apart = Vector.of(1, -3);
        FixedPoints.Result none = FixedPoints.DEFAULT
                .of(
                        PiecewiseLinearField.network(Matrix.of(new double[][] {{0, -1}, {-1, 0}}), apart, Time.ms(50)),
                        Time.ms(1))
                .result();
        assertThat(none.lines()).isEmpty();
        assertThat(none.complete()).isTrue();
    }

    private static final Time SECOND = Time.seconds(1);
    private static final FixedPoints OF_FLOW = new FixedPoints(About.FLOW, 100, 12, 0, Time.seconds(60), 1);

    /** dh/dt = -h + tanh(h W): its Euler map with dt = tau is FixedPointFinder's h -> tanh(h W). */
    private record Tanh(Matrix w) implements VectorField {
        static Tanh ofSize(int n) {
            return new Tanh(Matrix.build(n, n, (i, j) -> -(-1 + 2.0 * ((j + i) % n) / (n - 1))));
        }

        @Override
        public int dimension() {
            return w.rows();
        }

        @Override
        public void evaluate(double[] h, double[] derivative) {
            Vector drive = w.transpose().times(Vector.of(h));
            for (int i = 0; i < h.length; i++) {
                derivative[i] = Math.tanh(drive.get(i)) - h[i];
            }
        }

        @Override
        public void differential(double[] h, double[] v, double[] out) {
            Vector drive = w.transpose().times(Vector.of(h));
            Vector change = w.transpose().times(Vector.of(v));
            for (int i = 0; i < h.length; i++) {
                double t = Math.tanh(drive.get(i));
                out[i] = (1 - t * t) * change.get(i) - v[i];
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 3", "4, 9"})
    void allPublishedPointsOfTheTanhNetworksAreFound(int n, int count) {
        List<Point> points =
                FixedPoints.DEFAULT.of(Tanh.ofSize(n), SECOND, SECOND).result().points();
        assertThat(points).hasSize(count).allMatch(p -> p.residual() < 1e-12);
        List<Vector> published = switch (n) {
            case 2 -> List.of(Vector.of(.957504, -.957504));
            case 3 -> List.of(Vector.of(.949796, -.425502, -.879894));
            default ->
                List.of(
                        Vector.of(.775516, -.775516, .775516, -.775516),
                        Vector.of(.877263, -.569696, .339745, -.789648),
                        Vector.of(.962892, .525235, -.962892, -.525235));
        };
        assertThat(points).anyMatch(p -> p.state().norm() < 1e-10);
        for (Vector expected : published) {
            for (double sign : new double[] {1, -1}) {
                assertThat(points)
                        .anyMatch(p -> p.state().minus(expected.times(sign)).norm() < 3e-6);
            }
        }
    }

    @Test
    void theMultipliersOfThePairNetworkAreThePublishedOnes() {
        List<Point> points =
                FixedPoints.DEFAULT.of(Tanh.ofSize(2), SECOND, SECOND).result().points();
        for (Point p : points) {
            boolean atZero = p.state().norm() < 1e-6;
            assertThat(p.eigenvalues().get(0).re()).isCloseTo(atZero ? 2 : .16637, within(5e-6));
            assertThat(p.eigenvalues().get(1).re()).isCloseTo(0, within(1e-12));
            assertThat(p.unstableDirections()).contains(atZero ? 1 : 0);
        }
    }

    /** CTLN of the 3-cycle graph: one point, 4/13 each, an unstable focus in a plane. */
    @Test
    void theThreeCycleGraphHasOneFixedPoint() {
        Matrix w = Matrix.build(3, 3, (i, j) -> i == j ? 0 : i == (j + 1) % 3 ? -0.75 : -1.5);
        FixedPoints.Answer answer = OF_FLOW.of(PiecewiseLinearField.rateForm(w, Vector.constant(3, 1), SECOND), SECOND);
        assertThat(answer.result().complete()).isTrue();
        assertThat(answer.certificate().regions()).isEqualTo(8);
        assertThat(answer.certificate().parityHolds()).contains(true);
        assertThat(answer.result().points()).hasSize(1);
        Point p = answer.result().points().getFirst();
        assertThat(p.kind()).isEqualTo(PointKind.SADDLE);
        assertThat(p.unstableDirections()).contains(2);
        assertThat(p.active().orElseThrow()).containsExactly(0, 1, 2);
        assertThat(p.state().minus(Vector.constant(3, 4.0 / 13)).norm()).isLessThan(1e-14);
        assertThat(p.eigenvalues().get(0).re()).isCloseTo(0.125, within(1e-12));
        assertThat(p.eigenvalues().get(0).im()).isCloseTo(0.64952, within(5e-6));
        assertThat(p.eigenvalues().get(2).re()).isCloseTo(-3.25, within(1e-12));
    }

    /** Every competitive threshold-linear network keeps its orbits: sum of sign det(I - W_sigma) = 1. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theParityHoldsForRandomGraphs(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 5 + seed % 4;
        Matrix w = Matrix.build(n, n, (i, j) -> i == j ? 0 : random.nextDouble() < 0.4 ? -0.75 : -1.5);
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.constant(n, 1), SECOND);
        FixedPoints.Answer all = OF_FLOW.of(field, SECOND);
        assertThat(all.result().parity()).contains(1);
        assertThat(all.certificate().largestResidual()).isLessThan(1e-12);
        FixedPoints.Answer some = new FixedPoints(About.FLOW, 100, 0, 0, Time.seconds(60), 1).of(field, SECOND);
        assertThat(some.result().complete()).isFalse();
        assertThat(some.result().points().size())
                .isBetween(1, all.result().points().size());
    }

    /** tau dx/dt = -x - g y, tau dy/dt = -y + g x: mu = -1 +- i g, so |1 + dt mu| > 1 once dt (1 + g^2) > 2. */
    @Test
    void aPointMayBeStableInTheFlowAndNotInTheMap() {
        Matrix w = Matrix.of(new double[][] {{0, -3}, {3, 0}});
        Vector drive = Matrix.identity(2).minus(w).times(Vector.of(1, 1));
        PiecewiseLinearField field = PiecewiseLinearField.network(w, drive, SECOND);
        assertThat(OF_FLOW.of(field, Time.ms(210)).result().points().getFirst().kind())
                .isEqualTo(PointKind.STABLE_SPIRAL);
        assertThat(FixedPoints.DEFAULT
                        .of(field, Time.ms(190))
                        .result()
                        .points()
                        .getFirst()
                        .kind())
                .isEqualTo(PointKind.STABLE_SPIRAL);
        assertThat(FixedPoints.DEFAULT
                        .of(field, Time.ms(210))
                        .result()
                        .points()
                        .getFirst()
                        .kind())
                .isEqualTo(PointKind.UNSTABLE_SPIRAL);
    }

    /** dx/dt = x^2 + e has no fixed point and its slowest point at 0, with energy e^2/2. */
    @Test
    void aSlowPointIsFoundWhereNoFixedPointIs() {
        double e = 1e-3;
        VectorField ghost = new VectorField() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void evaluate(double[] x, double[] derivative) {
                derivative[0] = x[0] * x[0] + e;
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                out[0] = 2 * x[0] * v[0];
            }
        };
        FixedPoints.Answer answer =
                new FixedPoints(About.FLOW, 40, 0, 1, Time.seconds(60), 1).of(ghost, SECOND, SECOND);
        assertThat(answer.result().points()).isEmpty();
        assertThat(answer.result().slowPoints()).isNotEmpty();
        assertThat(answer.result().slowPoints().getFirst().energy()).isCloseTo(e * e / 2, within(1e-3 * e * e));
        assertThat(Math.abs(answer.result().slowPoints().getFirst().state().get(0)))
                .isLessThan(2e-3);
    }

    /** All units of a homogeneous network stand on their thresholds at 0, whatever the regions that meet there say. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1.5, 3})
    void theOriginOfAHomogeneousNetworkHasNoJacobian(double weight) {
        Matrix w = Matrix.of(new double[][] {{0, weight, -1}, {weight, 0, -1}, {1, 1, 0}});
        for (int exhaustive : new int[] {12, 0}) {
            FixedPoints.Answer answer = new FixedPoints(About.FLOW, 20, exhaustive, 0, Time.seconds(60), 1)
                    .of(PiecewiseLinearField.network(w, Vector.zeros(3), SECOND), SECOND);
            assertThat(answer.result().points()).hasSize(1);
            Point origin = answer.result().points().getFirst();
            assertThat(origin.kind()).isEqualTo(PointKind.ON_THRESHOLD);
            assertThat(origin.onThreshold()).containsExactly(0, 1, 2);
            assertThat(origin.active().orElseThrow()).isEmpty();
            assertThat(origin.unstableDirections()).isEmpty();
            assertThat(origin.determinantSign()).isEmpty();
            assertThat(origin.eigenvalues()).isEmpty();
            assertThat(answer.result().parity()).isEmpty();
            assertThat(answer.certificate().parityHolds()).isEmpty();
        }
    }

    /** Unit 1 gets 2 from unit 0 and a bias of -2 + gap: at gap = 0 it stands on its threshold, a little off it does not. */
    @ParameterizedTest
    @CsvSource({"0, true", "1e-16, true", "1e-9, false", "-1e-9, false"})
    void aUnitNearItsThresholdIsNotOnIt(double gap, boolean on) {
        Matrix w = Matrix.of(new double[][] {{0, -0.5}, {2, 0}});
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.of(1, -2 + gap), SECOND);
        FixedPoints.Answer answer = OF_FLOW.of(field, SECOND);
        assertThat(answer.result().points()).hasSize(1);
        Point p = answer.result().points().getFirst();
        assertThat(p.onThreshold()).isEqualTo(on ? List.of(1) : List.of());
        assertThat(p.unstableDirections().isPresent()).isEqualTo(!on);
        assertThat(answer.certificate().parityHolds()).isEqualTo(on ? Optional.empty() : Optional.of(true));
    }

    /** A clock that is one nanosecond on whenever it is read. */
    private static SearchEffort reads(int count) {
        AtomicLong time = new AtomicLong();
        return new SearchEffort(Time.seconds(1e-9 * (count - 0.5)), time::getAndIncrement);
    }

    @Test
    void theSearchStopsBetweenStartsWhenTheTimeIsOver() {
        Tanh field = Tanh.ofSize(4);
        FixedPoints.Answer all = FixedPoints.DEFAULT.of(field, SECOND, SECOND);
        FixedPoints.Answer some = FixedPoints.DEFAULT.of(field, SECOND, SECOND, reads(4));
        assertThat(some.certificate().starts()).isEqualTo(3);
        FixedPoints.Stopped stopped = some.result().stopped().orElseThrow();
        assertThat(stopped.startsTried()).isEqualTo(3);
        assertThat(stopped.advice()).contains("budget_ms");
        assertThat(some.result().points().size())
                .isBetween(1, all.result().points().size());
        assertThat(FixedPoints.DEFAULT
                        .of(field, SECOND, SECOND, reads(1))
                        .certificate()
                        .starts())
                .isZero();
    }

    @Test
    void aBudgetThatLastsChangesNothing() {
        Tanh field = Tanh.ofSize(4);
        FixedPoints.Answer free = FixedPoints.DEFAULT.of(field, SECOND, SECOND);
        assertThat(FixedPoints.DEFAULT.of(field, SECOND, SECOND, reads(101))).isEqualTo(free);
        assertThat(free.result().stopped()).isEmpty();
        assertThat(free.certificate().starts()).isEqualTo(100);
    }

    @Test
    void regionsThatWereNotTriedAreNotClaimed() {
        Matrix w = Matrix.build(5, 5, (i, j) -> i == j ? 0 : -0.75);
        PiecewiseLinearField field = PiecewiseLinearField.network(w, Vector.constant(5, 1), SECOND);
        FixedPoints.Result result = OF_FLOW.of(field, SECOND, reads(21)).result();
        assertThat(result.complete()).isFalse();
        assertThat(result.stopped().orElseThrow().regionsTried()).isEqualTo(20);
        assertThat(OF_FLOW.of(field, SECOND, reads(33)).result().complete()).isTrue();
        FixedPoints visiting = new FixedPoints(About.FLOW, 100, 0, 0, Time.seconds(60), 1);
        assertThat(visiting.of(field, SECOND, reads(9)).certificate().starts()).isBetween(1, 8);
    }
}
