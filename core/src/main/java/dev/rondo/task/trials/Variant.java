package dev.rondo.task.trials;

import dev.rondo.setting.Setting;
import dev.rondo.task.trials.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Kind of trials of a task. It adds to what all kinds of the task have in common; epochs and score of its own replace the
 * common ones.
 *
 * @param name name in tables and figures
 * @param share share of the training trials, relative to those of the other kinds
 * @param variables values that are crossed
 * @param conditions rows of values, crossed with the variables
 * @param let definitions, each of variables and earlier definitions
 * @param epochs lengths in order
 * @param show inputs by channels and epochs
 * @param want targets by readouts and epochs
 * @param score score of its trials
 */
public record Variant(
        @Setting(meaning = "name of the kind of trials") String name,

        @Setting(meaning = "share of the training trials, relative to the other kinds", byDefault = "1", min = 0)
        double share,

        @Setting(meaning = "variables with their values, crossed to conditions", byDefault = "{}")
        SequencedMap<String, Levels> variables,

        @Setting(meaning = "conditions as rows") Optional<ConditionTable> conditions,

        @Setting(meaning = "definitions, each of variables and earlier definitions", byDefault = "{}")
        SequencedMap<String, Expression> let,

        @Setting(meaning = "epochs in order, with their lengths in ms", byDefault = "{}")
        SequencedMap<String, Duration> epochs,

        @Setting(meaning = "what is shown on the inputs", byDefault = "[]")
        List<Show> show,

        @Setting(meaning = "what is wanted of the readouts", byDefault = "[]")
        List<Want> want,

        @Setting(meaning = "score of its trials") Optional<Score> score) {

    public Variant {
        show = List.copyOf(show);
        want = List.copyOf(want);
    }

    /** This kind of trials with what all have in common. */
    Variant with(Variant common) {
        return new Variant(
                name,
                share,
                merged(common.variables(), variables),
                conditions.or(common::conditions),
                merged(common.let(), let),
                epochs.isEmpty() ? common.epochs() : epochs,
                joined(common.show(), show),
                joined(common.want(), want),
                score.or(common::score));
    }

    /** This kind of trials with another length of an epoch, if it has that epoch. */
    Variant withEpoch(String epoch, Duration length) {
        SequencedMap<String, Duration> changed = new LinkedHashMap<>(epochs);
        changed.replace(epoch, length);
        return new Variant(name, share, variables, conditions, let, changed, show, want, score);
    }

    private static <T> SequencedMap<String, T> merged(SequencedMap<String, T> first, SequencedMap<String, T> second) {
        SequencedMap<String, T> all = new LinkedHashMap<>(first);
        all.putAll(second);
        return all;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
