package dev.rondo.dynamics.piecewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstRootTest {
    private final FirstRoot roots = new FirstRoot(20);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void findsTheFirstOfManyRoots(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] places = random.doubles(6, 0.05, 1.6).sorted().toArray();
        double[] p = withRoots(places);
        assertThat(roots.of(p, p.length - 1)).isCloseTo(places[0], within(1e-8));
    }

    @Test
    void findsNoneWhereThereIsNone() {
        double[] p = {1, -1, 0.5, 3};
        assertThat(roots.of(p, 3)).isEqualTo(FirstRoot.NONE);
        assertThat(roots.of(new double[] {2, -1}, 1)).isEqualTo(FirstRoot.NONE);
    }

    @Test
    void tellsTwoNearbyRootsFromNone() {
        double[] apart = {0.3 * 0.3 - 1e-12, -0.6, 1};
        double[] above = {0.3 * 0.3 + 1e-12, -0.6, 1};
        assertThat(roots.of(apart, 2)).isCloseTo(0.3 - 1e-6, within(1e-9));
        assertThat(roots.of(above, 2)).isEqualTo(FirstRoot.NONE);
        assertThat(roots.grazed()).isFalse();
    }

    @Test
    void aDoubleRootIsAGrazeAndNoCrossing() {
        double[] touching = {0.09, -0.6, 1};
        assertThat(roots.of(touching, 2)).isEqualTo(FirstRoot.NONE);
    }

    @Test
    void findsARootInTheMiddle() {
        assertThat(roots.of(new double[] {-0.5, 1}, 1)).isCloseTo(0.5, within(1e-15));
        double[] three = withRoots(new double[] {0.5, 0.75, 0.875});
        assertThat(roots.of(three, 3)).isCloseTo(0.5, within(1e-12));
    }

    private static double[] withRoots(double[] places) {
        double[] p = {1};
        for (double place : places) {
            double[] next = new double[p.length + 1];
            for (int k = 0; k < p.length; k++) {
                next[k] -= place * p[k];
                next[k + 1] += p[k];
            }
            p = next;
        }
        return Arrays.copyOf(p, p.length);
    }
}
