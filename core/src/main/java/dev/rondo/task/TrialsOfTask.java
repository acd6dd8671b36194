package dev.rondo.task;

import dev.rondo.dynamics.Time;
import dev.rondo.random.Key;

/** Trials of a task that has nothing to work out beforehand. */
record TrialsOfTask(Task task, Time dt) implements Trials {
    @Override
    public long conditionCount() {
        return task.conditionCount(dt);
    }

    @Override
    public Trial condition(long index) {
        return task.condition(index, dt);
    }

    @Override
    public Trial draw(long index, Key key) {
        return task.draw(index, key, dt);
    }

    @Override
    public Trial validation(long index, Key key) {
        return task.validation(index, key, dt);
    }
}
