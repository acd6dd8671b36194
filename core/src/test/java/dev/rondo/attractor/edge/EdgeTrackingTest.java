package dev.rondo.attractor.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.cycles.ClosedOrbit;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edge states that are known in closed form. */
class EdgeTrackingTest {
    private static final Time SECOND = Time.seconds(1);

    private interface Right {
        double[] at(double x, double y);
    }

    private static VectorField planar(Right f, Right fx, Right fy) {
        return new VectorField() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public void evaluate(double[] x, double[] derivative) {
                System.arraycopy(f.at(x[0], x[1]), 0, derivative, 0, 2);
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                double[] dx = fx.at(x[0], x[1]);
                double[] dy = fy.at(x[0], x[1]);
                out[0] = dx[0] * v[0] + dy[0] * v[1];
                out[1] = dx[1] * v[0] + dy[1] * v[1];
            }
        };
    }

    /** Rajakumar et al. 2021, figure 8: r' = r (r^2 - 1)(r^2 - 2), theta' = 1. */
    private static VectorField twoCycles() {
        return planar(
                (x, y) -> {
                    double g = (x * x + y * y - 1) * (x * x + y * y - 2);
                    return new double[] {g * x - y, g * y + x};
                },
                (x, y) -> {
                    double s = x * x + y * y;
                    double d = 2 * (2 * s - 3) * x;
                    return new double[] {(s - 1) * (s - 2) + d * x, d * y + 1};
                },
                (x, y) -> {
                    double s = x * x + y * y;
                    double d = 2 * (2 * s - 3) * y;
                    return new double[] {d * x - 1, (s - 1) * (s - 2) + d * y};
                });
    }

    private static EdgeTracking.Track between(EdgeFlow flow, Destinations destinations, Vector first, Vector second) {
        EdgeTracking tracking = EdgeTracking.DEFAULT;
        return tracking.on(flow, destinations, tracking.pair(flow, destinations, first, second));
    }

    /** The unstable cycle r = sqrt 2 lies between the stable one and infinity: period 2 pi, multiplier e^(8 pi). */
    @Test
    void findsTheUnstableCycleOfThePlane() {
        EdgeFlow flow = EdgeFlow.of(twoCycles(), SECOND);
        Matrix circle = Matrix.build(
                200, 2, (k, i) -> i == 0 ? Math.cos(2 * Math.PI * k / 200) : Math.sin(2 * Math.PI * k / 200));
        Vector inside = Vector.of(0.3, 0.2);
        Destinations destinations = new Destinations(flow, List.of(circle, Matrix.zeros(0, 2)), inside, 200);
        EdgeTracking.Track track = between(flow, destinations, inside, Vector.of(-1.7, 0));
        assertThat(track.state()).isInstanceOf(EdgeState.Cycle.class);
        ClosedOrbit cycle = ((EdgeState.Cycle) track.state()).orbit();
        assertThat(cycle.period().seconds()).isCloseTo(2 * Math.PI, within(1e-10));
        assertThat(cycle.start().norm()).isCloseTo(Math.sqrt(2), within(1e-10));
        assertThat(cycle.nontrivial().get(0).re() / Math.exp(8 * Math.PI)).isCloseTo(1, within(1e-8));
        assertThat(track.growthPerSecond()).isCloseTo(4, within(0.4));
        assertThat(track.pairSeparation()).isLessThan(1e-4);
        assertThat(track.here()).isZero();
        assertThat(track.there()).isEqualTo(1);
    }

    /** x' = x - x^3 + 1/10, y' = -2 (y - x^2): the saddle lies at the middle root. */
    @Test
    void findsTheSaddleBetweenTwoFixedPoints() {
        VectorField field = planar(
                (x, y) -> new double[] {x - x * x * x + 0.1, -2 * (y - x * x)},
                (x, y) -> new double[] {1 - 3 * x * x, 4 * x},
                (x, y) -> new double[] {0, -2});
        double middle = root(-0.1);
        Vector left = point(root(-1));
        Vector right = point(root(1));
        EdgeFlow flow = EdgeFlow.of(field, SECOND);
        Vector start = Vector.of(-2, 1);
        Destinations destinations = new Destinations(flow, List.of(row(left), row(right)), start, 200);
        EdgeTracking.Track track = between(flow, destinations, start, Vector.of(2, -3));
        assertThat(track.state()).isInstanceOf(EdgeState.Saddle.class);
        EdgeState.Saddle saddle = (EdgeState.Saddle) track.state();
        assertThat(saddle.point().state().minus(point(middle)).norm()).isLessThan(1e-12);
        assertThat(saddle.point().spectrum().maxReal()).isCloseTo(1 - 3 * middle * middle, within(1e-12));
        assertThat(track.growthPerSecond()).isCloseTo(1 - 3 * middle * middle, within(0.05));
    }

    /** dx/dt = -x (x^2 - 1)(x^2 - 4): between -2 and 2 there lies 0, of which nothing is known here. */
    @Test
    void anAttractorInBetweenThatIsNotKnownEndsTheSearch() {
        VectorField field = planar(
                (x, y) -> new double[] {-x * (x * x - 1) * (x * x - 4), -y},
                (x, y) -> new double[] {-5 * x * x * x * x + 15 * x * x - 4, 0},
                (x, y) -> new double[] {0, -1});
        EdgeFlow flow = EdgeFlow.of(field, SECOND);
        Vector start = Vector.of(-1.9, 0.2);
        Destinations destinations =
                new Destinations(flow, List.of(row(Vector.of(-2, 0)), row(Vector.of(2, 0))), start, 50);
        EdgeTracking.Track track = between(flow, destinations, start, Vector.of(2.2, 0));
        assertThat(track.state()).isInstanceOf(EdgeState.Undecided.class);
        EdgeState.Undecided undecided = (EdgeState.Undecided) track.state();
        assertThat(undecided.reason()).contains("neither attractor");
        assertThat(undecided.advice()).contains("basins");
        assertThat(track.orbits()).isLessThan(20);
    }

    /** Two units that inhibit each other, x' = -x + W max(0, x) + 1, W = -2 off the diagonal: the saddle is x = (1/3, 1/3). */
    @Test
    void findsTheSaddleOfARectifiedNetwork() {
        PiecewiseLinearField field =
                PiecewiseLinearField.network(Matrix.of(new double[][] {{0, -2}, {-2, 0}}), Vector.of(1, 1), SECOND);
        EdgeFlow flow = EdgeFlow.of(ExactFlow.of(field), SECOND);
        Vector start = Vector.of(2, 0.1);
        Destinations destinations =
                new Destinations(flow, List.of(row(Vector.of(1, -1)), row(Vector.of(-1, 1))), start, 200);
        EdgeTracking.Track track = between(flow, destinations, start, Vector.of(-1, 3));
        assertThat(track.state()).isInstanceOf(EdgeState.Saddle.class);
        EdgeState.Saddle saddle = (EdgeState.Saddle) track.state();
        assertThat(saddle.point().state().minus(Vector.of(1.0 / 3, 1.0 / 3)).norm())
                .isLessThan(1e-14);
        assertThat(saddle.point().unstableDirections()).isEqualTo(1);
        assertThat(saddle.point().spectrum().maxReal()).isCloseTo(1, within(1e-12));
    }

    @Test
    void anEdgeNeedsTwoBasins() {
        EdgeFlow flow = EdgeFlow.of(twoCycles(), SECOND);
        Matrix circle = Matrix.build(
                200, 2, (k, i) -> i == 0 ? Math.cos(2 * Math.PI * k / 200) : Math.sin(2 * Math.PI * k / 200));
        Vector inside = Vector.of(0.3, 0.2);
        Destinations destinations = new Destinations(flow, List.of(circle, Matrix.zeros(0, 2)), inside, 200);
        assertThatThrownBy(() -> between(flow, destinations, inside, Vector.of(0, 1.2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number 0 and number 0");
    }

    private static double root(double guess) {
        double x = guess;
        for (int k = 0; k < 50; k++) {
            x -= (x - x * x * x + 0.1) / (1 - 3 * x * x);
        }
        return x;
    }

    private static Vector point(double x) {
        return Vector.of(x, x * x);
    }

    private static Matrix row(Vector x) {
        return Matrix.of(new double[][] {x.toArray()});
    }
}
