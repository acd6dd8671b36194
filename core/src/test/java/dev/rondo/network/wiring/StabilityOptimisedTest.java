package dev.rondo.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.equation.Lyapunov;
import dev.rondo.network.Population;
import dev.rondo.random.UniformSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityOptimisedTest {
    private static final Matrix REFERENCE =
            new ErdosRenyi(50, 0.2, 0.5, 1, 0.5, true, true).draw(UniformSource.splittable(2));

    @Test
    void theSmoothedAbscissaOfTheReferenceNetwork() {
        SmoothedAbscissa s = SmoothedAbscissa.of(REFERENCE, 0.01);
        assertThat(Eigen.valuesOf(REFERENCE).maxReal()).isCloseTo(0.367431674066, within(5e-13));
        assertThat(s.value()).isCloseTo(0.517389422922, within(5e-13));
        assertThat(s.gradient().get(0, 0)).isCloseTo(0.014912909449, within(5e-13));
        assertThat(s.gradient().get(0, 1)).isCloseTo(0.006999230898, within(5e-13));
        assertThat(s.gradient().get(1, 0)).isCloseTo(-0.001050229400, within(5e-13));
        assertThat(s.gradient().frobeniusNorm()).isCloseTo(0.381108266622, within(5e-13));
        assertThat(s.gradient().trace()).isCloseTo(1, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.01, 1e-4})
    void itSolvesItsEquation(double epsilon) {
        double s = SmoothedAbscissa.of(REFERENCE, epsilon).value();
        Matrix identity = Matrix.identity(50);
        double trace = Lyapunov.of(REFERENCE.minus(identity.times(s)), identity.times(2))
                .solution()
                .trace();
        assertThat(trace / 2 * epsilon).isCloseTo(1, within(1e-9));
    }

    @Test
    void itsGradientIsTheLimitOfDifferences() {
        Matrix gradient = SmoothedAbscissa.of(REFERENCE, 0.01).gradient();
        double h = 1e-5;
        for (int[] place : new int[][] {{0, 0}, {0, 1}, {1, 0}, {17, 42}}) {
            double above = SmoothedAbscissa.of(moved(place, h), 0.01).value();
            double below = SmoothedAbscissa.of(moved(place, -h), 0.01).value();
            assertThat((above - below) / (2 * h)).isCloseTo(gradient.get(place[0], place[1]), within(1e-8));
        }
    }

    private static Matrix moved(int[] place, double by) {
        return Matrix.build(50, 50, (i, j) -> REFERENCE.get(i, j) + (i == place[0] && j == place[1] ? by : 0));
    }

    @Test
    void theFirstStepsAreThoseOfTheReferenceRun() {
        StabilityOptimised circuit = new StabilityOptimised(100, 0.1, 0.5, 3, 10, 10, 0.4, 0.15, 400);
        StabilityOptimisation steps = circuit.steps(UniformSource.splittable(12));
        double[] abscissa = new double[11];
        StabilityOptimisation.Step last = steps.next();
        for (int k = 0; k <= 10; k++) {
            abscissa[k] = last.spectralAbscissa();
            assertThat(last.iteration()).isEqualTo(k);
            assertConstraints(last, circuit.population());
            last = steps.next();
        }
        assertThat(abscissa[0]).isCloseTo(10.2726, within(5e-5));
        assertThat(abscissa[1]).isCloseTo(9.5637, within(5e-5));
        assertThat(abscissa[2]).isCloseTo(8.7150, within(5e-5));
        assertThat(abscissa[5]).isCloseTo(6.8707, within(5e-5));
        assertThat(abscissa[10]).isCloseTo(5.6946, within(5e-5));
    }

    private static void assertConstraints(StabilityOptimisation.Step step, Population population) {
        Matrix w = step.weights();
        int inhibitory = 0;
        for (int i = 0; i < w.rows(); i++) {
            assertThat(w.get(i, i)).isZero();
            for (int j = 0; j < w.columns(); j++) {
                assertThat(w.get(i, j) * population.sign(j)).isGreaterThanOrEqualTo(0);
                inhibitory += w.get(i, j) < 0 ? 1 : 0;
            }
        }
        assertThat(inhibitory).isLessThanOrEqualTo((int) (0.4 * 5000));
    }

    @Test
    void aCircuitIsDoneAtItsAbscissa() {
        StabilityOptimised circuit = new StabilityOptimised(40, 0.2, 0.5, 3, 3, 4, 0.4, 0.5, 300);
        Matrix w = circuit.draw(UniformSource.splittable(1));
        assertThat(Eigen.valuesOf(w).maxReal()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void aCircuitThatDoesNotGetThereSaysWhatToDo() {
        StabilityOptimised circuit = new StabilityOptimised(40, 0.2, 0.5, 3, 10, 10, 0.4, 0.15, 2);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> circuit.draw(UniformSource.splittable(1)))
                .withMessageContaining("after 2 steps")
                .withMessageContaining("allow more iterations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StabilityOptimised(40, 0.2, 0.5, 3, 10, 10, 0.4, 1, 2))
                .withMessageContaining("abscissa = 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoothedAbscissa.of(REFERENCE, 0))
                .withMessageContaining("epsilon = 0.0");
    }
}
