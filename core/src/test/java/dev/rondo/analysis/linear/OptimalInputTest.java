package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.Subject;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers from NumPy and SciPy (matrix exponential, continuous Riccati and Lyapunov equations). */
class OptimalInputTest {
    private static final Matrix CHAIN = Matrix.of(new double[][] {{0, 0}, {3, 0}});
    private static final Matrix FIRST = Matrix.of(new double[][] {{1}, {0}});

    private static OptimalInput in(double horizon, Double... target) {
        return new OptimalInput(horizon, List.of(target), OptimalInput.Into.ALL, 0.1, 20);
    }

    @Test
    void oneUnitNeedsTwoOverOneMinusExp() {
        assertThat(in(1, 1.0).of(Matrix.zeros(1, 1)).reaching().energy())
                .isCloseTo(2 / (1 - Math.exp(-2)), within(1e-13));
        assertThat(in(1, 1.0).of(Matrix.zeros(1, 1)).reaching().energyWithoutHurry())
                .isCloseTo(2, within(1e-13));
    }

    @Test
    void aChainIsReachedThroughItsFirstUnit() {
        assertThat(in(1, 0.0, 1.0).of(CHAIN, FIRST).reaching().energy()).isCloseTo(3.725526818941, within(1e-10));
        OptimalInput.Reaching two = in(2, 0.0, 1.0).of(CHAIN, FIRST).reaching();
        assertThat(two.energy()).isCloseTo(1.301130492937, within(1e-10));
        assertThat(two.energyWithoutHurry()).isCloseTo(8.0 / 9, within(1e-12));
        assertThat(two.state().row(19).minus(Vector.of(0, 1)).norm()).isLessThan(1e-11);
    }

    /** The energy is the integral of the squared input, here by Simpson's rule. */
    @Test
    void theEnergyIsThatOfTheInput() {
        OptimalInput.Reaching r = new OptimalInput(2, List.of(0.0, 1.0), OptimalInput.Into.ALL, 0.1, 801)
                .of(CHAIN, FIRST)
                .reaching();
        double sum = 0;
        for (int k = 0; k <= 800; k++) {
            double u = r.input().get(k, 0);
            sum += (k == 0 || k == 800 ? 1 : k % 2 == 1 ? 4 : 2) * u * u;
        }
        assertThat(sum * 2 / 800 / 3).isCloseTo(r.energy(), within(1e-8));
    }

    @Test
    void theBestLoadIsTheLeftEigenvectorForLongDelays() {
        Matrix w = Matrix.of(new double[][] {{.9, 3}, {0, 0}});
        assertThat(in(1).of(w).loading().advantage()).isCloseTo(2.246201421192, within(1e-11));
        assertThat(in(5).of(w).loading().advantage()).isCloseTo(3.444666711120, within(1e-10));
        OptimalInput.Loading late = in(60).of(w).loading();
        assertThat(late.advantage()).isCloseTo(3.480102169637, within(1e-8));
        assertThat(Math.abs(late.state().get(1) / late.state().get(0))).isCloseTo(10.0 / 3, within(1e-7));
    }

    @Test
    void preparationSolvesTheRiccatiEquation() {
        assertThat(new OptimalInput(1, List.of(), OptimalInput.Into.ALL, 0.1, 2)
                        .of(Matrix.zeros(1, 1))
                        .preparation()
                        .traceOfCost())
                // A^T Q + Q A = -1 gives Q = 1/2: P = .1 (sqrt(1 + 5) - 1)
                .isCloseTo(0.1 * (Math.sqrt(6) - 1), within(1e-13));
        OptimalInput.Preparation p = in(1).of(CHAIN).preparation();
        assertThat(p.cost().get(0, 0)).isCloseTo(.489459436449, within(1e-10));
        assertThat(p.cost().get(0, 1)).isCloseTo(.134055512953, within(1e-10));
        assertThat(p.cost().get(1, 1)).isCloseTo(.105010047184, within(1e-10));
        assertThat(p.slowestRate()).isCloseTo(-2.7597238206, within(1e-9));
    }

    @Test
    void randomNetworksHaveSmallResiduals() {
        Random random = new Random(8);
        for (int k = 0; k < 10; k++) {
            Matrix w = Matrix.build(12, 12, (i, j) -> 0.5 * random.nextGaussian() / Math.sqrt(12));
            OptimalInput.Certificate c =
                    (OptimalInput.Certificate) in(1).of(Subject.of(w)).certificate();
            assertThat(c.riccatiResidual()).isLessThan(1e-13);
            assertThat(c.reachingError()).isLessThan(1e-10);
        }
    }

    @Test
    void targetsHaveOneNumberPerUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> in(1, 1.0, 2.0, 3.0).of(CHAIN))
                .withMessageContaining("one number per unit, 2, got 3");
    }
}
