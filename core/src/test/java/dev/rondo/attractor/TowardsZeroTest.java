package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.rest.Basins;
import dev.rondo.analysis.rest.Edge;
import dev.rondo.analysis.rest.LimitCycle;
import dev.rondo.analysis.rest.StepSizeStudy;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose orbits shrink by a constant factor for ever, or grow by one: the attractor is the origin, or none. */
class TowardsZeroTest {
    private static final Vector START = Vector.of(0.3, 0.2);

    /** Two units that excite each other with the same weight: the rates are (-1 +- weight)/tau. */
    private static RateNetwork pair(double weight, Activation activation) {
        return new RateNetwork(
                Matrix.of(new double[][] {{0, weight}, {weight, 0}}),
                Matrix.zeros(2, 1),
                Matrix.zeros(1, 2),
                Vector.zeros(2),
                Vector.zeros(1),
                START,
                Population.of(2, 0),
                activation,
                Time.ms(50),
                Time.ms(10),
                0,
                NoiseModel.NONE);
    }

    @ParameterizedTest
    @EnumSource(About.class)
    void oneAttractorIsCountedOnce(About about) {
        for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
            Basins.Answer answer = new Basins(about, 12, 2, 1e-3, 1).of(pair(0.5, activation));
            assertThat(answer.result().attractors()).hasSize(1);
            Basins.Basin basin = answer.result().attractors().getFirst();
            assertThat(basin.share()).isEqualTo(1);
            assertThat(basin.mean().size()).isEqualTo(2);
            assertThat(basin.mean().norm()).isLessThan(1e-12);
            assertThat(answer.certificate().nearestPair()).isEmpty();
        }
    }

    /** The rest of the state after a trial may be far below the tolerance of the Runge-Kutta method. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-8, 1e-40, 1e-300})
    void aDecayThatHasEndedIsAFixedPoint(double size) {
        LimitCycle.Answer answer = new LimitCycle(About.FLOW).from(pair(0.5, Activation.TANH), START.times(size));
        assertThat(answer.result().verdict()).isEqualTo(AttractorKind.FIXED_POINT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-40, 1e-320})
    void theEdgeSeesTheOrigin(double size) {
        for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
            Edge.Result result = new Edge(About.FLOW, 3, 10, 100, 1)
                    .from(pair(0.5, activation), START.times(size))
                    .result();
            assertThat(result.finding()).contains("all of 3 random starts lead to one attractor");
            assertThat(result.between()).hasSize(1);
            assertThat(result.between().getFirst().amplitude()).isZero();
        }
    }

    @Test
    void theEdgeSeesThatAHomogeneousNetworkGrows() {
        Edge.Result result = new Edge(About.FLOW, 3, 10, 100, 1)
                .from(pair(2, Activation.RELU), START)
                .result();
        assertThat(result.between().getFirst().kind()).isEqualTo(AttractorKind.GROWING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh"})
    void smallerStepsOfADecayEndAtTheOriginToo(Activation activation) {
        List<StepSizeStudy.Step> steps = StepSizeStudy.DEFAULT
                .from(pair(0.5, activation), START)
                .result()
                .steps();
        assertThat(steps)
                .hasSize(5)
                .allMatch(s -> s.kind() == AttractorKind.FIXED_POINT || s.kind() == AttractorKind.SILENT)
                .allMatch(s -> s.meanNorm() < 1e-12 && s.amplitude() == 0);
    }

    /** At (weight - 1)/tau = 0.36/s the budget of steps of 1 ms ends before the state has grown by 1e40. */
    @Test
    void whatGrowsSlowlyGrowsAtEveryStep() {
        RateNetwork network = pair(1.018, Activation.RELU);
        List<StepSizeStudy.Step> steps =
                StepSizeStudy.DEFAULT.from(network, START).result().steps();
        assertThat(steps).allMatch(s -> s.kind() == AttractorKind.GROWING && s.amplitude() == 0);
        Attractor attractor = new AttractorSearch(2000, 4000, 200_000)
                .of(NetworkMap.atRest(network.withStep(Time.ms(1))), START.toArray());
        assertThat(attractor.growthPerSecond().orElseThrow()).isCloseTo(0.36, within(1e-3));
        assertThat(attractor.certificate().finding()).contains("1.0E15");
    }
}
