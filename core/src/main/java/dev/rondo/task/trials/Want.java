package dev.rondo.task.trials;

import dev.rondo.setting.Setting;
import dev.rondo.task.trials.expression.Expression;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Targets of readouts during epochs; errors count only where there is a target. Of several entries that meet, the
 * last one counts.
 *
 * @param during names of epochs
 * @param readout groups of readouts or single ones; all if left out
 * @param value target of a readout at a step
 * @param signal recorded target, in place of a value
 * @param weight of the errors, at least 0
 * @param blind ms after a pulse in which errors do not count
 */
public record Want(
        @Setting(meaning = "epochs during which it is wanted")
        Words during,

        @Setting(meaning = "groups of readouts, or single ones as group.label; all if left out")
        Optional<Words> readout,

        @Setting(meaning = "target of a readout at a step; latch(group) and count(group) are the states of pulses")
        Optional<Expression> value,

        @Setting(meaning = "recorded target from a file, in place of a value")
        Optional<Signal> signal,

        @Setting(meaning = "weight of the errors, at least 0", byDefault = "1")
        Expression weight,

        @Setting(
                meaning = "time after a pulse, of those that latch or count refer to, in which errors do not count",
                unit = "ms",
                byDefault = "0",
                min = 0)
        double blind) {

    /** @throws IllegalArgumentException if it is not exactly one of value and signal, or blind without pulses */
    public Want {
        if (Stream.of(value, signal).filter(Optional::isPresent).count() != 1) {
            throw new IllegalArgumentException("what is wanted is a value or a signal, one of the two");
        }
        if (blind > 0 && value.filter(v -> !v.pulsed().isEmpty()).isEmpty()) {
            throw new IllegalArgumentException(
                    "blind is the time after a pulse: the value has latch(...) or count(...)");
        }
    }
}
