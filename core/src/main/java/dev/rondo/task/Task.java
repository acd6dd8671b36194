package dev.rondo.task;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Task of a network: trials with a stimulus, targets and weights of errors.
 *
 * <p>To make a new one, write a record with a {@link dev.rondo.setting.Setting} on each component (imitate {@link
 * SequenceTask}) and name it in an implementation of {@link dev.rondo.setting.Kinds}: studies may then say {@code task:
 * {kind: NAME, ...}}.
 */
public interface Task {
    /** The number of inputs N_in. */
    int inputs();

    /** The number of readouts N_out. */
    int readouts();

    /** Names of the inputs, in the order of the columns of W_in. */
    default List<String> inputNames() {
        return IntStream.range(0, inputs()).mapToObj(k -> "input " + k).toList();
    }

    /** Names of the readouts, in the order of the rows of W_out. */
    default List<String> readoutNames() {
        return IntStream.range(0, readouts()).mapToObj(l -> "readout " + l).toList();
    }

    /** Length of a trial: of the longest one where they differ. */
    Time duration();

    /**
     * Checks that trials can be made at an Euler step, before anything is begun.
     *
     * @throws IllegalArgumentException if they cannot; {@link dev.rondo.setting.Mistakes} where the positions are known
     */
    default void check(Time dt) {}

    /** Remarks before training at an Euler step, such as durations that are rounded; one sentence each. */
    default List<String> remarks(Time dt) {
        return List.of();
    }

    /** Number of conditions: of trials that differ by more than noise and jitter. */
    default long conditionCount(Time dt) {
        return conditions(dt).size();
    }

    /** One of the {@link #conditions}, without making the others. */
    default Trial condition(long index, Time dt) {
        return conditions(dt).get(Math.toIntExact(index));
    }

    /**
     * The trials in their plain form, without jitter and each of its own length: for figures, and for what the network does
     * afterwards.
     */
    List<Trial> conditions(Time dt);

    /** Tests whether trials differ from draw to draw; if not, a condition is the same trial in all epochs. */
    boolean jitters();

    /**
     * One trial for training, drawn from the key where the task jitters. All trials have the length {@link #duration}: where
     * there is nothing more to do, the mask is 0.
     *
     * @param index number of the trial since training began; tasks that do not draw their conditions take them in turn
     */
    Trial draw(long index, Key key, Time dt);

    /**
     * One trial for validation: conditions come in turn.
     *
     * @param index number of the trial in the validation set
     */
    default Trial validation(long index, Key key, Time dt) {
        return draw(index, key, dt);
    }

    /** The trials at an Euler step, for those who make many of them: what they have in common is worked out once. */
    default Trials trials(Time dt) {
        return new TrialsOfTask(this, dt);
    }

    /** Score of a trial, beside its R2; nothing if the task has none. */
    default Optional<Scoring> scoring() {
        return Optional.empty();
    }

    /**
     * Standard deviations of the white Gaussian noise that drawn trials of a condition have on their inputs, steps x N_in; nothing
     * if it is not known, or drawn trials differ from the condition in other ways.
     *
     * @param condition a condition in its plain form
     */
    default Optional<Matrix> inputNoise(Trial condition) {
        return Optional.empty();
    }
}
