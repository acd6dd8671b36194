package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitivityTest {
    private static final Time TAU = Time.ms(50);

    /** tau dx/dt = -x + p: x(t) moves by 1 - e^(-t/tau) per unit of p. */
    @Test
    void aLeakyUnitFollowsItsDrive() {
        PiecewiseLinearField field = PiecewiseLinearField.network(Matrix.zeros(1, 1), Vector.of(-3), TAU);
        PiecewiseLinearField change = PiecewiseLinearField.xForm(0, Matrix.zeros(1, 1), Vector.of(20));
        PatchedPath path = ExactFlow.of(field).follow(new double[] {2}, Time.ms(120));
        assertThat(path.crossings()).hasSize(1);
        assertThat(new Sensitivity(field, change).along(path).get(0))
                .isCloseTo(1 - Math.exp(-120.0 / 50), within(1e-14));
    }

    /** Against paths of neighbouring fields, weights and drive moving: an error of the order of the step's square. */
    @ParameterizedTest
    @CsvSource({"3, 1, true", "6, 2, true", "6, 3, false", "12, 4, true"})
    void neighbouringPathsEndWhereItSays(int n, int seed, boolean xForm) {
        PiecewiseLinearField field = at(0, n, seed, xForm);
        PiecewiseLinearField change = at(1, n, seed, xForm).plus(-1, field);
        double[] x = Networks.state(n, seed);
        Time time = Time.ms(250);
        PatchedPath path = ExactFlow.of(field).follow(x, time);
        assertThat(path.crossings()).isNotEmpty();
        Vector claimed = new Sensitivity(field, change).along(path);
        double h = 1e-5;
        Vector up = ExactFlow.of(at(h, n, seed, xForm)).follow(x, time).state();
        Vector down = ExactFlow.of(at(-h, n, seed, xForm)).follow(x, time).state();
        Vector difference = up.minus(down).times(1 / (2 * h));
        assertThat(claimed.minus(difference).norm()).isLessThan(1e-7 * (1 + claimed.norm()));
    }

    /** Fields of one parameter, weights and drive linear in it. */
    private static PiecewiseLinearField at(double p, int n, int seed, boolean xForm) {
        Matrix w = Networks.weights(n, seed, 1.5)
                .plus(Networks.weights(n, seed + 50, 1).times(p));
        Vector drive = Vector.constant(n, xForm ? 0.5 + p : 0.5);
        return xForm
                ? PiecewiseLinearField.network(w, drive, TAU)
                : PiecewiseLinearField.of(
                        Matrix.identity(n).times(-20),
                        Networks.weights(n, seed, 1.5).times(20 + p),
                        Matrix.identity(n),
                        Vector.constant(n, 0.1),
                        Vector.constant(n, 0.3 + p));
    }

    @Test
    void fieldsWithOtherManifoldsAreNotAdded() {
        PiecewiseLinearField one = PiecewiseLinearField.network(Matrix.identity(2), Vector.zeros(2), TAU);
        PiecewiseLinearField other = PiecewiseLinearField.rateForm(Matrix.identity(2), Vector.zeros(2), TAU);
        assertThatThrownBy(() -> one.plus(1, other)).hasMessageContaining("same switching manifolds");
    }
}
