package dev.rondo.task.trials;

import dev.rondo.setting.Setting;
import dev.rondo.task.data.DataFile;
import dev.rondo.task.data.NamedArray;
import dev.rondo.task.trials.expression.Expression;

/**
 * Recorded input or target: an array {@code [time]}, {@code [row, time]} or {@code [row, time, channel]} of a file. Its
 * first sample belongs to the first step of the epoch.
 *
 * @param file file with the array
 * @param key name of the array in the file
 * @param row number of the row that is played, from 0
 * @param stepMs time from sample to sample; a whole multiple of the Euler step or a whole part of it
 */
public record Signal(
        @Setting(meaning = "file with the array, relative to the study")
        DataFile file,

        @Setting(meaning = "name of the array in the file: [time], [row, time] or [row, time, channel]")
        String key,

        @Setting(meaning = "row of the array that is played, from 0", byDefault = "0")
        Expression row,

        @Setting(meaning = "time from sample to sample", unit = "ms", min = Double.MIN_VALUE)
        double stepMs) {

    /** @throws IllegalArgumentException if there is no such array or it has no such form */
    public Signal {
        int dimensions = file.numbers(key).dimensions();
        if (dimensions < 1 || dimensions > 3) {
            throw new IllegalArgumentException("a signal is [time], [row, time] or [row, time, channel]: " + key
                    + " has the shape " + file.numbers(key).shapeText());
        }
    }

    private NamedArray.Numbers array() {
        return file.numbers(key);
    }

    int rows() {
        return array().dimensions() == 1 ? 1 : array().shape().getFirst();
    }

    int samples() {
        return array().shape().get(array().dimensions() == 1 ? 0 : 1);
    }

    /** Number of channels it has; one serves any number. */
    int channels() {
        return array().dimensions() == 3 ? array().shape().get(2) : 1;
    }

    double at(int ofRow, int sample, int channel) {
        int from = channels() == 1 ? 0 : channel;
        return array().values()[(ofRow * samples() + sample) * channels() + from];
    }
}
