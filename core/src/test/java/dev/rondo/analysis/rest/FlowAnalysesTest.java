package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.About;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limit cycle, step size, Lyapunov exponents, basins and relay of a network of two excitatory units and one inhibitory. */
class FlowAnalysesTest {
    private static final Vector START = Vector.of(1, 2, 0.5);
    private static final RateNetwork CYCLING =
            network(Vector.of(8.004275613752535, 4.731966693990637, 0.5571792285128743));
    private static final RateNetwork HOMOGENEOUS = network(Vector.zeros(3));

    private static RateNetwork network(Vector drive) {
        return network(drive, Activation.RELU);
    }

    private static RateNetwork network(Vector drive, Activation activation) {
        Matrix w = Matrix.of(new double[][] {
            {0.0, 4.1302573543469485, -5.175897697574238},
            {2.344340255385773, 0.0, -4.528748520647944},
            {0.4684476601835208, 0.8289724369637779, 0.0}
        });
        return network(w, drive, Population.of(2, 1), activation);
    }

    private static RateNetwork network(Matrix w, Vector drive, Population population, Activation activation) {
        return new RateNetwork(
                w,
                Matrix.zeros(3, 1),
                Matrix.zeros(1, 3),
                drive,
                Vector.zeros(1),
                Vector.zeros(3),
                population,
                activation,
                Time.ms(50),
                Time.ms(1),
                0,
                NoiseModel.NONE);
    }

    @Test
    void theFlowsCycleIsCertified() {
        LimitCycle.Answer answer = new LimitCycle(About.FLOW).from(CYCLING, START);
        LimitCycle.Result result = answer.result();
        assertThat(result.verdict()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(result.multipliers()).hasSize(3);
        assertThat(result.multipliers().getFirst().re()).isCloseTo(1, within(1e-10));
        assertThat(result.stable()).contains(true);
        assertThat(result.neutralDirections()).contains(1);
        assertThat(result.regions()).contains(result.crossings().orElseThrow().size());
        assertThat(result.amplitude()).isCloseTo(result.std().norm(), within(1e-15));
        assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-10);
        assertThat(answer.certificate().trivialMultiplierError().orElseThrow()).isLessThan(1e-8);
    }

    /** With a zero diagonal the divergence is -N/tau, so that all multipliers multiply to e^(-N T/tau) (Liouville). */
    @Test
    void aSmoothFlowsCycleIsCertifiedToo() {
        RateNetwork network = network(Vector.of(0.1, 0, 0), Activation.TANH);
        LimitCycle.Answer answer = new LimitCycle(About.FLOW).from(network, START);
        LimitCycle.Result result = answer.result();
        assertThat(result.verdict()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(result.stable()).contains(true);
        assertThat(result.neutralDirections()).contains(1);
        assertThat(result.amplitude()).isCloseTo(result.std().norm(), within(1e-15));
        assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-10);
        assertThat(answer.certificate().trivialMultiplierError().orElseThrow()).isLessThan(1e-8);
        double log = result.multipliers().stream()
                .mapToDouble(mu -> Math.log(Math.hypot(mu.re(), mu.im())))
                .sum();
        double expected = -3 * result.period().orElseThrow().in(network.tau());
        assertThat(log / expected).isCloseTo(1, within(1e-8));
    }

    @Test
    void theSmoothMapsInvariantCurveHasARotationNumber() {
        RateNetwork network = network(Vector.of(0.1, 0, 0), Activation.TANH);
        LimitCycle.Result map = new LimitCycle(About.MAP).from(network, START).result();
        LimitCycle.Result flow = new LimitCycle(About.FLOW).from(network, START).result();
        assertThat(map.verdict()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        double turns = map.rotationNumber().orElseThrow();
        assertThat(turns * flow.period().orElseThrow().in(network.dt())).isBetween(0.9, 1.1);
    }

    @Test
    void aSmoothNetworkAtRestIsNoCycle() {
        LimitCycle.Answer answer =
                new LimitCycle(About.FLOW).from(network(Vector.of(-20, -20, -5), Activation.SOFTPLUS), START);
        assertThat(answer.result().verdict()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-12);
        assertThat(answer.result().period()).isEmpty();
        assertThat(answer.result().stable()).contains(true);
        assertThat(answer.result().regions()).isEmpty();
    }

    /** Four digits are enough in a sentence; the numbers themselves are fields. */
    @Test
    void findingsTellFewDigits() {
        for (RateNetwork network : List.of(HOMOGENEOUS, network(Vector.of(-1, -1, -1)))) {
            for (About about : About.values()) {
                LimitCycle.Result result =
                        new LimitCycle(about).from(network, START).result();
                assertThat(result.finding()).doesNotContainPattern("[0-9]{7}");
            }
        }
    }

    @Test
    void aSilentNetworkIsStableUnlessItsPointIsOnThresholds() {
        for (About about : About.values()) {
            LimitCycle.Answer answer = new LimitCycle(about).from(network(Vector.of(-1, -1, -1)), START);
            assertThat(answer.result().stable()).contains(true);
            assertThat(answer.certificate().residual().orElseThrow()).isLessThan(1e-12);
            assertThat(answer.result().crossings()).isEmpty();
            assertThat(answer.certificate().slowestCrossing()).isEmpty();
        }
        RateNetwork unconnected = new RateNetwork(
                Matrix.zeros(3, 3),
                Matrix.zeros(3, 1),
                Matrix.zeros(1, 3),
                Vector.zeros(3),
                Vector.zeros(1),
                Vector.zeros(3),
                Population.of(2, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(1),
                0,
                NoiseModel.NONE);
        LimitCycle.Result result =
                new LimitCycle(About.MAP).from(unconnected, START).result();
        assertThat(result.verdict()).isEqualTo(AttractorKind.SILENT);
        assertThat(result.stable()).isEmpty();
    }

    @Test
    void theMapsCycleIsTheAttractorOfTheIteration() {
        LimitCycle.Result result =
                new LimitCycle(About.MAP).from(CYCLING, START).result();
        SteadyState.Result steady = SteadyState.DEFAULT.from(CYCLING, START.toArray());
        assertThat(result.verdict()).isEqualTo(steady.kind());
        assertThat(result.amplitude()).isEqualTo(steady.amplitude());
        double turns = result.rotationNumber().orElseThrow();
        assertThat(turns * steady.period().orElseThrow().in(CYCLING.dt())).isCloseTo(1, within(1e-12));
    }

    @Test
    void aHomogeneousNetworkHasNoCycleAndSaysWhy() {
        LimitCycle.Result result =
                new LimitCycle(About.FLOW).from(HOMOGENEOUS, START).result();
        assertThat(result.verdict()).isNotEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(result.finding()).contains("homogeneous");
        assertThat(result.growthPerS()).isPresent();
    }

    @Test
    void smallerStepsLeadToTheFlow() {
        StepSizeStudy.Answer answer = new StepSizeStudy(List.of(1, 2, 4)).from(CYCLING, START);
        List<StepSizeStudy.Step> steps = answer.result().steps();
        assertThat(steps).hasSize(4).allMatch(s -> s.kind() == AttractorKind.LIMIT_CYCLE);
        assertThat(answer.certificate().agreed()).isEqualTo(4);
        double flow = steps.getLast().period().orElseThrow().seconds();
        double before = Double.POSITIVE_INFINITY;
        for (StepSizeStudy.Step step : steps.subList(0, 3)) {
            double away = Math.abs(step.period().orElseThrow().seconds() - flow);
            assertThat(away).isLessThan(before);
            before = away;
        }
        // Euler's error is of first order: a quarter of the step, a quarter of the error.
        double first = Math.abs(steps.get(0).period().orElseThrow().seconds() - flow);
        assertThat(first / before).isBetween(3.0, 6.0);
    }

    @Test
    void theFlowsExponentsSumToMinusNOverTau() {
        Lyapunov lyapunov = new Lyapunov(About.FLOW, 0, Time.seconds(2), Time.seconds(10));
        Lyapunov.Answer answer = lyapunov.from(CYCLING, START);
        assertThat(answer.certificate().expectedSumPerS().orElseThrow()).isCloseTo(-60, within(1e-12));
        assertThat(answer.certificate().sumError().orElseThrow()).isLessThan(1e-6);
        assertThat(answer.certificate().exactSumError().orElseThrow()).isLessThan(1e-9);
        Vector exact = answer.result().exactPerS().orElseThrow();
        for (int k = 0; k < 3; k++) {
            assertThat(answer.result().exponentsPerS().get(k)).isCloseTo(exact.get(k), within(0.05));
        }
    }

    /** A ring of inhibition rests at 0, unstable; its cycle is the attractor. */
    @ParameterizedTest
    @EnumSource(About.class)
    void exponentsAreThoseOfTheAttractorAlsoFromAnUnstableFixedPoint(About about) {
        RateNetwork ring = network(
                Matrix.of(new double[][] {{0, 0, -4}, {-4, 0, 0}, {0, -4, 0}}),
                Vector.zeros(3),
                Population.of(0, 3),
                Activation.TANH);
        Lyapunov lyapunov = new Lyapunov(about, 0, Time.seconds(1), Time.seconds(5));
        Vector exponents = lyapunov.from(ring, Vector.zeros(3)).result().exponentsPerS();
        assertThat(exponents.get(0)).isCloseTo(0, within(0.05));
        assertThat(exponents.get(1)).isBetween(-20.0, -15.0);
    }

    /** In steps of a fifth of tau a method of order 4 errs by more than the exponents of a cycle spread. */
    @Test
    void aSmoothFlowsExponentsAreThoseOfItsMultipliersWithinTheUncertainty() {
        RateNetwork network = network(Vector.of(0.1, 0, 0), Activation.TANH).withStep(Time.ms(10));
        Lyapunov.Answer answer = new Lyapunov(About.FLOW, 0, Time.seconds(20), Time.seconds(20)).from(network, START);
        Vector exact = answer.result().exactPerS().orElseThrow();
        assertThat(answer.certificate().exactSumError().orElseThrow()).isLessThan(1e-8);
        for (int k = 0; k < 3; k++) {
            double uncertainty = answer.result().uncertaintyPerS().get(k);
            assertThat(uncertainty).isLessThan(1e-3);
            assertThat(answer.result().exponentsPerS().get(k)).isCloseTo(exact.get(k), within(2 * uncertainty));
        }
        assertThat(answer.certificate().sumError().orElseThrow()).isLessThan(1e-6);
    }

    @Test
    void allStartsOfThisNetworkEndOnOneCycle() {
        Basins.Answer answer = new Basins(About.FLOW, 20, 5, 1e-6, 3).of(CYCLING);
        assertThat(answer.result().undecided()).isZero();
        assertThat(answer.result().attractors()).hasSize(1);
        assertThat(answer.result().attractors().getFirst().share()).isEqualTo(1);
        assertThat(answer.certificate().missedShare()).isEqualTo(0.15);
    }

    @Test
    void theRelayCoversThePeriod() {
        EigenmodeRelay.Answer answer = new EigenmodeRelay().from(CYCLING, START);
        EigenmodeRelay.Result relay = answer.result();
        double sum =
                relay.legs().stream().mapToDouble(l -> l.duration().seconds()).sum();
        assertThat(sum).isCloseTo(relay.period().seconds(), within(1e-12));
        assertThat(relay.growingTime()).isBetween(0.01, 1.0);
        for (int k = 0; k < relay.legs().size(); k++) {
            EigenmodeRelay.Leg leg = relay.legs().get(k);
            EigenmodeRelay.Leg next = relay.legs().get((k + 1) % relay.legs().size());
            assertThat(next.active().contains(leg.turning())).isEqualTo(leg.joins());
            assertThat(leg.active().contains(leg.turning())).isEqualTo(!leg.joins());
            assertThat(leg.growing()).allMatch(m -> m.ratePerS() > 0);
            assertThat(leg.tied()).isPositive();
        }
    }

    @Test
    void aRelayNeedsACycle() {
        assertThatThrownBy(() -> new EigenmodeRelay().from(network(Vector.of(-1, -1, -1)), START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends on none (silent)");
        assertThatThrownBy(() -> new EigenmodeRelay().from(HOMOGENEOUS, START))
                .hasMessageContaining("ends on none (silent)")
                .hasMessageNotContaining("OnCone");
    }

    /** Towards the origin at .002 per time constant: within the usual budget the orbit does not arrive. */
    @Test
    void patienceFollowsASlowOrbitToItsEnd() {
        RateNetwork slow = network(
                Matrix.of(new double[][] {{0, .998, 0}, {.998, 0, 0}, {0, 0, 0}}),
                Vector.zeros(3),
                Population.of(3, 0),
                Activation.TANH);
        LimitCycle.Result hasty = new LimitCycle(About.FLOW).from(slow, START).result();
        LimitCycle.Result patient =
                new LimitCycle(About.FLOW, 20).from(slow, START).result();
        assertThat(hasty.verdict()).isEqualTo(AttractorKind.UNDECIDED);
        assertThat(hasty.advice().orElseThrow()).contains("longer budget");
        assertThat(patient.verdict()).isEqualTo(AttractorKind.FIXED_POINT);
    }
}
