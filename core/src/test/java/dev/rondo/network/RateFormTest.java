package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks in r-form against their own equations. */
class RateFormTest {
    static Stream<RateNetwork> networks() {
        return LongStream.range(0, 16).mapToObj(seed -> {
            Activation phi = Activation.KINDS.get((int) seed % Activation.KINDS.size());
            int n = 3 + (int) seed;
            return new AnyNetwork(seed)
                    .make(n, phi, 0.8)
                    .change()
                    .timeConstants(TimeConstants.same(Time.ms(40), n))
                    .dt(Time.ms(2))
                    .noise(new NoiseModel(0, 0, Time.ms(100), seed % 2 == 0))
                    .build();
        });
    }

    /** r' = (1 - alpha) r + alpha phi(W r + W_in u + b), written out. */
    @ParameterizedTest
    @MethodSource("networks")
    void statesAreThoseOfTheRates(RateNetwork rates) {
        Vector drive = rates.bias().plus(rates.input().times(rates.restingInputs()));
        double alpha = rates.alpha();
        Matrix y = Simulator.of(RateForm.toStates(rates))
                .run(Matrix.zeros(0, rates.inputs()), 100)
                .x();
        Vector r = rates.initialState();
        for (int t = 0; t < 100; t++) {
            Vector total = rates.recurrent().times(r).plus(drive);
            double[] next = new double[r.size()];
            for (int i = 0; i < next.length; i++) {
                next[i] = (1 - alpha) * r.get(i) + alpha * rates.activation().rate(total.get(i));
            }
            r = Vector.owning(next);
            Vector expected = rates.recurrent().times(r).plus(drive);
            assertThat(y.row(t).minus(expected).norm()).isLessThan(1e-12 * Math.max(1, expected.norm()));
        }
    }

    /** A trial with a moving input: z = W_out r + b_out of the equation of r, and the state with which the network goes on. */
    @ParameterizedTest
    @MethodSource("networks")
    void trialsAndReadoutsAreThoseOfTheRates(RateNetwork rates) {
        RateNetwork network = RateForm.toStates(rates);
        Matrix u = Matrix.build(30, rates.inputs(), (t, k) -> Math.sin(0.3 * t + k));
        Trajectory played = Simulator.of(network).run(u, 50);
        Vector r = rates.initialState();
        double alpha = rates.alpha();
        for (int t = 0; t < 50; t++) {
            Vector seen = t < 30 ? u.row(t) : rates.restingInputs();
            Vector total =
                    rates.recurrent().times(r).plus(rates.input().times(seen)).plus(rates.bias());
            double[] next = new double[r.size()];
            for (int i = 0; i < next.length; i++) {
                next[i] = (1 - alpha) * r.get(i) + alpha * rates.activation().rate(total.get(i));
            }
            r = Vector.owning(next);
            double size = 1e-12 * Math.max(1, r.norm());
            assertThat(played.r().row(t).minus(r).norm()).isLessThan(size);
            Vector z = rates.readout().times(r).plus(rates.readoutBias());
            assertThat(played.z().row(t).minus(z).norm()).isLessThan(10 * size * Math.max(1, rates.readouts()));
            if (t == 29) {
                Vector on = rates.recurrent()
                        .times(r)
                        .plus(rates.input().times(rates.restingInputs()))
                        .plus(rates.bias());
                Vector after = Vector.owning(Simulator.of(network).stateAfter(u));
                assertThat(after.minus(on).norm()).isLessThan(1e-11 * Math.max(1, on.norm()));
            }
        }
    }

    /** Rates along the map's orbit of states, from the states alone. */
    @ParameterizedTest
    @MethodSource("networks")
    void ratesAlongAnOrbitAreSolvedFromItsStates(RateNetwork rates) {
        RateNetwork network = RateForm.toStates(rates);
        Trajectory free = Simulator.of(network).run(Matrix.zeros(0, rates.inputs()), 40);
        Matrix r = RateForm.along(network, free.x(), network.dt(), false);
        assertThat(r.minus(free.r()).maxAbs())
                .isLessThan(1e-6 * Math.max(1, free.r().maxAbs()));
    }

    /** What W does not see follows phi(y): W of rank 1, a cycle of given states. */
    @Test
    void whatTheWeightsDoNotSeeFollowsTheUnits() {
        RateNetwork network =
                RateForm.toStates(RateNetwork.of(Matrix.of(new double[][] {{1, 1}, {0, 0}}), Activation.IDENTITY)
                        .timeConstants(TimeConstants.same(Time.ms(50), 2))
                        .dt(Time.ms(10))
                        .build());
        int rows = 4000;
        double omega = 2 * Math.PI / rows;
        double tau = 50 / 0.05; // in samples of a flow
        Matrix states = Matrix.build(rows, 2, (k, i) -> i == 0 ? Math.cos(omega * k) : 0);
        Matrix r = RateForm.along(network, states, Time.ms(0.05), true);
        // r_0 - r_1 is unseen: tau d' = -d + cos, of amplitude 1/sqrt(1 + (omega tau)^2).
        double gain = 1 / (1 + omega * tau * omega * tau);
        for (int k = 0; k < rows; k += 97) {
            double expected = gain * (Math.cos(omega * k) + omega * tau * Math.sin(omega * k));
            assertThat(r.get(k, 0) - r.get(k, 1)).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void aChangedNetworkBeginsAtTheSameRates() {
        RateNetwork rates = networks().skip(4).findFirst().orElseThrow();
        RateNetwork scaled = RateForm.toStates(rates)
                .change()
                .recurrent(rates.recurrent().times(0.5))
                .build();
        RateNetwork again = RateForm.toStates(
                rates.change().recurrent(rates.recurrent().times(0.5)).build());
        assertThat(scaled).isEqualTo(again);
    }

    @Test
    void whatHasNoStateFormIsRefused() {
        RateNetwork network = new AnyNetwork(3).make(2, Activation.RELU, 1);
        RateNetwork quiet = network.change().noise(NoiseModel.NONE).build();
        assertThatThrownBy(() -> RateForm.toStates(quiet.change()
                        .timeConstants(TimeConstants.each(java.util.List.of(Time.ms(10), Time.ms(20))))
                        .build()))
                .hasMessageContaining("only where all units have one time constant");
        assertThatThrownBy(() -> RateForm.toStates(network.change()
                        .timeConstants(TimeConstants.same(Time.ms(10), 2))
                        .build()))
                .hasMessageContaining("only without noise");
    }
}
