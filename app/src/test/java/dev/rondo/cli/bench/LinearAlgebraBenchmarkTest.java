package dev.rondo.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinearAlgebraBenchmarkTest {
    @Test
    void everyFactorisationHasItsMedian() {
        LinearAlgebraBenchmark result = LinearAlgebraBenchmark.measure(20, 2);
        assertThat(result.units()).isEqualTo(20);
        assertThat(result.fields().keySet())
                .containsExactly("eigen_s", "eigenvalues_s", "schur_s", "complex_schur_s", "lyapunov_s", "svd_s");
        assertThat(result.fields().values()).allMatch(seconds -> seconds > 0);
    }

    @Test
    void nothingCannotBeMeasured() {
        assertThatThrownBy(() -> LinearAlgebraBenchmark.measure(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("units 0");
    }
}
