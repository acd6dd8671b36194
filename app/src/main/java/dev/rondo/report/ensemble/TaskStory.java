package dev.rondo.report.ensemble;

import dev.rondo.dynamics.Time;
import dev.rondo.figure.Figure;
import dev.rondo.report.Block;
import dev.rondo.report.FigureFiles;
import dev.rondo.run.Study;
import dev.rondo.run.behaviour.Behaviour;
import dev.rondo.run.behaviour.Ends;
import dev.rondo.run.behaviour.RecordingFit;
import dev.rondo.run.behaviour.StateSpace;
import dev.rondo.run.ensemble.Member;
import dev.rondo.setting.MissingBecause;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import dev.rondo.task.recorded.RecordingTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/**
 * A task's own story: what the networks of a study do in it, and the best one's states.
 *
 * @param behaviour behaviour of each network by its seed; empty if the task has no score
 * @param recording fit of each network by its seed, where the task is a recording
 * @param states states of the best network in all conditions
 * @param ends where conditions end
 * @param figures figures by the names of their files
 */
record TaskStory(
        Map<Long, Behaviour> behaviour,
        Map<Long, RecordingFit> recording,
        StateSpace states,
        List<Ends.End> ends,
        SequencedMap<String, Figure> figures) {
    private static final long MOST_CONDITIONS = 400;
    private static final String PSYCHOMETRIC = "psychometric";
    private static final String STATES = "state-space";
    private static final String RECORDING = "recording";

    /** Numbers of the best network for the result. */
    record Numbers(List<FixedPointCount> fixedPoints, List<EndOf> ends) {}

    /** Fixed points under a constant input. */
    record FixedPointCount(String input, long stable, long unstable, boolean searchFinished) {}

    /** An attractor with the conditions that end on it. */
    record EndOf(
            String attractor,
            @MissingBecause("it is no limit cycle") Optional<Double> periodS,
            List<Double> readouts,
            List<String> conditions) {}

    /** The story; nothing for tasks whose trials tell nothing of themselves, such as the built-in sequences. */
    static Optional<TaskStory> of(Study study, List<Member> members, Member best) {
        if (study.task().condition(0, study.network().dt()).facts().epochs().isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Behaviour> behaviour = new LinkedHashMap<>();
        Map<Long, RecordingFit> recording = new LinkedHashMap<>();
        for (Member m : members) {
            Behaviour.of(study, m.network(), m.seed()).ifPresent(b -> behaviour.put(m.seed(), b));
            if (study.task() instanceof RecordingTask task) {
                recording.put(m.seed(), RecordingFit.of(task, m.network()));
            }
        }
        Trials trials = study.task().trials(study.network().dt());
        List<Trial> conditions = LongStream.range(0, Math.min(trials.conditionCount(), MOST_CONDITIONS))
                .mapToObj(trials::condition)
                .toList();
        StateSpace states =
                StateSpace.of(best.network(), conditions, study.task().scoring());
        List<Ends.End> ends = Ends.of(best.network(), conditions, EnsembleRun.REST);
        SequencedMap<String, Figure> figures = new LinkedHashMap<>();
        Optional.ofNullable(behaviour.get(best.seed()))
                .flatMap(BehaviourSection::psychometric)
                .ifPresent(f -> figures.put(PSYCHOMETRIC, f));
        figures.put(STATES, BehaviourSection.states(states));
        if (study.task() instanceof RecordingTask task) {
            figures.put(RECORDING, RecordingSection.figure(task, best.network()));
        }
        return Optional.of(new TaskStory(behaviour, recording, states, ends, figures));
    }

    Numbers numbers() {
        return new Numbers(
                states.under().stream()
                        .map(u -> new FixedPointCount(u.input(), u.stable(), u.unstable(), u.isComplete()))
                        .toList(),
                ends.stream()
                        .map(e -> new EndOf(
                                e.kind(),
                                e.period().map(Time::seconds),
                                Arrays.stream(e.readouts().toArray()).boxed().toList(),
                                e.conditions()))
                        .toList());
    }

    /** Behaviour of the networks: scores by condition, psychometric curves, data beside model. */
    List<Block> whatTheyDo(long best) {
        List<Block> blocks = new ArrayList<>();
        recording.forEach((seed, fit) -> blocks.add(RecordingSection.summary(seed, fit)));
        Optional.ofNullable(recording.get(best)).ifPresent(fit -> {
            blocks.add(block(
                    RECORDING,
                    "Rates of the recorded units (grey) and of the network without noise (colour) in held-out trials."
                            + " Each unit is drawn upwards from a line of its own."));
            blocks.add(RecordingSection.units(fit));
            blocks.add(RecordingSection.trials(fit));
        });
        if (recording.isEmpty()) {
            behaviour.forEach((seed, b) -> blocks.add(BehaviourSection.summary(seed, b)));
            Optional.ofNullable(behaviour.get(best)).ifPresent(b -> {
                if (figures.containsKey(PSYCHOMETRIC)) {
                    blocks.add(block(
                            PSYCHOMETRIC,
                            "Share of a choice over the evidence, seed " + best
                                    + ", with all noise: points with 95 % intervals, and a cumulative Gaussian"
                                    + " fitted by maximum likelihood where it has a finite fit."));
                }
                blocks.addAll(BehaviourSection.fits(b));
                blocks.add(BehaviourSection.conditions(b));
            });
            if (behaviour.isEmpty()) {
                blocks.add(BehaviourSection.noScore());
            }
        }
        return blocks;
    }

    /** States of the best network, and where its conditions end. */
    List<Block> whereTheyGo(long best) {
        return List.of(
                block(
                        STATES,
                        "States of seed " + best
                                + " in every condition, without noise, in the plane of their first two principal"
                                + " components; colours tell the right choices apart. Each panel has the fixed points"
                                + " under one constant input."),
                BehaviourSection.fixedPoints(states),
                BehaviourSection.ends(ends));
    }

    private Block block(String name, String caption) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException("There is no figure '" + name + "'");
        }
        return FigureFiles.block(name, figure, caption);
    }
}
