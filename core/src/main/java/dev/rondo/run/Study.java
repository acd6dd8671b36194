package dev.rondo.run;

import dev.rondo.network.NetworkDesign;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Setting;
import dev.rondo.task.Task;
import dev.rondo.training.LearningRule;
import java.util.HashSet;
import java.util.List;

/**
 * Settings of a study file: network, task and training. A study with several seeds is an ensemble.
 *
 * @param name name in reports
 * @param seeds random seeds, one network for each
 * @param network settings of the network before training
 * @param task task to be learned
 * @param training training algorithm and its settings
 */
public record Study(
        @Setting(meaning = "what the study is called in reports", byDefault = "sequence")
        String name,

        @Setting(meaning = "one network is trained for each seed", byDefault = "[1, 2, 3, 4, 5]")
        List<Long> seeds,

        @Setting(meaning = "the network before it learns") NetworkDesign network,

        @Setting(meaning = "what the network is asked to do", byDefault = "sequence")
        Task task,

        @Setting(meaning = "how the network learns", byDefault = "gradient")
        LearningRule training) {
    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_STEPS = 10_000_000;

    /**
     * @throws IllegalArgumentException if the name is no name of a folder; if there is no seed, or one of them comes twice;
     *     if a trial is shorter than two steps or longer than ten million; if there are more readouts than excitatory units; if a stage of the curriculum is no study, or has other inputs or readouts
     */
    public Study {
        requireFileName(name);
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("A study has at least one seed: seeds = []");
        }
        if (new HashSet<>(seeds).size() < seeds.size()) {
            throw new IllegalArgumentException("Every seed makes another network: seeds = " + seeds + " has one twice");
        }
        task.check(network.dt());
        if (task.duration().in(network.dt()) < 2) {
            throw new IllegalArgumentException("A trial has at least two Euler steps: it lasts " + task.duration()
                    + ", a step is " + network.dt());
        }
        requireFewSteps(network, task);
        network.requireAgreement(task.inputNames(), task.readoutNames());
        network.requireUnitsFor(task.readouts());
        if (!training.stages().isEmpty()) {
            StudyStages.of(new Study(name, seeds, network, task, training.withoutStages()), training.stages());
        }
    }

    private static void requireFewSteps(NetworkDesign network, Task task) {
        double steps = task.duration().in(network.dt());
        if (steps > MOST_STEPS) {
            double bytes = steps * (task.inputs() + 2.0 * task.readouts()) * Double.BYTES;
            throw new IllegalArgumentException("A trial has at most " + MOST_STEPS + " Euler steps: it lasts "
                    + task.duration() + ", a step is " + network.dt() + ": " + (long) steps
                    + " steps, whose inputs, targets and weights of errors take " + Memory.ofData(bytes)
                    + ": make it shorter, or network.dt_ms longer");
        }
    }

    /** This study as it is in each stage of its curriculum; none if it has no curriculum. */
    public List<Study> stages() {
        return training.stages().isEmpty()
                ? List.of()
                : StudyStages.of(new Study(name, seeds, network, task, training.withoutStages()), training.stages());
    }

    /** The name becomes that of a folder. */
    private static void requireFileName(String name) {
        boolean isPlain = name.codePoints().noneMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0);
        if (!isPlain || name.isBlank() || name.startsWith(".") || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A study's name must be 1 to " + LONGEST_NAME + " characters without "
                    + FORBIDDEN.replace("", " ").strip()
                    + " and without a leading dot, since its run folder is called so:"
                    + " name = '" + name.replaceAll("\\p{Cntrl}", "?") + "'");
        }
    }

    /** Notes before training: durations that are rounded, targets out of reach; one sentence each. */
    public List<String> remarks() {
        return StudyRemarks.of(this);
    }

    /** This study with other seeds. */
    public Study withSeeds(List<Long> others) {
        return new Study(name, others, network, task, training);
    }
}
