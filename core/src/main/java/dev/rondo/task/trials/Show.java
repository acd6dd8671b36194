package dev.rondo.task.trials;

import dev.rondo.setting.Setting;
import dev.rondo.task.trials.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Input shown on channels during epochs. Where several entries meet, they add up.
 *
 * @param during names of epochs
 * @param input groups of channels or single channels; all if left out
 * @param value clean input of a channel at a step, added to the baseline
 * @param pulses pulses at random times, in place of a value
 * @param signal recorded input, in place of a value
 * @param noise noise on top, in drawn trials
 */
public record Show(
        @Setting(meaning = "epochs during which it is shown")
        Words during,

        @Setting(meaning = "groups of input channels, or single ones as group.label; all if left out")
        Optional<Words> input,

        @Setting(meaning = "input of a channel at a step, added to the baseline")
        Optional<Expression> value,

        @Setting(meaning = "pulses at random times, in place of a value")
        Optional<Pulses> pulses,

        @Setting(meaning = "recorded input from a file, in place of a value")
        Optional<Signal> signal,

        @Setting(meaning = "noise on top of it, in drawn trials")
        Optional<Noise> noise) {

    /** @throws IllegalArgumentException if it is not exactly one of value, pulses and signal */
    public Show {
        long given =
                Stream.of(value, pulses, signal).filter(Optional::isPresent).count();
        if (given > 1 || (given == 0 && noise.isEmpty())) {
            throw new IllegalArgumentException("what is shown is one of value, pulses and signal, or noise alone: "
                    + given + " of them are given");
        }
    }

    /**
     * White noise, independent from channel to channel and step to step.
     *
     * @param sd standard deviation at each step, whatever the step is
     */
    public record Noise(
            @Setting(meaning = "standard deviation at each step; at half the step it is other noise", min = 0)
            double sd) {}

    /**
     * Pulses on each channel for itself. The times between the starts of two are {@code width + apart} and an exponential
     * remainder, so that there are {@code rate} on average.
     *
     * @param rateHz pulses per second on a channel
     * @param values heights, drawn equally often
     * @param width length of a pulse in ms
     * @param apart shortest time between the end of a pulse and the next in ms
     */
    public record Pulses(
            @Setting(meaning = "pulses per second on a channel, on average", unit = "Hz", min = Double.MIN_VALUE)
            double rateHz,

            @Setting(meaning = "heights, drawn equally often", byDefault = "[1]")
            List<Double> values,

            @Setting(meaning = "length of a pulse", unit = "ms", byDefault = "50", min = Double.MIN_VALUE)
            double width,

            @Setting(
                    meaning = "shortest time from the end of a pulse to the next",
                    unit = "ms",
                    byDefault = "0",
                    min = 0)
            double apart) {

        /** @throws IllegalArgumentException if there is no value, or that many pulses do not fit */
        public Pulses {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("pulses have at least one height: values = []");
            }
            if (1000 / rateHz <= width + apart) {
                throw new IllegalArgumentException("pulses of " + width + " ms that are " + apart
                        + " ms apart come less often than every " + (width + apart) + " ms: rate_hz = " + rateHz
                        + " is one every " + 1000 / rateHz + " ms");
            }
        }

        /** Mean of the exponential part of the time between two starts, in ms. */
        double meanWait() {
            return 1000 / rateHz - width - apart;
        }
    }
}
