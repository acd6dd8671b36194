package dev.rondo.continuation.locus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves that come along the negative x axis and go on from the origin in another direction. */
class CornerSearchTest {
    /** {@code y - k max(0, n z)} with the border half way between the direction of coming and that of going on. */
    private static double corner(double angle, double onwards) {
        double border = (Math.PI + onwards) / 2;
        double normal = border - Math.signum(Math.PI - onwards) * Math.PI / 2;
        double k = Math.sin(onwards) / Math.cos(onwards - normal);
        return Math.sin(angle) - k * Math.max(0, Math.cos(angle - normal));
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 45, 100, 160, 172, 188, 200, 250, 330})
    void theOtherZeroIsWhereTheCurveGoesOn(double degrees) {
        double onwards = Math.toRadians(degrees);
        assertThat(CornerSearch.onwards(angle -> corner(angle, onwards)).orElseThrow())
                .isCloseTo(onwards, within(1e-4));
    }

    @Test
    void aSmoothCurveHasNoCorner() {
        assertThat(CornerSearch.onwards(Math::sin)).isEmpty();
        assertThat(CornerSearch.onwards(angle -> Math.sin(angle - .1))).isEmpty();
    }

    @Test
    void whereCurvesCrossOrNoneComesNothingIsTold() {
        assertThat(CornerSearch.onwards(angle -> Math.sin(2 * angle))).isEmpty();
        assertThat(CornerSearch.onwards(angle -> 1)).isEmpty();
        assertThat(CornerSearch.onwards(angle -> Math.cos(angle - .3))).isEmpty();
        assertThat(CornerSearch.onwards(angle -> angle > 1 ? Double.NaN : Math.sin(angle)))
                .isEmpty();
    }
}
