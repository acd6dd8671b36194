package dev.rondo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DormandPrinceTest {
    /** x' = -y, y' = x. */
    private static final VectorField CIRCLE = new VectorField() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void evaluate(double[] x, double[] derivative) {
            derivative[0] = -x[1];
            derivative[1] = x[0];
        }

        @Override
        public void differential(double[] x, double[] v, double[] out) {
            evaluate(v, out);
        }
    };

    @Test
    void followsACircleAlsoBetweenItsSteps() {
        Vector times = Vector.of(0, 0.1, 1, 1, 2.5, 10);
        Matrix states = DormandPrince.PRECISE.states(CIRCLE, Vector.of(1, 0), times);
        for (int k = 0; k < times.size(); k++) {
            Vector expected = Vector.of(Math.cos(times.get(k)), Math.sin(times.get(k)));
            assertThat(states.row(k).minus(expected).norm()).isLessThan(1e-10);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10})
    void errorsFollowTheTolerance(double tolerance) {
        Vector end = new DormandPrince(tolerance, 0).advance(CIRCLE, Vector.of(1, 0), Time.seconds(6));
        assertThat(end.minus(Vector.of(Math.cos(6), Math.sin(6))).norm()).isLessThan(10 * tolerance);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> new DormandPrince(0, 0)).hasMessageContaining("not both 0");
        assertThatThrownBy(() -> DormandPrince.PRECISE.states(CIRCLE, Vector.of(1, 0), Vector.of(1, 0.5)))
                .hasMessageContaining("increase");
        VectorField blowUp = new VectorField() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void evaluate(double[] x, double[] derivative) {
                derivative[0] = x[0] * x[0];
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                out[0] = 2 * x[0] * v[0];
            }
        };
        assertThatThrownBy(() -> DormandPrince.PRECISE.advance(blowUp, Vector.of(1), Time.seconds(2)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("grows without bound");
    }
}
