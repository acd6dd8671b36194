package dev.rondo.task.trials;

import dev.rondo.setting.Memory;
import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Place;
import dev.rondo.task.TrialFacts.Span;
import dev.rondo.task.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Epochs of one trial in Euler steps. Boundaries are rounded, not lengths, so that later epochs stay in time; an epoch is
 * {@code (start, end]}: its first step is the one after its start.
 */
final class Timeline {
    /** More steps than any trial has that fits into memory. */
    static final long MOST_STEPS = 10_000_000;

    private final StepClock clock;
    private final SequencedMap<String, Span> epochs = new LinkedHashMap<>();
    private BigDecimal end = BigDecimal.ZERO;

    private Timeline(StepClock clock) {
        this.clock = clock;
    }

    /** Length of an epoch, given what is known before it. */
    @FunctionalInterface
    interface Lengths {
        double of(String epoch, Duration duration, TrialScope scope);
    }

    /**
     * Lays the epochs out, and puts their lengths into the scope.
     *
     * @throws Mistakes if an epoch lasts less than 0 ms, or all of them too long
     */
    static Timeline of(Map<String, Duration> epochs, Lengths lengths, TrialScope scope, StepClock clock) {
        Timeline timeline = new Timeline(clock);
        epochs.forEach((name, duration) -> {
            double length = lengths.of(name, duration, scope);
            timeline.add(name, length, duration);
            scope.put(name, Value.of(length));
        });
        return timeline;
    }

    private void add(String name, double length, Duration duration) {
        Place place = duration instanceof Duration.Formula formula
                ? formula.expression().place()
                : Place.NOWHERE;
        if (!(length >= 0)) {
            throw new Mistakes(
                    place,
                    "epoch " + name + " must last 0 ms or longer, got " + Value.of(length) + " ms: make it longer");
        }
        long from = clock.steps(end);
        end = end.add(StepClock.decimal(length));
        long to = clock.steps(end);
        if (to > MOST_STEPS) {
            throw new Mistakes(
                    place,
                    "a trial must have at most " + MOST_STEPS + " steps, got "
                            + (to == Long.MAX_VALUE
                                    ? "more than can be counted"
                                    : to + " (" + Memory.ofData((double) to * Double.BYTES) + " for each channel)")
                            + " up to the end of epoch "
                            + name + " (" + Value.of(length) + " ms in steps of " + Value.of(clock.stepMs())
                            + " ms): make it shorter, or network.dt_ms longer");
        }
        epochs.put(name, new Span((int) from, (int) to));
    }

    SequencedMap<String, Span> epochs() {
        return epochs;
    }

    int steps() {
        return epochs.isEmpty() ? 0 : epochs.lastEntry().getValue().to();
    }

    /** Length of the whole trial in ms, before it is rounded to steps. */
    double ms() {
        return end.doubleValue();
    }
}
