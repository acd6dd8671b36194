package dev.rondo.run.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.run.behaviour.PsychometricFit.Count;
import dev.rondo.run.behaviour.PsychometricFit.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits against probit regressions by other programs, and the counts that have none. */
class PsychometricFitTest {
    private static List<Count> counts(String triples) {
        List<Count> counts = new ArrayList<>();
        for (String triple : triples.split(" ", -1)) {
            String[] parts = triple.split("/", -1);
            counts.add(new Count(Double.parseDouble(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
        return counts;
    }

    @ParameterizedTest
    @CsvSource({
        "-16/0/50 -8/0/50 -4/7/50 4/42/50 8/50/50 16/50/50, 0.141373, 0.506, 3.428288, 0.366",
        "-16/0/50 -8/0/50 -4/1/50 -2/9/50 -1/18/50 1/30/50 2/44/50 4/49/50 8/50/50 16/50/50, -0.036776, 0.189,"
                + " 2.052728, 0.196",
        "-16/0/3 -4/2/10 -1/40/100 1/61/100 4/9/10 16/3/3, -0.098908, 0.331, 3.805121, 0.899"
    })
    void fitsWithItsStandardErrors(String triples, double mu, double muError, double sigma, double sigmaError) {
        PsychometricFit fit = PsychometricFit.of(counts(triples));
        assertThat(fit.status()).isEqualTo(Status.FITTED);
        assertThat(fit.mu()).isCloseTo(mu, within(1e-6));
        assertThat(fit.muError()).isCloseTo(muError, within(1e-3));
        assertThat(fit.sigma()).isCloseTo(sigma, within(1e-6));
        assertThat(fit.sigmaError()).isCloseTo(sigmaError, within(1e-3));
        assertThat(fit.at(fit.mu())).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "-16/0/50 -4/0/50 4/50/50 16/50/50, SEPARATED",
        "-4/50/50 0/20/50 4/0/50, SEPARATED",
        "-8/50/50 -4/50/50 4/50/50 8/50/50, ONE_CHOICE",
        "-8/0/5 8/0/5, ONE_CHOICE",
        "-8/25/50 -4/25/50 4/25/50 8/25/50, FLAT",
        "2/25/50, FLAT"
    })
    void whatHasNoFiniteFitIsSaidSo(String triples, Status status) {
        PsychometricFit fit = PsychometricFit.of(counts(triples));
        assertThat(fit.status()).isEqualTo(status);
        assertThat(fit.mu()).isNaN();
        assertThat(fit.sigma()).isNaN();
    }

    /** A change of units changes the fit alike; a mirrored curve falls. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void scalesWithTheLevels(double unit) {
        List<Count> counts = counts("-4/7/50 -1/20/50 2/33/50 4/42/50");
        PsychometricFit plain = PsychometricFit.of(counts);
        PsychometricFit scaled = PsychometricFit.of(counts.stream()
                .map(c -> new Count(-unit * c.level(), c.first(), c.trials()))
                .toList());
        assertThat(scaled.mu()).isCloseTo(-unit * plain.mu(), within(1e-9 * unit));
        assertThat(scaled.sigma()).isCloseTo(-unit * plain.sigma(), within(1e-9 * unit));
        assertThat(scaled.muError()).isCloseTo(unit * plain.muError(), within(1e-9 * unit));
    }

    @Test
    void theDistributionIsThatOfTheStandardNormal() {
        assertThat(PsychometricFit.phi(0)).isEqualTo(0.5);
        assertThat(PsychometricFit.phi(-8)).isCloseTo(6.220960574271785e-16, within(1e-28));
    }
}
