package dev.rondo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RandomNetworks;
import org.junit.jupiter.api.Test;

class PcaTest {
    private static Matrix random(int rows, int columns, long seed) {
        RandomNetworks random = new RandomNetworks(seed);
        double[] values = random.vector(rows * columns, 1);
        return Matrix.build(rows, columns, (t, i) -> values[t * columns + i] * (1 + i) + 3 * i);
    }

    /** An ellipse in a plane of three dimensions, its axes 5 and 1 along known directions. */
    @Test
    void theAxesOfAnEllipseAreItsComponents() {
        Vector major = Vector.of(-0.6, 0, -0.8);
        Vector minor = Vector.of(0, 1, 0);
        int rows = 400;
        Matrix states = Matrix.build(
                rows,
                3,
                (t, i) -> 7
                        + 5 * Math.cos(2 * Math.PI * t / rows) * major.get(i)
                        + Math.sin(2 * Math.PI * t / rows) * minor.get(i));
        Pca pca = Pca.of(states);
        assertThat(pca.variance().get(0)).isCloseTo(12.5 * rows / (rows - 1), within(1e-11));
        assertThat(pca.variance().get(1)).isCloseTo(0.5 * rows / (rows - 1), within(1e-11));
        assertThat(pca.variance().get(2)).isCloseTo(0, within(1e-20));
        assertThat(pca.forNinety()).isEqualTo(1);
        assertThat(pca.share().get(0)).isCloseTo(25.0 / 26, within(1e-13));
        assertThat(pca.components().row(0).toArray())
                .as("it points to where its largest entry is positive")
                .containsExactly(new double[] {0.6, 0, 0.8}, within(1e-13));
        assertThat(pca.mean().toArray()).containsExactly(new double[] {7, 7, 7}, within(1e-13));
    }

    @Test
    void projectionsAreUncorrelatedWithTheVariancesOfTheComponents() {
        Pca pca = Pca.of(random(60, 8, 71));
        Matrix p = pca.projections();
        Matrix covariance = p.transpose().times(p).times(1.0 / 59);
        for (int j = 0; j < 8; j++) {
            for (int k = 0; k < 8; k++) {
                double expected = j == k ? pca.variance().get(k) : 0;
                assertThat(covariance.get(j, k)).isCloseTo(expected, within(1e-11));
            }
        }
        assertThat(pca.cumulative().get(7)).isCloseTo(1, within(1e-14));
        assertThat(pca.cumulative().get(pca.forNinety() - 1)).isGreaterThanOrEqualTo(0.9);
        assertThat(pca.cumulative().get(pca.forNinety() - 2)).isLessThan(0.9);
    }

    @Test
    void componentsAndProjectionsGiveTheStatesBack() {
        Matrix states = random(12, 30, 72);
        Pca pca = Pca.of(states);
        Matrix back = pca.projections().times(pca.components());
        for (int t = 0; t < 12; t++) {
            for (int i = 0; i < 30; i++) {
                assertThat(back.get(t, i) + pca.mean().get(i)).isCloseTo(states.get(t, i), within(1e-11));
            }
        }
        assertThat(pca.project(states)).isEqualTo(pca.projections());
    }

    @Test
    void whereNothingVariesNoComponentIsNeeded() {
        Pca pca = Pca.of(Matrix.build(5, 3, (t, i) -> i));
        assertThat(pca.forNinety()).isZero();
        assertThat(pca.share().norm()).isZero();
    }

    @Test
    void wrongShapesAreRefused() {
        assertThatThrownBy(() -> Pca.of(Matrix.zeros(1, 3))).hasMessageContaining("there are 1");
        Pca pca = Pca.of(random(5, 3, 73));
        assertThatThrownBy(() -> pca.project(Matrix.zeros(2, 4)))
                .hasMessage("States to project have one column per unit, 3: they are 2 x 4");
    }
}
