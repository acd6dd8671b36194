package dev.rondo.task.trials;

import dev.rondo.setting.Setting;
import dev.rondo.task.trials.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Score of a trial: one of {@code choice}, {@code angle}, {@code time}, {@code sign} and {@code r2}.
 *
 * @param choice label of the readout that should be the largest
 * @param at {@code end}, or an epoch over which readouts are averaged
 * @param threshold level whose first crossing is the choice and the reaction time
 * @param angle angle in degrees that the readouts should point to
 * @param time readout whose crossing is timed
 * @param of epoch in which a crossing is looked for
 * @param crossing level of the timed crossing
 * @param wanted time of the crossing in ms after the epoch began
 * @param within tolerance of a right answer: degrees of an angle, a share of a wanted time
 * @param sign readouts whose sign should be the target's at all steps that count
 * @param r2 true if the score is 1 - SSE/SST of a trial's targets that count
 * @param readout readouts that an angle is read from
 * @param worst {@code condition} if the score of a network is that of its worst condition
 */
public record Score(
        @Setting(meaning = "label of the readout that should be the largest")
        Optional<Expression> choice,

        @Setting(meaning = "when the choice or angle is read: end, or an epoch to average over", byDefault = "end")
        Words at,

        @Setting(meaning = "level whose first crossing, by any readout, is the choice and the reaction time")
        Optional<Double> threshold,

        @Setting(meaning = "angle in degrees that the readouts should point to")
        Optional<Expression> angle,

        @Setting(meaning = "readout whose crossing is timed")
        Optional<Words> time,

        @Setting(meaning = "epoch in which a crossing is looked for")
        Optional<Words> of,

        @Setting(meaning = "level of the timed crossing", byDefault = "0.9")
        double crossing,

        @Setting(meaning = "time of the crossing after the epoch began, in ms")
        Optional<Expression> wanted,

        @Setting(
                meaning = "what still counts as right: degrees of an angle, a share of a wanted time",
                byDefault = "0.2")
        double within,

        @Setting(meaning = "readouts whose sign should be the target's wherever errors count")
        Optional<Words> sign,

        @Setting(meaning = "whether the score is 1 - SSE/SST of a trial's targets that count", byDefault = "false")
        boolean r2,

        @Setting(meaning = "readouts that an angle is read from: a ring, or two (cosine, sine); all if left out")
        Optional<Words> readout,

        @Setting(meaning = "condition: the score of a network is that of its worst condition, not the mean")
        Optional<Words> worst) {

    /** @throws IllegalArgumentException if it is not exactly one kind of score, or one lacks what it needs */
    public Score {
        long kinds =
                Stream.of(choice, angle, time, sign).filter(Optional::isPresent).count() + (r2 ? 1 : 0);
        if (kinds != 1) {
            throw new IllegalArgumentException(
                    "a score is one of choice, angle, time, sign and r2: " + kinds + " of them are given");
        }
        if (time.isPresent() && (of.isEmpty() || wanted.isEmpty())) {
            throw new IllegalArgumentException("the score of a time needs of (an epoch) and wanted (its length in ms)");
        }
        if (threshold.isPresent() && (choice.isEmpty() || of.isEmpty())) {
            throw new IllegalArgumentException("a threshold needs choice and of (the epoch in which it is crossed)");
        }
        if (worst.filter(w -> !w.all().equals(List.of("condition"))).isPresent()) {
            throw new IllegalArgumentException("worst is condition: it is " + worst.orElseThrow());
        }
    }
}
