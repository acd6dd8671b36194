package dev.rondo.analysis.theory;

import static dev.rondo.analysis.theory.Printed.assertPrints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoBlockTheoryTest {
    @ParameterizedTest
    @CsvSource({"0.1, -.5556", "0.25, -.6667", "0.5, -1"})
    void unidirectionalWithinReciprocalBetweenTypes(double density, String printed) {
        double never = PairStatistics.unidirectional(density);
        assertPrints(printed, new PairStatistics(never, never, 1).correlation(0.5, 1));
    }

    @Test
    void equalTypesAverageTheirPairs() {
        assertThat(new PairStatistics(0.3, -0.1, 0.4).correlation(0.5, 1))
                .isCloseTo((0.3 - 0.1 - 0.8) / 4, within(1e-15));
        assertThat(PairStatistics.CHANCE.correlation(0.8, 4)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.2, -0.1", "0.4, -0.1, 1", "0.9, -0.3333, 0.5", "0.3, 0.5, -0.5", "0.5, 0, 0"})
    void twoTypesOfOneKindObeyTheEllipticLaw(double radius, double same, double mixed) {
        PairStatistics pairs = new PairStatistics(same, same, mixed);
        EllipticLaw law = new EllipticLaw(radius, pairs.correlation(0.5, 1));
        TwoBlockTheory blocks = new TwoBlockTheory(0.5, 1, radius, pairs);
        assertThat(blocks.abscissa()).isCloseTo(law.realHalfAxis(), within(1e-10));
        assertThat(blocks.total()).isCloseTo(law.total(), within(1e-10));
        assertThat(blocks.spectrum(0.7)).isCloseTo(law.spectrum(0.7), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2", "0.8, 4", "0.7, 0.5"})
    void withoutCorrelationColumnVariancesDoNotMatter(double f, double gamma) {
        TwoBlockTheory blocks = new TwoBlockTheory(f, gamma, 0.7, PairStatistics.CHANCE);
        assertThat(blocks.abscissa()).isCloseTo(0.7, within(1e-12));
        assertThat(blocks.total()).isCloseTo(RandomNetworkTheory.total(0.7), within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2, -0.1, 0.4, 0.8", "0.8, 4, 0.5, -0.1, 0.2", "0.8, 4, -0.1, -0.1, 1"})
    void weakCouplingSeesTheMeanCorrelationOnly(double f, double gamma, double ee, double ii, double ei) {
        // To second order A(W) = (tr W^2 + ||W||_F^2)/(4 N) whatever the blocks.
        double r = 0.01;
        PairStatistics pairs = new PairStatistics(ee, ii, ei);
        double leading = (1 + pairs.correlation(f, gamma)) / 2 * r * r;
        assertThat(new TwoBlockTheory(f, gamma, r, pairs).total()).isCloseTo(leading, within(20 * Math.pow(r, 4)));
    }

    @Test
    void refusesAnUnstableNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoBlockTheory(0.5, 1, 0.8, new PairStatistics(1, 1, -1)).total())
                .withMessageContaining("spectral abscissa below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairStatistics(0, 0, 1.1))
                .withMessageContaining("kappa_E-I = 1.1");
    }
}
