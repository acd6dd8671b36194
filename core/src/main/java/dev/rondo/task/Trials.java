package dev.rondo.task;

import dev.rondo.random.Key;

/** Trials of a task at one Euler step. Immutable: any number of threads may ask for trials. */
public interface Trials {
    /** Number of conditions. */
    long conditionCount();

    /** Number of draws after which trials that do not jitter come again. */
    default long period() {
        return conditionCount();
    }

    /** Number of validation trials after which each has come equally often. */
    default long validationPeriod() {
        return conditionCount();
    }

    /** A condition in its plain form. */
    Trial condition(long index);

    /** A trial for training, as {@link Task#draw}. */
    Trial draw(long index, Key key);

    /** A trial for validation, as {@link Task#validation}. */
    Trial validation(long index, Key key);
}
