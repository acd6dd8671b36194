package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.attractor.edge.EdgeFlow;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edge states of networks of three excitatory units and two inhibitory ones that have two attractors. */
class EdgeTest {
    private static final Vector START = Vector.of(1, 2, 0.5, 1, -1);

    private static RateNetwork network(double[][] weights, Vector drive, Activation activation) {
        int n = drive.size();
        return new RateNetwork(
                Matrix.of(weights),
                Matrix.zeros(n, 1),
                Matrix.zeros(1, n),
                drive,
                Vector.zeros(1),
                Vector.zeros(n),
                Population.of(n - 2, 2),
                activation,
                Time.ms(50),
                Time.ms(1),
                0,
                NoiseModel.NONE);
    }

    private static RateNetwork cycleBesideAPoint() {
        return network(
                new double[][] {
                    {0, 0.108, 5.177, -1.366, -1.454},
                    {4.945, 0, 3.804, -4.369, -4.024},
                    {5.654, 4.86, 0, -4.282, -1.77},
                    {3.689, 4.986, 5.068, 0, -3.107},
                    {2.424, 2.308, 3.22, -1.118, 0}
                },
                Vector.of(1.35, 0.1, 2.915, 0.467, -0.258),
                Activation.RELU);
    }

    /** Where the flow has an unstable cycle the map has an invariant curve, nearer by half for half the step. */
    @Test
    void theMapHasAnInvariantCurveWhereTheFlowHasAnUnstableCycle() {
        Edge.Result flow = Edge.DEFAULT.from(cycleBesideAPoint(), START).result();
        Edge ofMap = new Edge(About.MAP, 30, 10, 400, 1);
        double[] late = new double[2];
        double[] large = new double[2];
        for (int k = 0; k < 2; k++) {
            Time step = Time.ms(k == 0 ? 1 : 0.5);
            Edge.Answer answer = ofMap.from(cycleBesideAPoint().withStep(step), START);
            Edge.Result map = answer.result();
            assertThat(map.verdict()).as(map.finding()).isEqualTo(AttractorKind.LIMIT_CYCLE);
            Time period = map.period().orElseThrow();
            assertThat(map.rotationNumber().orElseThrow() * period.in(step)).isCloseTo(1, within(1e-12));
            assertThat(answer.certificate().pairSeparation().orElseThrow()).isLessThan(1e-7);
            late[k] = period.in(flow.period().orElseThrow()) - 1;
            large[k] = map.amplitude() / flow.amplitude() - 1;
        }
        assertThat(late[1] / late[0]).isBetween(0.4, 0.6);
        assertThat(large[1] / large[0]).isBetween(0.4, 0.6);
    }

    /** Two units that inhibit each other, from the symmetric state, which lies on the edge itself. */
    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh"})
    void aStartOnTheEdgeLeadsToTheSaddle(Activation activation) {
        double drive = activation.isPiecewiseLinear() ? 1 : 0;
        RateNetwork mutual = new RateNetwork(
                Matrix.of(new double[][] {{0, -2}, {-2, 0}}),
                Matrix.zeros(2, 1),
                Matrix.zeros(1, 2),
                Vector.of(drive, drive),
                Vector.zeros(1),
                Vector.zeros(2),
                Population.of(0, 2),
                activation,
                Time.ms(50),
                Time.ms(1),
                0,
                NoiseModel.NONE);
        Edge.Result result = Edge.DEFAULT.from(mutual, Vector.zeros(2)).result();
        assertThat(result.verdict()).as(result.finding()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(result.unstableDirections()).contains(1);
        assertThat(result.state().get(0)).isCloseTo(drive / 3, within(1e-9));
        assertThat(result.eigenvaluesPerS().getFirst().re()).isCloseTo(20, within(1e-6));
    }

    /** With a zero diagonal all multipliers multiply to e^(-N T/tau) (Liouville). */
    @Test
    void anUnstableCycleSeparatesACycleFromAFixedPoint() {
        Edge.Answer answer = Edge.DEFAULT.from(cycleBesideAPoint(), START);
        Edge.Result result = answer.result();
        assertThat(result.verdict()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(result.between())
                .extracting(Edge.Side::kind)
                .containsExactlyInAnyOrder(AttractorKind.LIMIT_CYCLE, AttractorKind.FIXED_POINT);
        assertThat(result.unstableDirections()).contains(1);
        assertThat(result.multipliers().getFirst().re()).isGreaterThan(1);
        assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-10);
        assertThat(answer.certificate().trivialMultiplierError().orElseThrow()).isLessThan(1e-8);
        assertThat(answer.certificate().pairSeparation().orElseThrow()).isLessThan(1e-4);
        assertThat(answer.certificate().pairDistance().orElseThrow()).isLessThan(1e-2);
        double log = result.multipliers().stream()
                .mapToDouble(mu -> Math.log(Math.hypot(mu.re(), mu.im())))
                .sum();
        assertThat(log / (-5 * result.period().orElseThrow().in(Time.ms(50)))).isCloseTo(1, within(1e-8));
    }

    @Test
    void aSaddleSeparatesACycleFromAFixedPoint() {
        RateNetwork network = network(
                new double[][] {
                    {0, 3.798, 0.781, -5.903, -2.761},
                    {1.187, 0, 0.212, -2.769, -4.74},
                    {1.319, 4.226, 0, -2.884, -3.926},
                    {1.722, 1.554, 5.395, 0, -2.749},
                    {4.602, 0.585, 2.39, -4.074, 0}
                },
                Vector.of(0.576, 0.817, 2.726, 2.009, 1.323),
                Activation.TANH);
        Edge.Answer answer = Edge.DEFAULT.from(network, START);
        Edge.Result result = answer.result();
        assertThat(result.verdict()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(result.between()).hasSize(2);
        assertThat(result.unstableDirections()).contains(1);
        assertThat(result.eigenvaluesPerS().get(0).re()).isPositive();
        assertThat(result.eigenvaluesPerS().get(1).re()).isNegative();
        double growth = answer.certificate().growthPerS().orElseThrow();
        assertThat(growth / result.eigenvaluesPerS().getFirst().re()).isBetween(0.8, 1.2);
        assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-13);
        // The same fixed point is found from many starts, without an edge.
        assertThat(new FixedPoints(About.FLOW, 50, 0, 0, Time.seconds(60), 1)
                        .of(network)
                        .result()
                        .points())
                .anyMatch(p -> p.state().minus(result.state()).norm() < 1e-9);
    }

    /** dx/dt = -x (x^2 - 1)(x^2 - 4): next to 2 lies 0, with the saddle 1 between, whether 0 or -2 is found first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theEdgeIsTheOneNextToTheFirstAttractor(long seed) {
        VectorField field = new VectorField() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public void evaluate(double[] x, double[] derivative) {
                double s = x[0] * x[0];
                derivative[0] = -x[0] * (s - 1) * (s - 4);
                derivative[1] = -x[1];
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                double s = x[0] * x[0];
                out[0] = (-5 * s * s + 15 * s - 4) * v[0];
                out[1] = -v[1];
            }
        };
        EdgeAttractors attractors = new EdgeAttractors(
                EdgeFlow.of(field, Time.seconds(1)),
                Attractors.of(field, Time.seconds(1), Time.seconds(.1), Effort.USUAL));
        Edge.Answer answer = new Edge(About.FLOW, 30, 10, 400, seed).from(attractors, Vector.of(2.5, 0.3));
        Edge.Result result = answer.result();
        assertThat(result.verdict()).as(result.finding()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(result.state().get(0)).isCloseTo(1, within(1e-10));
        assertThat(result.eigenvaluesPerS().get(0).re()).isCloseTo(6, within(1e-8));
        assertThat(answer.certificate().pairSeparation().orElseThrow()).isLessThan(1e-4);
    }

    @Test
    void oneAttractorHasNoEdge() {
        RateNetwork network = network(new double[5][5], Vector.of(1, 1, 1, 1, 1), Activation.TANH);
        Edge.Result result =
                new Edge(About.FLOW, 4, 10, 100, 1).from(network, START).result();
        assertThat(result.verdict()).isEqualTo(AttractorKind.UNDECIDED);
        assertThat(result.finding()).contains("4 random starts");
        assertThat(result.advice()).isPresent();
        assertThat(result.between()).hasSize(1);
    }
}
