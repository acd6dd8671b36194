package dev.rondo.analysis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.linear.ReducedPlane.Gain;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReducedPlaneTest {
    private static final Time TAU = Time.ms(50);
    private static final AttractorSearch SEARCH = new AttractorSearch(4000, 6000, 60_000);

    private static ReducedPlane plane(double rho, Gain gain) {
        return new ReducedPlane(1.96, 1.51, rho, gain, TAU);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1.22071", "1, 0.55941", "3, 0.18220", "10, 0.05452"})
    void theFormulaGivesTheDerivedPeriods(double rho, double seconds) {
        assertThat(plane(rho, Gain.ERF).period().orElseThrow().seconds()).isCloseTo(seconds, within(5e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, ERF", "3, ERF", "3, TANH"})
    void theSimulatedPlaneHasThatPeriod(double rho, Gain gain) {
        ReducedPlane plane = plane(rho, gain);
        Attractor end = SEARCH.of(FlowMap.of(plane, Time.ms(0.5)), new double[] {0.9, 0.3});
        assertThat(end.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        double exact = plane.period().orElseThrow().seconds();
        assertThat(end.period().orElseThrow().seconds()).isCloseTo(exact, within(1e-7 * exact));
    }

    @ParameterizedTest
    @CsvSource({"0.2, ERF", "3, RELU", "3, SOFTPLUS"})
    void belowTheSaddleNodeAndWithoutSaturationThereIsNoCycle(double rho, Gain gain) {
        ReducedPlane plane = plane(rho, gain);
        assertThat(plane.period()).isEmpty();
        assertThat(SEARCH.of(FlowMap.of(plane, Time.ms(0.5)), new double[] {0.9, 0.3})
                        .kind())
                .isIn(AttractorKind.FIXED_POINT, AttractorKind.SILENT);
    }

    @Test
    void gainsAreMeansOverAGaussian() {
        assertThat(Gain.TANH.at(0)).isCloseTo(1, within(1e-12));
        // E[1/cosh^2 z] by adaptive quadrature
        assertThat(Gain.TANH.at(1)).isCloseTo(0.6057055, within(1e-7));
        assertThat(GaussianMean.of(z -> z * z * z * z)).isCloseTo(3, within(1e-11));
        assertThat(GaussianMean.of(z -> StrictMath.exp(-Math.PI / 4 * 1.44 * z * z)))
                .isCloseTo(Gain.ERF.at(1.2), within(1e-12));
    }

    @Test
    void thePlaneOfAMatrixThatIsOneIsFoundExactly() {
        double c = Math.sqrt(0.5);
        double[] u = {c, c, 0};
        double[] v = {0, 0, 1};
        Matrix w =
                Matrix.build(3, 3, (i, j) -> 2 * u[i] * u[j] + 1.2 * v[i] * v[j] + 0.7 * (u[i] * v[j] - v[i] * u[j]));
        ReducedPlane.Reduction found = ReducedPlane.of(w, Gain.ERF, TAU);
        assertThat(found.plane().lambda1()).isCloseTo(2, within(1e-12));
        assertThat(found.plane().lambda2()).isCloseTo(1.2, within(1e-12));
        assertThat(found.plane().rho()).isCloseTo(0.7, within(1e-12));
        assertThat(found.symmetricError()).isLessThan(1e-12);
        assertThat(found.skewError()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @EnumSource(Gain.class)
    void theDifferentialIsThatOfTheField(Gain gain) {
        ReducedPlane plane = plane(1.3, gain);
        double[] p = {0.6, -0.8};
        double[] v = {0.3, 0.7};
        double[] linear = new double[2];
        plane.differential(p, v, linear);
        double h = 1e-5;
        double[] ahead = new double[2];
        double[] behind = new double[2];
        plane.evaluate(new double[] {p[0] + h * v[0], p[1] + h * v[1]}, ahead);
        plane.evaluate(new double[] {p[0] - h * v[0], p[1] - h * v[1]}, behind);
        for (int i = 0; i < 2; i++) {
            assertThat(linear[i]).isCloseTo((ahead[i] - behind[i]) / (2 * h), within(1e-6));
        }
    }
}
