package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Time;
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
                .run(Matrix.zeros(0, 0), 100)
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
