package dev.rondo.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void theTimeLeftIsToldFromTheSpeedOfTheLastSecondsOnceThatMeansSomething() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        AtomicLong now = new AtomicLong();
        try (Progress progress = new Progress(
                new PrintStream(shown, true, UTF_8), Progress.Form.LINES, 80, "learning", 1000, now::get)) {
            for (int second = 0; second <= 41; second++) {
                now.set(second * SECOND);
                progress.at(second < 20 ? 1 : 20L * (second - 18), "");
            }
        }
        assertThat(shown.toString(UTF_8).lines())
                .containsExactly(
                        "learning: 0 %",
                        "learning: 4 %, 2:03 min left", "learning: 24 %, 38 s left", "learning: 46 %, 27 s left");
    }
}
