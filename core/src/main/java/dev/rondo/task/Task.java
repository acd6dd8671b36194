package dev.rondo.task;

import dev.rondo.dynamics.Time;
import dev.rondo.random.Key;
import java.util.List;

/** What a network is asked to do. To make a new one, imitate {@link SequenceTask}: one small file. */
public sealed interface Task permits SequenceTask, WarpedSequencesTask, TwoSequencesTask {
    /** The number of inputs N_in. */
    int inputs();

    /** The number of readouts N_out. */
    int readouts();

    /** How long a trial lasts: the longest one where they differ. */
    Time duration();

    /**
     * The trials in their plain form, without jitter and each of its own length: for figures, and for what the network does
     * afterwards.
     */
    List<Trial> conditions(Time dt);

    /** Whether trials differ from draw to draw; if not, one batch serves all epochs. */
    boolean jitters();

    /**
     * One trial of a batch, drawn from the key where the task jitters. All trials have the length {@link #duration}: where
     * there is nothing more to do, the mask is 0.
     *
     * @param index its place in the batch
     */
    Trial draw(int index, Key key, Time dt);
}
