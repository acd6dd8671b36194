package dev.rondo.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static Measurement measured(double mean, double error) {
        return Measurement.of(new Estimate(mean, error, mean, 10, 0));
    }

    private static Verdict equal(double mean, double error, double allowance) {
        return Comparison.within(measured(mean, error), 1, allowance, "a test").verdict();
    }

    @Test
    void fourStandardErrorsAndTheAllowanceDecide() {
        assertThat(equal(1.03, 0.01, 0)).isEqualTo(Verdict.HOLDS);
        assertThat(equal(1.05, 0.01, 0)).isEqualTo(Verdict.FAILS);
        assertThat(equal(1.05, 0.01, 0.02)).isEqualTo(Verdict.HOLDS);
        assertThat(Comparison.equal(Measurement.exact(2.5), 2.5).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatIsTooUncertainIsUndecided() {
        assertThat(equal(1.1, 0.2, 0)).isEqualTo(Verdict.UNDECIDED);
        assertThat(Comparison.greater(measured(1.1, 0.05), 1).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(Comparison.less(measured(1.1, 0.05), 1).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(Comparison.less(measured(1.1, 0.05), 1).remark()).contains("more draws");
    }

    @Test
    void boundsAreExceededByFourStandardErrors() {
        assertThat(Comparison.greater(measured(1.1, 0.02), 1).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(Comparison.greater(measured(0.9, 0.02), 1).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(Comparison.less(measured(0.9, 0.02), 1).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(Comparison.less(measured(1.1, 0.02), 1).verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void boundsIncludeThemselvesWhereTheRelationSaysSo() {
        Measurement one = Measurement.exact(1);
        assertThat(Comparison.greater(one, 1).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(Comparison.less(one, 1).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(Comparison.atLeast(one, 1).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(Comparison.atMost(one, 1).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aChosenBoundThatIsBarelyClearedIsMarginal() {
        Function<Double, Verdict> above = v -> Comparison.greater(Measurement.exact(v), 0.8)
                .marginalWithin(0.02)
                .verdict();
        assertThat(above.apply(0.80005)).isEqualTo(Verdict.MARGINAL);
        assertThat(above.apply(0.819)).isEqualTo(Verdict.MARGINAL);
        assertThat(above.apply(0.83)).isEqualTo(Verdict.HOLDS);
        assertThat(above.apply(0.79)).isEqualTo(Verdict.FAILS);
    }

    /** Every relation, with every number that is not one, in every place. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noComparisonAcceptsWhatIsNoNumber(double none) {
        List<Measurement> missing = List.of(
                Measurement.exact(none),
                Measurement.of(Estimate.of(none, none)),
                Measurement.of(new Estimate(1, none, 1, 3, 0)),
                Measurement.largest(new double[] {1, none}, "nothing"),
                Measurement.none("no cycle"));
        for (Measurement m : missing) {
            for (Comparison c : List.of(
                    Comparison.greater(m, -1e308),
                    Comparison.atLeast(m, -1e308),
                    Comparison.less(m, 1e308),
                    Comparison.atMost(m, 1e308),
                    Comparison.within(m, 0, 1e308, "a test"))) {
                assertThat(c.verdict()).isIn(Verdict.UNDECIDED, Verdict.FAILS);
                assertThat(c.remark()).isNotEmpty();
            }
        }
        assertThatThrownBy(() -> new Measurement.Value(none, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Comparison.equal(Measurement.exact(1), none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Comparison.within(Measurement.exact(1), 1, none, "a test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAbsenceThatContradictsTheClaimFails() {
        assertThat(Comparison.less(Measurement.none("no network has a cycle"), 1)
                        .verdict())
                .isEqualTo(Verdict.FAILS);
        assertThat(Comparison.all(0, 0).verdict()).isEqualTo(Verdict.FAILS);
    }

    /** Wilson's interval solves |p - q| = z sqrt(q (1 - q)/n) for q. */
    @Test
    void sharesHaveWilsonIntervals() {
        Random random = new Random(5);
        for (int k = 0; k < 200; k++) {
            int n = 1 + random.nextInt(50);
            int found = random.nextInt(n + 1);
            Measurement.Value share = (Measurement.Value) Measurement.share(found, n);
            double p = (double) found / n;
            assertThat(share.value()).isEqualTo(p);
            for (double q : new double[] {share.low(), share.high()}) {
                if (q > 1e-12 && q < 1 - 1e-12) {
                    assertThat(Math.abs(p - q)).isCloseTo(1.959963984540054 * Math.sqrt(q * (1 - q) / n), within(1e-9));
                }
            }
            assertThat(share.low()).isLessThanOrEqualTo(p);
            assertThat(share.high()).isGreaterThanOrEqualTo(p);
        }
        Measurement.Value all = (Measurement.Value) Measurement.share(20, 20);
        assertThat(all.low()).isCloseTo(0.8389, within(1e-4));
        assertThat(all.high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void claimsAreClassifiedByTheirOriginAndVerdict() {
        Claim holds = new Claim("one is one", Comparison.equal(Measurement.exact(1), 1)).because("it need not");
        Claim fails = new Claim("one is two", Comparison.equal(Measurement.exact(1), 2)).because("it is not");
        assertThat(holds.classification()).isEqualTo(Claim.Classification.REPRODUCES);
        assertThat(holds.explanation()).isEmpty();
        assertThat(fails.classification()).isEqualTo(Claim.Classification.DOES_NOT_REPRODUCE);
        assertThat(fails.explanation()).isEqualTo("it is not");
        assertThat(fails.misprint("a slip").classification()).isEqualTo(Claim.Classification.MISPRINT);
        assertThat(holds.misprint("a slip").explanation()).isEqualTo("a slip");
        assertThat(fails.ours().classification()).isEqualTo(Claim.Classification.OURS);
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
        Estimate difference = new Estimate(5, 0.3, 5, 10, 0).minus(new Estimate(2, 0.4, 2, 10, 0).times(2));
        assertThat(difference.mean()).isCloseTo(1, within(1e-15));
        assertThat(difference.standardError()).isCloseTo(Math.hypot(0.3, 0.8), within(1e-15));
    }
}
