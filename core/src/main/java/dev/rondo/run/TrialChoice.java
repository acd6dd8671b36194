package dev.rondo.run;

import dev.rondo.analysis.TrialInput;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.file.MatrixFile;
import dev.rondo.file.NetworkFile;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Choice of what is played to a network in a trial: the input of a file, a stimulus by name, or a condition of the task that
 * the network's file says it learned. Without a choice it is the first condition of that task; a network whose file names no
 * task plays nothing.
 *
 * @param input file of the input, T x N_in, baseline included
 * @param stimulus name of a stimulus, played for as long as a trial of the task; without one, for 1 s
 * @param condition name of a condition of the task
 */
public record TrialChoice(Optional<Path> input, Optional<String> stimulus, Optional<String> condition) {
    /** Option of the command line that names a stimulus. */
    public static final String STIMULUS = "--stimulus";

    /** Option that names a condition of the learned task. */
    public static final String CONDITION = "--condition";

    /** Option that names a file with the input. */
    public static final String INPUT = "--input";

    /** The first condition of the learned task. */
    public static final TrialChoice USUAL = new TrialChoice(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Time WITHOUT_TASK = Time.seconds(1);

    /** @throws Refusal if more than one is given */
    public TrialChoice {
        if (words(input, stimulus, condition).size() > 1) {
            throw Refusal.misuse("A trial has one input, got " + String.join(" and ", words(input, stimulus, condition))
                    + ": leave all but one out");
        }
    }

    private static List<String> words(Optional<Path> input, Optional<String> stimulus, Optional<String> condition) {
        return Stream.of(
                        input.map(i -> INPUT + " " + i),
                        stimulus.map(s -> STIMULUS + " " + s),
                        condition.map(c -> CONDITION + " " + quoted(c)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String quoted(String name) {
        return name.matches("[\\w=,.-]+") ? name : "'" + name + "'";
    }

    /** The options of the command line that make this choice. */
    public String options() {
        return String.join(" ", words(input, stimulus, condition));
    }

    /**
     * The input of the trial.
     *
     * @param file network file or matrix file that was read
     * @param source its name
     */
    public TrialInput of(NetworkFile file, Path source) {
        RateNetwork network = file.network();
        if (input.isPresent()) {
            return read(network, input.get());
        }
        if (stimulus.isPresent()) {
            return played(network, stimulus.get(), length(file, source));
        }
        Optional<Task> task = task(file, source);
        if (task.isEmpty() && condition.isPresent()) {
            throw Refusal.misuse(source + " names no task, so that it has no condition '" + condition.get()
                    + "': give --stimulus or --input instead");
        }
        return task.map(t -> learned(network, t, source))
                .orElseGet(() -> new TrialInput("no stimulus", Matrix.zeros(0, network.inputs())));
    }

    private static TrialInput read(RateNetwork network, Path input) {
        Matrix u = MatrixFile.readAnyShape(input, Optional.empty());
        if (u.columns() != network.inputs()) {
            throw Refusal.misuse(input + ": an input is T x N_in, and the network has " + network.inputs()
                    + (network.inputs() == 1 ? " input" : " inputs") + ": it is " + u.shape());
        }
        return new TrialInput(network.dt().times(u.rows()) + " of the input " + input, u);
    }

    private static TrialInput played(RateNetwork network, String name, Time length) {
        try {
            Matrix u = Simulator.of(network).input(Collections.nCopies(network.inputs(), Stimulus.named(name)), length);
            return new TrialInput(length + " of stimulus '" + name + "'", u);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(String.valueOf(e.getMessage()), e);
        }
    }

    private TrialInput learned(RateNetwork network, Task task, Path source) {
        if (task.inputs() != network.inputs()) {
            throw Refusal.misuse(source + ": its task has " + task.inputs() + " inputs, the network " + network.inputs()
                    + ": give --stimulus or --input instead");
        }
        Trials trials = task.trials(network.dt());
        Trial trial =
                condition.map(name -> new ConditionName(name).among(trials)).orElseGet(() -> trials.condition(0));
        int steps = trial.length();
        Matrix clean = Matrix.build(steps, network.inputs(), trial.input()::get);
        return new TrialInput(
                network.dt().times(steps) + " of condition '" + trial.name() + "'",
                Simulator.of(network).seen(clean));
    }

    /** Length of a trial of the task; 1 s where there is none that can be read. */
    private static Time length(NetworkFile file, Path source) {
        try {
            return task(file, source).map(Task::duration).orElse(WITHOUT_TASK);
        } catch (Refusal unreadable) {
            return WITHOUT_TASK;
        }
    }

    /** The task that the file says the network learned. */
    public static Optional<Task> task(NetworkFile file, Path source) {
        JsonNode study = file.provenance().path("study");
        if (!study.isObject()) {
            return Optional.empty();
        }
        // Where learning began is not part of the task, and that file may be gone.
        ObjectNode alone = ((ObjectNode) study).deepCopy();
        if (alone.path("network") instanceof ObjectNode network) {
            network.remove("from");
        }
        try {
            return Optional.of(Settings.read(Study.class, Json.text(alone), source + ": study", List.of())
                    .task());
        } catch (Refusal e) {
            throw Refusal.misuse(
                    "The task of " + source + " cannot be read: give --stimulus or --input instead. " + e.getMessage(),
                    e);
        }
    }
}
