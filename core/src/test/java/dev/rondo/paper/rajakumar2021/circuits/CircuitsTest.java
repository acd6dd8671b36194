package dev.rondo.paper.rajakumar2021.circuits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitsTest {
    @Test
    void theSoftplusPairHasTheKnownFixedPoint() {
        Attractor end =
                Attractors.of(Circuits.softplusPair(), About.FLOW, Effort.QUICK).from(Vector.of(1, -2));
        assertThat(end.kind()).isEqualTo(AttractorKind.FIXED_POINT);
        assertThat(end.mean().get(0)).isCloseTo(-1.86475144, within(1e-8));
        assertThat(end.mean().get(1)).isCloseTo(0.43213146, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource(About.class)
    void aRingOfSixOscillates(About about) {
        RateNetwork ring = Circuits.ring(6, 2, 1);
        Attractor end = Attractors.of(ring, about, Effort.QUICK).from(Vector.of(0.3, 0, 0, 0.1, 0, 0));
        assertThat(end.kind()).isEqualTo(AttractorKind.LIMIT_CYCLE);
        assertThat(end.lyapunovPerSecond().get(1)).isLessThan(-5);
        assertThat(end.period().orElseThrow().seconds()).isBetween(0.55, 0.65);
    }

    @Test
    void theRingTurnsUnstableWhereTheTheorySays() {
        double critical = 1 / StrictMath.cos(Math.PI / 6);
        for (double w : new double[] {0.99 * critical, 1.01 * critical}) {
            RateNetwork ring = Circuits.ring(6, w, 1);
            Vector x = Circuits.allActiveFixedPoint(ring).orElseThrow();
            assertThat(x.get(0)).isCloseTo(1 / (1 + w * w), within(1e-12));
            assertThat(x.get(1)).isCloseTo(w / (1 + w * w), within(1e-12));
            assertThat(Circuits.hasUnstableSpiral(ring)).isEqualTo(w > critical);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 7})
    void aLoopOfPositiveFeedbackIsNoRing(int units) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Circuits.ring(units, 2, 1))
                .withMessageContaining(String.valueOf(units));
    }

    @Test
    void noEIICircuitSpiralsOut() {
        var source = Key.ofSeed(4).uniform();
        for (int k = 0; k < 500; k++) {
            RateNetwork circuit = Circuits.threeUnits(Population.of(1, 2), source);
            assertThat(Circuits.spirals(circuit.recurrent())).isFalse();
        }
    }

    @Test
    void weightsAreFoundFromTwoSpectra() {
        ComplexVector before = SpectralToy.withoutTrace(spectrum(-0.99, 1.22, 2.42, -0.73, 0.29));
        ComplexVector after = SpectralToy.withoutTrace(spectrum(-0.99, 1.39, 2.43, -0.90, 0.57));
        SpectralToy.Solution found = new SpectralToy(Population.of(4, 1), before, after)
                .solve(1, Key.ofSeed(1))
                .orElseThrow();
        assertThat(found.residual()).isLessThan(1e-9);
        assertSpectrum(Eigen.valuesOf(found.weights()), before);
        assertSpectrum(Eigen.valuesOf(found.increased()), after);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double w = found.weights().get(i, j);
                assertThat(i == j ? w == 0 : j < 4 ? w > 0 : w < 0).isTrue();
                assertThat(found.increase().get(i, j) > 0).isEqualTo(i != j && i < 4 && j < 4);
            }
        }
    }

    @Test
    void aSpectrumWithATraceIsRefused() {
        ComplexVector printed = spectrum(-0.99, 1.22, 2.42, -0.73, 0.29);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpectralToy(Population.of(4, 1), printed, printed))
                .withMessageContaining("withoutTrace");
    }

    private static void assertSpectrum(ComplexVector found, ComplexVector wanted) {
        wanted.stream()
                .forEach(z -> assertThat(found.stream()
                                .mapToDouble(v -> v.minus(z).abs())
                                .min())
                        .hasValueCloseTo(0.0, within(1e-9)));
    }

    private static ComplexVector spectrum(double real, double re1, double im1, double re2, double im2) {
        Complex one = new Complex(re1, im1);
        Complex two = new Complex(re2, im2);
        return ComplexVector.of(Complex.of(real), one, one.conjugate(), two, two.conjugate());
    }
}
