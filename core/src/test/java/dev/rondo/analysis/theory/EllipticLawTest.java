package dev.rondo.analysis.theory;

import static dev.rondo.analysis.theory.Printed.assertPrints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EllipticLawTest {
    /** At the printed correlations, -.5556 and -.6667 rounded as they are. */
    @ParameterizedTest
    @CsvSource({
        "0, .5, .0666",
        "-0.25, .6455, .1160",
        "-0.5, .866, .2290",
        "-0.5556, .9355, .2769",
        "-0.6667, 1.1181, .4425"
    })
    void structureAmplifiesAtUnchangedSlowing(double tau, String zeta, String nonnormal) {
        EllipticLaw law = EllipticLaw.ofAbscissa(0.5, tau);
        assertPrints(zeta, law.zeta());
        assertPrints(nonnormal, law.nonnormal());
        assertThat(law.normal()).isCloseTo(RandomNetworkTheory.normal(0.5), within(1e-14));
        assertThat(law.realHalfAxis()).isCloseTo(0.5, within(1e-15));
    }

    /** The last two at tau = -1/(2(1-p)) for p = .1 and .25. */
    @ParameterizedTest
    @CsvSource({"0, .1547", "-0.25, .2082", "-0.5, .2991", "-0.55555555555555556, .3274", "-0.66666666666666667, .3965"
    })
    void totalsAtUnchangedSlowing(double tau, String total) {
        assertPrints(total, EllipticLaw.ofAbscissa(0.5, tau).total());
    }

    @ParameterizedTest
    @CsvSource({"-0.55555555555555556, 1.871", "-0.66666666666666667, 2.236", "-0.8, 3"})
    void theFeedforwardWeightsRiseAtUnchangedSlowing(double tau, String ratio) {
        assertPrints(ratio, EllipticLaw.ofAbscissa(0.5, tau).zeta() / 0.5);
    }

    @ParameterizedTest
    @CsvSource({".3, .3475, .0483", ".5, .7703, .1547", ".7, 1.6362, .4003", ".9, 4.8188, 1.2942"})
    void theCeilingOfTheBulk(double abscissa, String ceiling, String random) {
        assertPrints(ceiling, EllipticLaw.ceiling(abscissa));
        assertPrints(random, EllipticLaw.ofAbscissa(abscissa, 0).total());
        double integral = Quadrature.over(
                -Math.PI / 2, Math.PI / 2, t -> Math.pow(Math.cos(t), 2) / (1 - abscissa * Math.cos(t)));
        assertThat(EllipticLaw.ceiling(abscissa)).isCloseTo(2 / Math.PI * integral - 1, within(1e-12));
    }

    @Test
    void theTotalApproachesItsCeilingWithoutReachingIt() {
        double near = EllipticLaw.ofAbscissa(0.5, -0.98).total();
        double nearer = EllipticLaw.ofAbscissa(0.5, -0.99).total();
        double ceiling = EllipticLaw.ceiling(0.5);
        assertThat(near).isLessThan(nearer);
        assertThat(nearer).isLessThan(ceiling).isCloseTo(ceiling, within(0.02));
        assertThat(EllipticLaw.ceiling(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.9, 0.99})
    void withoutCorrelationTheTotalIsTheRandomNetworks(double radius) {
        double total = RandomNetworkTheory.total(radius);
        assertThat(new EllipticLaw(radius, 0).total()).isCloseTo(total, within(1e-12 * (1 + total)));
    }

    @Test
    void symmetricNetworksGiveCatalanNumbersAndAntisymmetricNothing() {
        double r2 = 0.4 * 0.4;
        assertThat(new EllipticLaw(0.4, 1).total())
                .isCloseTo((1 - Math.sqrt(1 - 4 * r2)) / (2 * r2) - 1, within(1e-12));
        assertThat(new EllipticLaw(3, -1).total()).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.9, -0.5, -0.01, 0.01, 0.3, 0.9})
    void weakCouplingFollowsTheExpansion(double tau) {
        double r = 0.02;
        double expansion = (1 + tau) / 2 * r * r + (1 + tau) * (3 + 5 * tau) / 8 * Math.pow(r, 4);
        assertThat(new EllipticLaw(r, tau).total()).isCloseTo(expansion, within(5 * Math.pow(r, 6)));
    }

    @Test
    void theBalancedUniformModeIsNotCapped() {
        // p = .25, unidirectional within a type and reciprocal between types
        double tau = -1 / (2 * 0.75);
        EllipticLaw law = EllipticLaw.ofAbscissa(0.5, tau);
        double weight = law.radius() * law.radius() * 0.25 / 0.75;
        double addition = law.globalAddition(weight, 0);
        assertPrints(".4620", addition);
        assertPrints(".8585", law.total() + addition);
    }

    @Test
    void theUniformModeWithoutCorrelationIsTheGlobalModes() {
        for (double gamma : new double[] {1, 2}) {
            GlobalMode mode = new GlobalMode(200, 0.1, 0.5, gamma, 0.6);
            double addition =
                    new EllipticLaw(0.6, 0).globalAddition(mode.squaredFeedforwardPerUnit(), mode.eigenvalue());
            assertThat(addition).isCloseTo(mode.totalAddition(), within(1e-13));
        }
    }

    @ParameterizedTest
    @CsvSource({"-0.5, 1", "0, 1.414", "0.5, 1.732"})
    void theNumericalAbscissaRisesWithTheCorrelation(double tau, String printed) {
        assertPrints(printed, new EllipticLaw(1, tau).numericalAbscissa());
    }

    @Test
    void theEllipseHasTheHalfAxesOfItsCorrelation() {
        EllipticLaw law = new EllipticLaw(2, -0.25);
        assertThat(law.realHalfAxis()).isEqualTo(1.5);
        assertThat(law.imaginaryHalfAxis()).isEqualTo(2.5);
    }

    @Test
    void refusesImpossibleLaws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EllipticLaw(0.5, 1.5))
                .withMessageContaining("tau = 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EllipticLaw(0.8, 0.5).total())
                .withMessageContaining("R0 (1 + tau) = 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EllipticLaw.ofAbscissa(0.5, -1))
                .withMessageContaining("antisymmetric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EllipticLaw.ceiling(1))
                .withMessageContaining("alpha = 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EllipticLaw(0.5, 0).globalAddition(0.1, 1))
                .withMessageContaining("lambda_DC = 1.0");
    }
}
