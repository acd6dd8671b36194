package dev.rondo.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0.001, 0.001", "-2.5, \u22122.5", "1e6, 10^{6}", "-3e-7, \u22123\u00d710^{\u22127}", "NaN, ''"
    })
    void plainNumbers(double value, String text) {
        assertThat(NumberText.plain(value)).isEqualTo(text);
    }
}
