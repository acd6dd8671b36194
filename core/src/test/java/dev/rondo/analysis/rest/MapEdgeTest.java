package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.attractor.Maps;
import dev.rondo.attractor.edge.EdgeMap;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edge states of planar maps in closed form; a time constant is five steps of 10 ms. */
class MapEdgeTest {
    private static final Edge EDGE = new Edge(About.MAP, 30, 1.5, 400, 1);
    private static final double H = .2;

    private static EdgeAttractors attractors(EulerMap map) {
        return new EdgeAttractors(new EdgeMap(map, 5), Attractors.of(map, 5, Effort.USUAL));
    }

    private static Edge.Answer edge(EulerMap map, Vector start) {
        return EDGE.from(attractors(map), start);
    }

    /** x -> x + h (x - x^3), y -> y/2: 0 lies between -1 and 1, with the multipliers 1 + h and 1/2. */
    @Test
    void aSaddleLiesBetweenTwoFixedPoints() {
        EulerMap map = Maps.of(
                2,
                (x, next) -> {
                    next[0] = x[0] + H * (x[0] - x[0] * x[0] * x[0]);
                    next[1] = x[1] / 2;
                },
                (x, v, out) -> {
                    out[0] = (1 + H - 3 * H * x[0] * x[0]) * v[0];
                    out[1] = v[1] / 2;
                });
        Edge.Answer answer = edge(map, Vector.of(.4, .7));
        Edge.Result result = answer.result();
        assertThat(result.verdict()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(result.between())
                .extracting(Edge.Side::kind)
                .containsExactly(AttractorKind.FIXED_POINT, AttractorKind.FIXED_POINT);
        assertThat(result.state().norm()).isLessThan(1e-11);
        assertThat(result.multipliers().get(0).re()).isCloseTo(1 + H, within(1e-12));
        assertThat(result.multipliers().get(1).re()).isCloseTo(.5, within(1e-12));
        assertThat(result.unstableDirections()).contains(1);
        assertThat(result.order()).isEmpty();
        // The average over all of the way to the saddle.
        assertThat(answer.certificate().growthPerS().orElseThrow() / (Math.log(1 + H) / Maps.STEP.seconds()))
                .isBetween(.8, 1.2);
    }

    /** x -> -x g(x^2), g(s) = 1 + h (s - 1)(2 - s): the pair +-1 lies between 0 and the pair +-sqrt 2. */
    @Test
    void aTwoCycleLiesBetweenAFixedPointAndATwoCycle() {
        EulerMap map = Maps.of(
                2,
                (x, next) -> {
                    next[0] = -x[0] * (1 + H * (x[0] * x[0] - 1) * (2 - x[0] * x[0]));
                    next[1] = x[1] / 2;
                },
                (x, v, out) -> {
                    double s = x[0] * x[0];
                    out[0] = -(1 + H * (s - 1) * (2 - s) + 2 * s * H * (3 - 2 * s)) * v[0];
                    out[1] = v[1] / 2;
                });
        Edge.Answer answer = edge(map, Vector.of(.3, .2));
        Edge.Result result = answer.result();
        assertThat(result.verdict()).as(result.finding()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(result.order()).contains(2);
        assertThat(result.period().orElseThrow().seconds()).isCloseTo(2 * Maps.STEP.seconds(), within(1e-15));
        assertThat(Math.abs(result.state().get(0))).isCloseTo(1, within(1e-11));
        assertThat(result.amplitude()).isCloseTo(1, within(1e-11));
        assertThat(result.multipliers().get(0).re()).isCloseTo((1 + 2 * H) * (1 + 2 * H), within(1e-11));
        assertThat(result.multipliers().get(1).re()).isCloseTo(.25, within(1e-12));
        assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-12);
        assertThat(answer.certificate().pairDistance().orElseThrow()).isLessThan(1e-6);
    }

    /** z -> e^(i a) z g(|z|^2): the circle |z| = 1 lies between 0 and the circle |z| = sqrt 2; a/(2 pi) turns per step. */
    private static EulerMap circles(double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return Maps.of(
                2,
                (x, next) -> {
                    double q = x[0] * x[0] + x[1] * x[1];
                    double g = 1 + H * (q - 1) * (2 - q);
                    next[0] = g * (c * x[0] - s * x[1]);
                    next[1] = g * (s * x[0] + c * x[1]);
                },
                (x, v, out) -> {
                    double q = x[0] * x[0] + x[1] * x[1];
                    double g = 1 + H * (q - 1) * (2 - q);
                    double d = 2 * H * (3 - 2 * q) * (x[0] * v[0] + x[1] * v[1]);
                    double a = g * v[0] + d * x[0];
                    double b = g * v[1] + d * x[1];
                    out[0] = c * a - s * b;
                    out[1] = s * a + c * b;
                });
    }

    @ParameterizedTest
    @ValueSource(doubles = {.37, 1.1, 2.3})
    void anInvariantCircleLiesBetweenAFixedPointAndAnotherCircle(double angle) {
        Edge.Answer answer = edge(circles(angle), Vector.of(.3, .2));
        Edge.Result result = answer.result();
        assertThat(result.finding()).contains("closed curve");
        assertThat(result.verdict()).as(result.finding()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(result.between())
                .extracting(Edge.Side::kind)
                .containsExactly(AttractorKind.FIXED_POINT, AttractorKind.LIMIT_CYCLE);
        assertThat(result.rotationNumber().orElseThrow()).isCloseTo(angle / (2 * Math.PI), within(1e-6));
        assertThat(result.period().orElseThrow().seconds())
                .isCloseTo(2 * Math.PI / angle * Maps.STEP.seconds(), within(1e-6));
        assertThat(result.state().norm()).isCloseTo(1, within(1e-6));
        assertThat(result.amplitude()).isCloseTo(1, within(1e-3));
        assertThat(result.order()).isEmpty();
        assertThat(result.unstableDirections()).isEmpty();
        assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-4);
    }

    @Test
    void whatIsTooShortIsUndecided() {
        Edge.Answer answer = new Edge(About.MAP, 30, 1.5, 10, 1).from(attractors(circles(.37)), Vector.of(.3, .2));
        assertThat(answer.result().verdict()).isEqualTo(AttractorKind.UNDECIDED);
        assertThat(answer.result().advice().orElseThrow()).contains("longer budget");
        assertThat(answer.certificate().tracked().seconds()).isPositive();
    }
}
