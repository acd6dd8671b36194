package dev.rondo.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"a, a, 0", "ab, ba, 1", "kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "ca, abc, 3", "abcd, acbd, 1"
    })
    void distancesCountEdits(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch, epochs",
        "EPOCHS, epochs",
        "eopchs, epochs",
        "learning-rate, learning_rate",
        "learningRate, learning_rate",
        "tau, tau_ms",
        "tau_s, tau_ms",
        "learning_rate_decay, learning_rate",
        "completely_different,",
        "x,"
    })
    void theWordThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, List.of("epochs", "learning_rate", "tau_ms", "seed"))
                        .orElse(null))
                .isEqualTo(meant);
    }
}
