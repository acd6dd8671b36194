package dev.rondo.task;

import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import java.util.List;

/** The tasks that come with Rondo. */
public final class TaskKinds implements Kinds<Task> {
    @Override
    public Class<Task> family() {
        return Task.class;
    }

    @Override
    public List<Kind<Task>> kinds() {
        return List.of(
                new Kind<>("sequence", "", SequenceTask.class),
                new Kind<>("warped-sequences", "", WarpedSequencesTask.class),
                new Kind<>("two-sequences", "", TwoSequencesTask.class));
    }
}
