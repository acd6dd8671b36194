package dev.rondo.task.trials;

import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import dev.rondo.task.Task;
import java.util.List;

/** The task that is written in the language of this package. */
public final class TrialsKinds implements Kinds<Task> {
    @Override
    public Class<Task> family() {
        return Task.class;
    }

    @Override
    public List<Kind<Task>> kinds() {
        return List.of(new Kind<>("trials", "A task of channels, variables, epochs and expressions", TrialsTask.class));
    }
}
