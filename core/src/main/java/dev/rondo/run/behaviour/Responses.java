package dev.rondo.run.behaviour;

import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.task.Choice;
import dev.rondo.task.Scoring;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Responses of a network to validation trials, with all noise, by condition.
 *
 * @param scoreName name of the score
 * @param conditions conditions that were played, in their order
 * @param conditionCount number of conditions that the task has
 */
public record Responses(String scoreName, List<Condition> conditions, long conditionCount) {
    /** Conditions that are played; of more, the first ones that come. */
    private static final long MOST_CONDITIONS = 400;

    private static final double MOST_PRODUCTS = 2e9;
    private static final int MOST_EACH = 200;
    private static final int FEWEST_EACH = 10;

    public Responses {
        conditions = List.copyOf(conditions);
    }

    /**
     * Responses in one condition.
     *
     * @param trial first trial of the condition that was played
     * @param scores score of each scored trial
     * @param choices number of trials by the label of the chosen readout
     * @param wanted label of the right one, where the score is that of a choice
     */
    public record Condition(
            Trial trial, List<Double> scores, SequencedMap<String, Integer> choices, Optional<String> wanted) {
        public String name() {
            return trial.name();
        }

        /** Number of scored trials. */
        public int trials() {
            return scores.size();
        }

        /** Mean score; NaN if no trial is scored. */
        public double score() {
            return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }

        int chosen(String label) {
            return choices.getOrDefault(label, 0);
        }
    }

    /** Plays validation trials that training did not see; nothing if the task has no score. */
    public static Optional<Responses> of(Task task, RateNetwork network, Key key) {
        return task.scoring().map(scoring -> of(task, scoring, network, key));
    }

    private static Responses of(Task task, Scoring scoring, RateNetwork network, Key key) {
        Trials trials = task.trials(network.dt());
        long conditions = Math.min(trials.conditionCount(), MOST_CONDITIONS);
        double products = conditions * task.duration().in(network.dt()) * Math.pow(network.units(), 2);
        long each = (long) Math.clamp(MOST_PRODUCTS / products, FEWEST_EACH, MOST_EACH);
        SequencedMap<String, List<Played>> played = new LinkedHashMap<>();
        Simulator simulator = Simulator.of(network);
        Key noise = key.child("noise");
        for (long b = 0; b < each * conditions; b++) {
            Trial trial = trials.validation(b, key.child("trials").child(b));
            Matrix u = simulator.seen(trial.input());
            Matrix z = simulator
                    .run(u, trial.steps(), new KeyedNoise(noise.child(b), network.units()))
                    .z();
            played.computeIfAbsent(trial.name(), name -> new ArrayList<>())
                    .add(new Played(trial, scoring.of(trial, z).stream().boxed().toList(), scoring.choice(trial, z)));
        }
        return new Responses(
                scoring.name(),
                played.values().stream().map(Responses::condition).toList(),
                trials.conditionCount());
    }

    private record Played(Trial trial, List<Double> score, Optional<Choice> choice) {}

    private static Condition condition(List<Played> played) {
        SequencedMap<String, Integer> choices = new TreeMap<>();
        played.forEach(p -> p.choice().ifPresent(c -> choices.merge(c.made(), 1, Integer::sum)));
        return new Condition(
                played.getFirst().trial(),
                played.stream().flatMap(p -> p.score().stream()).toList(),
                choices,
                played.getFirst().choice().map(Choice::wanted));
    }

    /** Mean score over all trials. */
    public double score() {
        return conditions.stream()
                .flatMap(c -> c.scores().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** Number of scored trials. */
    public int trials() {
        return conditions.stream().mapToInt(Condition::trials).sum();
    }
}
