package dev.rondo.task;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;
import java.util.List;

/**
 * One stimulus, one sequence (Rajakumar, Rinzel and Chen 2021, figure 1): the readouts fire one after the other.
 *
 * @param stimulus the name of the input, one of {@link Stimulus#names}
 * @param readouts number of readouts that fire
 * @param bump the shape of a readout's activity
 * @param onset time at which the sequence begins
 * @param duration duration of the whole trial
 * @param overlap overlap of neighbouring bumps: the part of a half-sine's window that it shares with the next
 * @param height the peak of a bump
 */
public record SequenceTask(
        @Setting(meaning = "the input, by name", byDefault = "decay")
        String stimulus,

        @Setting(meaning = "how many readouts fire one after the other", byDefault = "8", min = 1, max = 10000)
        int readouts,

        @Setting(meaning = "the shape of a readout's activity", byDefault = "half-sine")
        Bump bump,

        @Setting(meaning = "when the sequence begins", unit = "ms", byDefault = "100", min = 0)
        Time onset,

        @Setting(meaning = "how long a trial lasts", unit = "ms", byDefault = "1000", min = 1)
        Time duration,

        @Setting(
                meaning = "the part of its window that a half-sine bump shares with the next",
                byDefault = "0.05",
                min = 0,
                max = 0.9)
        double overlap,

        @Setting(meaning = "the peak of a bump", byDefault = "1")
        double height)
        implements Task {

    /** The shapes that a readout's activity can have. */
    public enum Bump {
        /** Half a period of a sine in a window: neighbours' windows overlap. */
        HALF_SINE,
        /** A Gaussian whose standard deviation is a quarter of the spacing of the peaks: areas overlap by 4.6 %. */
        GAUSSIAN
    }

    /** The paper's task. */
    public static final SequenceTask DEFAULT = Settings.defaults(SequenceTask.class);

    /** @throws IllegalArgumentException if there is no such stimulus or the sequence begins after the trial's end */
    public SequenceTask {
        Stimulus.named(stimulus);
        if (onset.compareTo(duration) >= 0) {
            throw new IllegalArgumentException(
                    "A sequence begins before its trial ends: onset = " + onset + ", duration = " + duration);
        }
    }

    /** This task with another length. */
    public SequenceTask withDuration(Time other) {
        return new SequenceTask(stimulus, readouts, bump, onset, other, overlap, height);
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public List<Trial> conditions(Time dt) {
        int steps = duration.steps(dt);
        double[] input = Stimulus.named(stimulus).sample(dt, steps);
        Matrix target = Matrix.build(steps, readouts, (t, l) -> target(l, dt.times(t + 1)));
        return List.of(Trial.unmasked(stimulus, Matrix.owning(steps, 1, input), target));
    }

    @Override
    public boolean jitters() {
        return false;
    }

    @Override
    public Trial draw(long index, Key key, Time dt) {
        return conditions(dt).getFirst();
    }

    private BumpTrain bumps() {
        return new BumpTrain(bump, readouts, overlap, height);
    }

    /** The wanted activity of readout {@code l} at a time. */
    private double target(int l, Time t) {
        double span = duration.minus(onset).seconds();
        double sinceOnset = t.minus(onset).seconds();
        return bumps().at(l, sinceOnset, span);
    }
}
