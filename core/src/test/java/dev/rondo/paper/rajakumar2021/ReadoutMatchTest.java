package dev.rondo.paper.rajakumar2021;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.paper.common.ReadoutMatch;
import org.junit.jupiter.api.Test;

class ReadoutMatchTest {
    /** Readout l peaks at {@code at[l]}. */
    private static Matrix bumps(double height, double... at) {
        return Matrix.build(100, at.length, (t, l) -> height * Math.exp(-(t - at[l]) * (t - at[l]) / 20));
    }

    @Test
    void amplitudeDoesNotMatter() {
        Matrix target = bumps(1, 10, 30, 50, 70);
        ReadoutMatch likeness = ReadoutMatch.of(bumps(0.03, 10, 30, 50, 70), target);
        assertThat(likeness.correlation()).isCloseTo(1, within(1e-12));
        assertThat(likeness.inOrder()).isEqualTo(4);
    }

    @Test
    void orderIsTheLongestSubsequence() {
        assertThat(ReadoutMatch.inOrder(bumps(1, 10, 50, 30, 70))).isEqualTo(3);
        assertThat(ReadoutMatch.inOrder(bumps(1, 70, 50, 30, 10))).isEqualTo(1);
        assertThat(ReadoutMatch.inOrder(bumps(0, 10, 20))).isZero();
    }

    /** To a twentieth of a step: the samples at half height come and go as whole steps. */
    @Test
    void aPeakIsFoundBetweenSteps() {
        assertThat(ReadoutMatch.peak(bumps(1, 40.3), 0)).isCloseTo(40.3, within(0.05));
    }

    @Test
    void twoCirclesHaveTheirMultipliers() {
        assertThat(new TwoCircles().logMultiplier(1)).isCloseTo(-4 * Math.PI, within(1e-8));
        assertThat(new TwoCircles().logMultiplier(Math.sqrt(2))).isCloseTo(8 * Math.PI, within(1e-8));
    }

    @Test
    void orbitsBetweenTheCirclesGoToTheInnerOne() {
        double[][] orbit = new TwoCircles().orbit(new double[] {0, 1.3}, 0.01, 2000);
        assertThat(Math.hypot(orbit[1999][0], orbit[1999][1])).isCloseTo(1, within(1e-9));
    }
}
