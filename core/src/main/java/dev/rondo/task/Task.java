package dev.rondo.task;

import dev.rondo.dynamics.Time;
import dev.rondo.random.Key;
import java.util.List;

/** What a network is asked to do. To make a new one, imitate {@link SequenceTask}: one small file. */
public sealed interface Task permits SequenceTask {
    /** The number of inputs N_in. */
    int inputs();

    /** The number of readouts N_out. */
    int readouts();

    /** The trials in their plain form, without jitter: for figures, and for what the network does afterwards. */
    List<Trial> conditions(Time dt);

    /**
     * One trial of a batch. A task with jitter draws it from the key; one without gives the same object each time.
     *
     * @param index its place in the batch
     */
    Trial draw(int index, Key key, Time dt);
}
