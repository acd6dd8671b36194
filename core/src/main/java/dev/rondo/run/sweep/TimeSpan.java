package dev.rondo.run.sweep;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as batch systems have them. */
public final class TimeSpan {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*([smhd])");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4})-)?(\\d{1,5}):(\\d{2}):(\\d{2})");

    private TimeSpan() {}

    /**
     * The duration of a text: {@code 90s}, {@code 30m}, {@code 4h}, {@code 2d}, {@code HH:MM:SS} or {@code D-HH:MM:SS}.
     *
     * @throws IllegalArgumentException if it is none of these, or not positive
     */
    public static Duration parse(String text) {
        Duration span = read(text.strip());
        if (!span.isPositive()) {
            throw new IllegalArgumentException(
                    "A time is 90s, 30m, 4h, 2d, HH:MM:SS or D-HH:MM:SS, and more than 0, got '" + text + "'");
        }
        return span;
    }

    private static Duration read(String text) {
        Matcher brief = SHORT.matcher(text);
        if (brief.matches()) {
            long count = Long.parseLong(brief.group(1));
            return switch (brief.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Duration.ZERO;
        }
        String days = clock.group(1);
        return Duration.ofDays(days == null ? 0 : Long.parseLong(days))
                .plusHours(Long.parseLong(clock.group(2)))
                .plusMinutes(Long.parseLong(clock.group(3)))
                .plusSeconds(Long.parseLong(clock.group(4)));
    }

    /** {@code D-HH:MM:SS}, as Slurm writes it. */
    static String slurm(Duration span) {
        return String.format(
                java.util.Locale.ROOT,
                "%d-%02d:%02d:%02d",
                span.toDays(),
                span.toHoursPart(),
                span.toMinutesPart(),
                span.toSecondsPart());
    }
}
