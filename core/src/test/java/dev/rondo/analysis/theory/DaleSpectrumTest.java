package dev.rondo.analysis.theory;

import static dev.rondo.analysis.theory.Printed.assertPrints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaleSpectrumTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 1.5, 1.050869",
        "0.5, 2, 1.130322",
        "0.5, 3, 1.252812",
        "0.5, 4, 1.326034",
        "0.8, 4, 1.443406",
        "0.8, 5, 1.532249",
        "0.8, 6, 1.592564"
    })
    void unequalColumnsLeaveMoreForTheFeedforwardPart(double f, double gamma, String printed) {
        assertPrints(printed, new DaleSpectrum(f, gamma).squaredZetaRatio());
    }

    @Test
    void equalColumnsFillTheDiscEvenly() {
        DaleSpectrum disc = new DaleSpectrum(0.8, 1);
        for (double r = 0; r <= 1; r += 0.125) {
            assertThat(disc.cumulative(r)).isCloseTo(r * r, within(1e-15));
            assertThat(disc.density(r)).isCloseTo(1 / Math.PI, within(1e-12));
        }
        assertThat(disc.meanSquaredModulus()).isCloseTo(0.5, within(1e-14));
        assertThat(disc.squaredZetaRatio()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 3", "0.8, 4", "0.2, 0.3"})
    void theCumulativeDensitySolvesItsEquations(double f, double gamma) {
        DaleSpectrum spectrum = new DaleSpectrum(f, gamma);
        double e = 1 / (f + (1 - f) * gamma * gamma);
        double i = gamma * gamma * e;
        for (double r = 0.1; r < 1; r += 0.2) {
            double q = r * r;
            double n = spectrum.cumulative(r);
            double x = 1 - n;
            assertThat(f * e / (q + e * x) + (1 - f) * i / (q + i * x)).isCloseTo(1, within(1e-12));
            assertThat(f * q / (q + e * x) + (1 - f) * q / (q + i * x)).isCloseTo(n, within(1e-12));
            double h = 1e-5;
            double slope = (spectrum.cumulative(r + h) - spectrum.cumulative(r - h)) / (2 * h);
            assertThat(spectrum.density(r)).isCloseTo(slope / (2 * Math.PI * r), within(1e-7));
        }
        assertThat(spectrum.cumulative(0)).isCloseTo(0, within(1e-15));
        assertThat(spectrum.cumulative(1)).isEqualTo(1);
        assertThat(spectrum.density(1.01)).isZero();
        assertThat(Quadrature.over(0, 1, r -> 2 * Math.PI * r * spectrum.density(r)))
                .isCloseTo(1, within(1e-12));
        assertThat(Quadrature.over(0, 1, r -> r * r * 2 * Math.PI * r * spectrum.density(r)))
                .isCloseTo(spectrum.meanSquaredModulus(), within(1e-12));
    }

    @Test
    void refusesImpossiblePopulations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DaleSpectrum(1.2, 1))
                .withMessageContaining("f = 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DaleSpectrum(0.5, -1))
                .withMessageContaining("gamma = -1.0");
    }
}
