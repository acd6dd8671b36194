package dev.rondo.task;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;
import java.util.List;

/**
 * Two stimuli, two sequences, mirror images of each other in time (Rajakumar, Rinzel and Chen 2021, figures 6 and 8e): a
 * falling ramp with teeth and a rising one, a sequence forward and one backward. From draw to draw the frequency of the
 * teeth and the time of the trigger vary.
 *
 * @param setup assignment of stimuli to sequences, and their readouts
 * @param sequenceLength number of readouts that fire one after the other
 * @param bump the shape of a readout's activity
 * @param onset mean time at which stimulus and sequence begin
 * @param trialDuration duration of a trial that begins at the onset
 * @param onsetJitter largest deviation of the onset of a drawn trial, earlier or later
 * @param teeth mean frequency of the teeth of the ramp
 * @param teethJitter maximum relative jitter of the tooth frequency
 * @param overlap the part of its window that a half-sine bump shares with the next
 * @param height the peak of a bump
 */
public record TwoSequencesTask(
        @Setting(
                meaning =
                        "which ramp calls for which sequence: falling-forward and falling-backward on the same readouts"
                                + " (setups 1 and 2), separate-readouts for each sequence (setup 3)",
                byDefault = "falling-forward")
        Setup setup,

        @Setting(meaning = "how many readouts fire one after the other", byDefault = "8", min = 1, max = 10000)
        int sequenceLength,

        @Setting(meaning = "the shape of a readout's activity", byDefault = "half-sine")
        SequenceTask.Bump bump,

        @Setting(meaning = "when stimulus and sequence begin on average", unit = "ms", byDefault = "100", min = 0)
        Time onset,

        @Setting(
                meaning = "how long a trial lasts that begins at the onset; the sequence fills the rest",
                unit = "ms",
                byDefault = "1000",
                min = 1)
        Time trialDuration,

        @Setting(
                meaning = "how much earlier or later than the onset a trial begins at most",
                unit = "ms",
                byDefault = "20",
                min = 0)
        Time onsetJitter,

        @Setting(meaning = "teeth per second on the ramp, on average", unit = "Hz", byDefault = "5", min = 0)
        Frequency teeth,

        @Setting(
                meaning = "by which part of itself the frequency of the teeth varies at most",
                byDefault = "0.1",
                min = 0,
                max = 1)
        double teethJitter,

        @Setting(
                meaning = "the part of its window that a half-sine bump shares with the next",
                byDefault = "0.05",
                min = 0,
                max = 0.9)
        double overlap,

        @Setting(meaning = "the peak of a bump", byDefault = "1")
        double height)
        implements Task {

    private static final double HIGH = 6;
    private static final double LOW = 0.9;
    private static final double TOOTH = 0.6;
    private static final double PHASE = 0.5;

    /** Assignment of stimuli to sequences. */
    public enum Setup {
        /** Falling ramp, forward; rising ramp, backward: the paper's setup 1. */
        FALLING_FORWARD,
        /** Falling ramp, backward; rising ramp, forward: the paper's setup 2. */
        FALLING_BACKWARD,
        /**
         * Falling ramp, forward on the first half of the readouts; rising ramp, backward on the second half: the paper's
         * setup 3.
         */
        SEPARATE_READOUTS
    }

    /** One of the two stimuli. */
    public enum Ramp {
        FALLING,
        RISING
    }

    /**
     * @throws IllegalArgumentException if the sequence begins after the trial's end or a drawn trial could begin before time
     *     0
     */
    public TwoSequencesTask {
        if (onset.compareTo(trialDuration) >= 0) {
            throw new IllegalArgumentException("A sequence begins before its trial ends: onset = " + onset
                    + ", trial duration = " + trialDuration);
        }
        if (onsetJitter.compareTo(onset) > 0) {
            throw new IllegalArgumentException(
                    "A trial begins at 0 or later: onset jitter = " + onsetJitter + " is more than the onset " + onset);
        }
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int readouts() {
        return setup == Setup.SEPARATE_READOUTS ? 2 * sequenceLength : sequenceLength;
    }

    @Override
    public Time duration() {
        return trialDuration.plus(onsetJitter);
    }

    @Override
    public boolean jitters() {
        return onsetJitter.seconds() > 0 || teethJitter > 0;
    }

    /** The stimulus of a ramp without jitter. */
    public Stimulus stimulus(Ramp ramp) {
        return stimulus(ramp, onset, teeth);
    }

    /** Falling first: without jitter. */
    @Override
    public List<Trial> conditions(Time dt) {
        return List.of(trial(Ramp.FALLING, onset, teeth, dt), trial(Ramp.RISING, onset, teeth, dt));
    }

    /** Falling and rising alternate. */
    @Override
    public Trial draw(long index, Key key, Time dt) {
        UniformSource source = key.uniform();
        Time drawnOnset = onset.plus(onsetJitter.times(2 * source.nextDouble() - 1));
        Frequency drawnTeeth = Frequency.hertz(teeth.hertz() * (1 + teethJitter * (2 * source.nextDouble() - 1)));
        Ramp ramp = index % 2 == 0 ? Ramp.FALLING : Ramp.RISING;
        return trial(ramp, drawnOnset, drawnTeeth, dt).lasting(duration().steps(dt));
    }

    private Trial trial(Ramp ramp, Time begin, Frequency frequency, Time dt) {
        Time span = trialDuration.minus(onset);
        int steps = begin.plus(span).steps(dt);
        Matrix target = Matrix.build(
                steps,
                readouts(),
                (t, l) -> target(ramp, l, dt.times(t + 1).minus(begin).seconds(), span.seconds()));
        Matrix input = Matrix.owning(steps, 1, stimulus(ramp, begin, frequency).sample(dt, steps));
        return Trial.unmasked(ramp == Ramp.FALLING ? "falling ramp" : "rising ramp", input, target);
    }

    /** The rising stimulus is the mirror image of the falling one: it ends where the other begins. */
    private Stimulus stimulus(Ramp ramp, Time begin, Frequency frequency) {
        Time end = begin.plus(trialDuration.minus(onset));
        Stimulus.Window on = new Stimulus.Window(begin, end);
        double turned = PHASE + frequency.hertz() * end.minus(begin).seconds();
        return switch (ramp) {
            case FALLING -> new Stimulus.Ramp(HIGH, LOW, on).plus(new Stimulus.Sawtooth(-TOOTH, frequency, PHASE, on));
            case RISING -> new Stimulus.Ramp(LOW, HIGH, on).plus(new Stimulus.Sawtooth(TOOTH, frequency, -turned, on));
        };
    }

    private double target(Ramp ramp, int readout, double sinceBegin, double span) {
        boolean forward = (ramp == Ramp.FALLING) == (setup != Setup.FALLING_BACKWARD);
        int first = setup == Setup.SEPARATE_READOUTS && !forward ? sequenceLength : 0;
        int place = readout - first;
        if (place < 0 || place >= sequenceLength) {
            return 0;
        }
        int turn = forward ? place : sequenceLength - 1 - place;
        return new BumpTrain(bump, sequenceLength, overlap, height).at(turn, sinceBegin, span);
    }
}
