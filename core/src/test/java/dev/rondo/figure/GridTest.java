package dev.rondo.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GridTest {
    private static final Grid GRID = Grid.of(new double[][] {{-2, 0, 6}, {5, 5, 5}, {0.1, 0.3, 0.2}, {10, 0, 5}});

    @Test
    void everyRowGoesFromZeroToOne() {
        Grid rows = GRID.normalisedByRow(0);
        assertThat(rows).isEqualTo(Grid.of(new double[][] {
            {0, 0.25, 1}, {0, 0, 0}, {0, 1, (0.2 - 0.1) / (0.3 - 0.1)}, {1, 0, 0.5}
        }));
        assertThat(rows.normalisedByRow(0)).isEqualTo(rows);
    }

    @Test
    void rowsInWhichNothingHappensAreZero() {
        Grid rows = GRID.normalisedByRow(0.03);
        assertThat(rows.get(2, 1)).isZero();
        assertThat(rows.get(0, 2)).isEqualTo(1);
        assertThatThrownBy(() -> GRID.normalisedByRow(-1)).hasMessageContaining("-1.0");
    }
}
