package dev.rondo.task.recorded;

import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import dev.rondo.task.Task;
import java.util.List;

/** The tasks of this package. */
public final class RecordedKinds implements Kinds<Task> {
    @Override
    public Class<Task> family() {
        return Task.class;
    }

    @Override
    public List<Kind<Task>> kinds() {
        return List.of(
                new Kind<>("file", "Trials from a file: u and target, [trial, time, channel]", FileTask.class),
                new Kind<>("recording", "Recorded rates as targets, with hidden units beyond", RecordingTask.class));
    }
}
