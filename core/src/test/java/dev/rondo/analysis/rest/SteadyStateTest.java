package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.ProjectiveCycle;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RandomNetworks;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    /** One excitatory and one inhibitory unit with a given loop; linear unless told otherwise. */
    private static RateNetwork pair(double toI, double toE, double bias, double baseline, Activation activation) {
        return new RateNetwork(
                Matrix.of(new double[][] {{0, -toE}, {toI, 0}}),
                Matrix.of(new double[][] {{1}, {0}}),
                Matrix.of(new double[][] {{1, 0}}),
                Vector.of(bias, bias),
                Vector.zeros(1),
                Vector.of(0.5, 0.2),
                Population.of(1, 1),
                activation,
                Time.ms(50),
                Time.ms(10),
                baseline,
                NoiseModel.NONE);
    }

    @Test
    void aNetworkHeldBelowThresholdFallsSilent() {
        SteadyState.Result result = SteadyState.DEFAULT.after(pair(1, 1, -0.3, 0, Activation.RELU), Matrix.zeros(0, 1));
        assertThat(result.kind()).isEqualTo(AttractorKind.SILENT);
        assertThat(result.mean().toArray()).containsExactly(new double[] {-0.3, -0.3}, within(1e-14));
        assertThat(result.activeReadouts()).isZero();
    }

    @Test
    void aTonicDriveHoldsItAtAFixedPoint() {
        RateNetwork network = pair(1, 1, 0, 0.2, Activation.RELU);
        SteadyState.Result result = SteadyState.DEFAULT.after(network, Matrix.zeros(0, 1));
        assertThat(result.kind()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(result.mean().toArray()).containsExactly(new double[] {0.1, 0.1}, within(1e-14));
        assertThat(result.activeReadouts()).isEqualTo(1);
        assertThat(result.replay()).isEmpty();
    }

    /** Multipliers 1 - alpha +- i alpha w of the linear pair: growth log|mu|/dt, period 2 pi dt/arg mu. */
    @Test
    void theLinearPairTurnsAndGrowsByItsMultiplier() {
        SteadyState.Result result =
                SteadyState.DEFAULT.after(pair(3, 4, 0, 0, Activation.IDENTITY), Matrix.zeros(0, 1));
        double w = 0.2 * Math.sqrt(12);
        double growth = Math.log(Math.hypot(0.8, w)) / 0.01;
        double period = 2 * Math.PI * 0.01 / Math.atan2(w, 0.8);
        ProjectiveCycle projective = result.projective().orElseThrow();
        assertThat(result.kind()).isEqualTo(AttractorKind.GROWING);
        assertThat(projective.growthPerSecond()).isCloseTo(growth, within(1e-6));
        assertThat(projective.period().orElseThrow().seconds()).isCloseTo(period, within(1e-8));
        assertThat(projective.factorPerPeriod().orElseThrow()).isCloseTo(Math.exp(growth * period), within(1e-5));
        assertThat(result.lyapunovPerSecond().get(1)).isCloseTo(growth, within(1e-4));
    }

    /** The inhibited pair turns once and ends in the cone where nothing fires: (1 - alpha) per step from then on. */
    @Test
    void aHomogeneousReluPairFallsSilentAtTheLeak() {
        SteadyState.Result result = SteadyState.DEFAULT.after(pair(3, 4, 0, 0, Activation.RELU), Matrix.zeros(0, 1));
        assertThat(result.kind()).isEqualTo(AttractorKind.SILENT);
        assertThat(result.growthPerSecond().orElseThrow()).isCloseTo(Math.log(0.8) / 0.01, within(1e-9));
        assertThat(result.projective().orElseThrow().kind()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(result.amplitude()).isZero();
    }

    @Test
    void aHomogeneousNetworkAtZeroStaysThere() {
        SteadyState.Result result =
                SteadyState.DEFAULT.from(pair(0.5, 0.5, 0, 0, Activation.RELU), new double[] {0, 0});
        assertThat(result.kind()).isEqualTo(AttractorKind.SILENT);
        assertThat(result.projective()).isEmpty();
    }

    /** Fact F1: with b = 0 the whole orbit scales with the drive and the period stays. */
    @Test
    void theCycleScalesWithTheDriveAndKeepsItsPeriod() {
        NetworkFixture fixture = NetworkFixture.all().stream()
                .filter(f -> f.name().equals("single_reg_cycle_I"))
                .findFirst()
                .orElseThrow();
        RateNetwork network = fixture.network();
        double[] state =
                Simulator.of(network).stateAfter(fixture.trials().getFirst().input());
        SteadyState.Result one = SteadyState.DEFAULT.from(network, state);
        SteadyState.Result eight = SteadyState.DEFAULT.from(
                network.withBaseline(8 * network.baseline()),
                Vector.of(state).times(8).toArray());
        assertThat(eight.period().orElseThrow().seconds())
                .isCloseTo(one.period().orElseThrow().seconds(), within(1e-9));
        assertThat(eight.amplitude()).isCloseTo(8 * one.amplitude(), within(1e-9 * one.amplitude()));
        assertThat(eight.replay().orElseThrow()).isEqualTo(one.replay().orElseThrow());
    }

    /** Identical inputs, identical bits. */
    @Test
    void theResultRepeatsToTheBit() {
        RateNetwork network = new RandomNetworks(41).make(30, 1, 4, Activation.SOFTPLUS, 3);
        Matrix u = Simulator.of(network).input(List.of(Stimulus.decay()), Time.seconds(1));
        assertThat(SteadyState.DEFAULT.after(network, u)).isEqualTo(SteadyState.DEFAULT.after(network, u));
    }
}
