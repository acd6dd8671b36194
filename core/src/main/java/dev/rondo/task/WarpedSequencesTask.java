package dev.rondo.task;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.setting.Setting;
import java.util.List;
import java.util.Locale;

/**
 * One sequence at several time scales (Rajakumar, Rinzel and Chen 2021, figure 3b-e): the stimulus is stretched in time
 * by a scale, and the sequence is to follow. From the onset on both are those of the trial at scale 1, stretched; the
 * trial ends with its sequence.
 *
 * @param stimulus the name of the input at scale 1, one of {@link Stimulus#names}
 * @param scales factors by which time is stretched
 * @param readouts number of readouts that fire
 * @param bump the shape of a readout's activity
 * @param onset time at which stimulus and sequence begin, at any scale
 * @param unscaledDuration duration of a trial at scale 1
 * @param overlap the part of its window that a half-sine bump shares with the next
 * @param height the peak of a bump
 */
public record WarpedSequencesTask(
        @Setting(meaning = "the input at scale 1, by name", byDefault = "decay")
        String stimulus,

        @Setting(
                meaning = "the paces: stimulus and sequence are stretched by each of them",
                byDefault = "[0.25, 0.4, 0.55, 0.7, 0.85]",
                min = 0.01,
                max = 100)
        List<Double> scales,

        @Setting(meaning = "how many readouts fire one after the other", byDefault = "5", min = 1, max = 10000)
        int readouts,

        @Setting(meaning = "the shape of a readout's activity", byDefault = "half-sine")
        SequenceTask.Bump bump,

        @Setting(meaning = "when stimulus and sequence begin, at any pace", unit = "ms", byDefault = "100", min = 0)
        Time onset,

        @Setting(meaning = "how long a trial lasts at scale 1", unit = "ms", byDefault = "1000", min = 1)
        Time unscaledDuration,

        @Setting(
                meaning = "the part of its window that a half-sine bump shares with the next",
                byDefault = "0.05",
                min = 0,
                max = 0.9)
        double overlap,

        @Setting(meaning = "the peak of a bump", byDefault = "1")
        double height)
        implements Task {

    /**
     * @throws IllegalArgumentException if there is no such stimulus or no scale, or the sequence begins after the trial's
     *     end
     */
    public WarpedSequencesTask {
        scales = List.copyOf(scales);
        Stimulus.named(stimulus);
        if (scales.isEmpty()) {
            throw new IllegalArgumentException("Sequences are warped by at least one scale: scales = []");
        }
        if (onset.compareTo(unscaledDuration) >= 0) {
            throw new IllegalArgumentException("A sequence begins before its trial ends: onset = " + onset
                    + ", unscaled duration = " + unscaledDuration);
        }
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public Time duration() {
        double longest = scales.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return onset.plus(spanAt(longest));
    }

    /** Duration of stimulus and sequence at a scale. */
    public Time spanAt(double scale) {
        return unscaledDuration.minus(onset).times(scale);
    }

    /** The wanted time between the first peak and the last. */
    public Time betweenPeaksAt(double scale) {
        return spanAt(scale).times(bumps().betweenPeaks());
    }

    /** The stimulus at a scale. */
    public Stimulus stimulusAt(double scale) {
        return new Stimulus.Stretched(Stimulus.named(stimulus), scale, onset);
    }

    /** The trial at a scale, which need not be one of {@link #scales}. */
    public Trial at(double scale, Time dt) {
        int steps = steps(scale, dt);
        double span = spanAt(scale).seconds();
        Matrix target = Matrix.build(
                steps,
                readouts,
                (t, l) -> bumps().at(l, dt.times(t + 1).minus(onset).seconds(), span));
        return Trial.unmasked(
                String.format(Locale.ROOT, "%.0f %%", 100 * scale),
                Matrix.owning(steps, 1, stimulusAt(scale).sample(dt, steps)),
                target);
    }

    @Override
    public List<Trial> conditions(Time dt) {
        return scales.stream().map(scale -> at(scale, dt)).toList();
    }

    @Override
    public boolean jitters() {
        return false;
    }

    /** The trials of a batch cycle through the scales. */
    @Override
    public Trial draw(long index, Key key, Time dt) {
        double longest = scales.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return at(scales.get((int) (index % scales.size())), dt).lasting(steps(longest, dt));
    }

    private int steps(double scale, Time dt) {
        return onset.plus(spanAt(scale)).steps(dt);
    }

    private BumpTrain bumps() {
        return new BumpTrain(bump, readouts, overlap, height);
    }
}
