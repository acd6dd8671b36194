package dev.rondo.run;

import dev.rondo.setting.Refusal;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import dev.rondo.task.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A condition as users name it: by the trial's name, or by values of variables such as {@code
 * coherence=4,choice=first}.
 *
 * @param text name as the user wrote it
 */
public record ConditionName(String text) {
    /** Conditions that are gone through to find those that were asked for. */
    public static final long MOST_SEARCHED = 100_000;

    private static final int MOST_NAMED = 8;

    /** True if a trial is of this condition. */
    public boolean fits(Trial trial) {
        return text.strip().equals(trial.name())
                || Arrays.stream(text.split(",", -1)).allMatch(part -> hasValue(trial, part));
    }

    private static boolean hasValue(Trial trial, String part) {
        int equals = part.indexOf('=');
        Value value = equals < 1
                ? null
                : trial.facts().variables().get(part.substring(0, equals).strip());
        return value == null
                ? part.strip().equals(trial.name())
                : value.toString().equals(part.substring(equals + 1).strip());
    }

    /**
     * The first condition that fits.
     *
     * @throws Refusal if none does; the message names those that there are
     */
    public Trial among(Trials trials) {
        long count = trials.conditionCount();
        return LongStream.range(0, Math.min(count, MOST_SEARCHED))
                .mapToObj(trials::condition)
                .filter(this::fits)
                .findFirst()
                .orElseThrow(
                        () -> Refusal.misuse("--condition must be one of " + names(trials) + ", got '" + text + "'"));
    }

    private static String names(Trials trials) {
        long count = trials.conditionCount();
        List<String> names = LongStream.range(0, Math.min(count, MOST_NAMED))
                .mapToObj(k -> "'" + trials.condition(k).name() + "'")
                .toList();
        return names.stream().collect(Collectors.joining(", ")) + (count > MOST_NAMED ? ", ... (" + count + ")" : "");
    }
}
