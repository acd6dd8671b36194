package dev.rondo.analysis.theory;

import static dev.rondo.analysis.theory.Printed.assertPrints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Toy circuits, balanced amplification, covariances and the Euler step: what needs no large network. */
class SmallCircuitsTest {
    @Test
    void oneUnitIsSlowWhereTwoAreFast() {
        assertThat(ToyCircuits.selfCoupledVariance(0.6)).isCloseTo(2.5, within(1e-15));
        assertThat(ToyCircuits.selfCoupledSlowing(0.6)).isCloseTo(2.5, within(1e-15));
        assertThat(ToyCircuits.drivenVariance(3)).isEqualTo(5.5);
        assertThat(ToyCircuits.chainAmplification(3)).isEqualTo(2.25);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToyCircuits.selfCoupledVariance(1))
                .withMessageContaining("lambda = 1.0");
    }

    @Test
    void balancedAmplificationOfMurphyAndMiller() {
        BalancedAmplification circuit = new BalancedAmplification(30.0 / 7, 1.1);
        assertThat(circuit.eigenvalue()).isCloseTo(-3.0 / 7, within(1e-14));
        assertThat(circuit.feedforward()).isCloseTo(9, within(1e-14));
        assertPrints("25.047058823529", circuit.summedVariance());
        assertPrints("2.79328", circuit.peakGain().gain());
        assertPrints(".802", circuit.peakGain().time());
    }

    @Test
    void balancedAmplificationAtItsLimits() {
        BalancedAmplification exact = new BalancedAmplification(2, 1);
        assertThat(exact.summedVariance()).isCloseTo(2 + 16.0 / 2, within(1e-14));
        assertThat(exact.gain(0.85)).isCloseTo(1.569599398861658, within(1e-14));
        BalancedAmplification weak = new BalancedAmplification(0.5, 1);
        assertThat(weak.peakGain()).isEqualTo(new BalancedAmplification.Peak(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BalancedAmplification(2, 0.5))
                .withMessageContaining("w (1 - k) < 1");
    }

    @Test
    void covariancesOfARandomNetwork() {
        assertPrints("1.961", CovarianceTheory.integratedVariance(0.7));
        assertPrints(".2601", CovarianceTheory.participationRatio(0.7));
        // Delta of a network of radius R solves 1/(1 + N Delta^2) = (1 - R^2)^2.
        double spread = Math.sqrt((1 / Math.pow(1 - 0.49, 2) - 1) / 400);
        assertThat(CovarianceTheory.radius(spread, 400)).isCloseTo(0.7, within(1e-14));
        assertThat(CovarianceTheory.radius(0, 400)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceTheory.radius(-1, 400))
                .withMessageContaining("Delta = -1.0");
    }

    @Test
    void eulerStepsOfAnIsolatedUnitExaggerate() {
        // The map x <- (1 - h) x + sqrt(2h) xi has variance 2h/(1 - (1 - h)^2).
        for (double h : new double[] {0.2, 0.1, 0.05, 0.02, 0.01}) {
            assertThat(EulerStepBias.isolatedVariance(h)).isCloseTo(2 * h / (1 - (1 - h) * (1 - h)), within(1e-12));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EulerStepBias.isolatedVariance(2))
                .withMessageContaining("h = 2.0");
    }

    @Test
    void scaledBesselFunctionsNeitherLoseDigitsNorOverflow() {
        // Abramowitz and Stegun, tables 9.8: I0(1), I1(1), and the leading asymptotic terms.
        assertThat(Bessel.i0Scaled(1)).isCloseTo(1.2660658777520084 / Math.E, within(1e-15));
        assertThat(Bessel.i1Scaled(1)).isCloseTo(0.5651591039924850 / Math.E, within(1e-15));
        assertThat(Bessel.i1Scaled(1e-8)).isCloseTo(5e-9, within(1e-15));
        double x = 1e6;
        double leading = 1 / Math.sqrt(2 * Math.PI * x);
        assertThat(Bessel.i0Scaled(x)).isCloseTo(leading * (1 + 1 / (8 * x)), within(1e-12 * leading));
        assertThat(Bessel.i1Scaled(x)).isCloseTo(leading * (1 - 3 / (8 * x)), within(1e-12 * leading));
    }
}
