package dev.rondo.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.paper.Verdict.Fails;
import dev.rondo.paper.Verdict.Holds;
import dev.rondo.paper.Verdict.Undecided;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static Estimate measured(double mean, double error) {
        return new Estimate(mean, error, mean, 10, 0);
    }

    @Test
    void fourStandardErrorsAndTheAllowanceDecide() {
        assertThat(Verdict.equal(measured(1.03, 0.01), 1, 0)).isInstanceOf(Holds.class);
        assertThat(Verdict.equal(measured(1.05, 0.01), 1, 0)).isInstanceOf(Fails.class);
        assertThat(Verdict.equal(measured(1.05, 0.01), 1, 0.02)).isInstanceOf(Holds.class);
        assertThat(Verdict.equal(Estimate.exact(2.5), 2.5, 0)).isEqualTo(new Holds(2.5, 2.5, 0));
    }

    @Test
    void whatIsTooUncertainIsUndecided() {
        assertThat(Verdict.equal(measured(1.1, 0.2), 1, 0)).isInstanceOf(Undecided.class);
        assertThat(Verdict.equal(Estimate.of(Double.NaN, Double.NaN), 1, 0)).isInstanceOf(Undecided.class);
        assertThat(Verdict.above(measured(1.1, 0.05), 1)).isInstanceOf(Undecided.class);
        assertThat(Verdict.below(measured(1.1, 0.05), 1)).isInstanceOf(Undecided.class);
    }

    @Test
    void boundsAreExceededByFourStandardErrors() {
        assertThat(Verdict.above(measured(1.1, 0.02), 1)).isInstanceOf(Holds.class);
        assertThat(Verdict.above(measured(0.9, 0.02), 1)).isInstanceOf(Fails.class);
        assertThat(Verdict.below(measured(0.9, 0.02), 1)).isInstanceOf(Holds.class);
        assertThat(Verdict.below(measured(1.1, 0.02), 1)).isInstanceOf(Fails.class);
    }

    @Test
    void estimatesCountUnstableDrawsSeparately() {
        Estimate e = Estimate.of(3, Double.NaN, 1, 2, Double.NaN);
        assertThat(e.mean()).isCloseTo(2, within(1e-15));
        assertThat(e.median()).isEqualTo(2);
        assertThat(e.standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-15));
        assertThat(e.draws()).isEqualTo(3);
        assertThat(e.unstable()).isEqualTo(2);
        assertThat(Estimate.of(1, 2, 3, 4).median()).isEqualTo(2.5);
    }

    @Test
    void differencesAddTheirErrorsInSquares() {
        Estimate difference = measured(5, 0.3).minus(measured(2, 0.4).times(2));
        assertThat(difference.mean()).isCloseTo(1, within(1e-15));
        assertThat(difference.standardError()).isCloseTo(Math.hypot(0.3, 0.8), within(1e-15));
    }
}
