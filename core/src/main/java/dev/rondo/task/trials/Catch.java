package dev.rondo.task.trials;

import dev.rondo.setting.Setting;

/**
 * Catch trials: without a stimulus, with one target value for all readouts throughout.
 *
 * @param share share of the training trials, drawn for each
 * @param lasting length in ms
 * @param value target of all readouts
 */
public record Catch(
        @Setting(meaning = "share of the training trials that are catch trials", min = 0, max = 1)
        double share,

        @Setting(meaning = "length of a catch trial", unit = "ms", min = Double.MIN_VALUE)
        double lasting,

        @Setting(meaning = "target of all readouts in a catch trial", byDefault = "0")
        double value) {}
