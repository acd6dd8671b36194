package dev.rondo.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Qr;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ties of modes, in bases in which rounding splits them. */
class RegionModesTest {
    /** Q diag-like Q^T with a random orthogonal Q: the same modes, rounded. */
    private static RegionModes rotated(long seed, double[][] rows) {
        int n = rows.length;
        SplittableRandom random = new SplittableRandom(seed);
        Matrix q = Qr.of(Matrix.build(n, n, (i, j) -> random.nextGaussian())).orthogonal();
        return RegionModes.of(q.times(Matrix.of(rows)).times(q.transpose()));
    }

    @Test
    void oneModeLeads() {
        RegionModes modes = rotated(1, new double[][] {{-1, 0, 0}, {0, 2, 0}, {0, 0, 1}});
        assertThat(modes.tied()).isEqualTo(1);
        assertThat(modes.growing()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalEigenvaluesTie(long seed) {
        RegionModes modes = rotated(seed, new double[][] {{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}, {0, 0, 0, -1}});
        // Rounding may make a pair of two of them, which counts once.
        assertThat(modes.tied()).isBetween(2, 3);
        assertThat(modes.value(modes.tied()).re()).isLessThan(-0.9);
    }

    /** LAPACK splits a Jordan block by the root of the rounding error, to a pair or to two real ones. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDefectiveEigenvalueIsOneTie(long seed) {
        RegionModes modes = rotated(seed, new double[][] {{2, 1, 0}, {0, 2, 0}, {0, 0, -3}});
        assertThat(modes.value(modes.tied()).re()).isLessThan(-2.9);
        assertThat(modes.conditionOfLeading()).isGreaterThan(1e6);
    }

    /** Whatever basis rounding chose of the plane of two equal modes: the plane drives the mode in it, and not the other one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPlaneOfEqualModesHandsOverAsAWhole(long seed) {
        RegionModes before = rotated(seed, new double[][] {{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, -1, 0}, {0, 0, 0, -2}});
        RegionModes aside = rotated(seed, new double[][] {{1, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, 3, 0}, {0, 0, 0, 2}});
        RegionModes within = rotated(seed, new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, -1, 0}, {0, 0, 0, 2}});
        assertThat(aside.heirOf(before)).isGreaterThanOrEqualTo(2);
        assertThat(within.heirOf(before)).isEqualTo(1);
        assertThat(before.heirOf(before)).isZero();
    }
}
