package dev.rondo.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemoryTest {
    @ParameterizedTest
    @CsvSource({
        "12, 12.00 bytes",
        "3.84e9, 3.84 GB",
        "8e9, 8.00 GB",
        "1500, 1.50 kB",
        "2e6, 2.00 MB",
        "4.5e13, 45.00 TB",
        "1e20, 100000.00 PB"
    })
    void dataHasDecimalPrefixes(double bytes, String text) {
        assertThat(Memory.ofData(bytes)).isEqualTo(text);
    }
}
