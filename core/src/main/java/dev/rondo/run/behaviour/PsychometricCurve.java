package dev.rondo.run.behaviour;

import dev.rondo.run.behaviour.PsychometricFit.Count;
import dev.rondo.task.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Psychometric curve: choices between two labels over the evidence, with the fit of a cumulative Gaussian.
 *
 * @param group values of the labels that tell conditions apart, such as {@code "context motion"}; empty if there are none
 * @param evidence what the levels are: a variable, a difference of two, or a variable with the sign of the right choice
 * @param choice label whose share rises with the evidence if the network is right
 * @param counts choices by level
 * @param fit fit of a cumulative Gaussian
 */
public record PsychometricCurve(String group, String evidence, String choice, List<Count> counts, PsychometricFit fit) {
    public PsychometricCurve {
        counts = List.copyOf(counts);
    }

    /** The curves of a task with two choices: one for each combination of labels; none where no evidence decides the choice. */
    public static List<PsychometricCurve> of(Responses responses) {
        List<Responses.Condition> conditions = responses.conditions().stream()
                .filter(c -> c.wanted().isPresent())
                .toList();
        List<String> labels = conditions.stream()
                .map(c -> c.wanted().orElseThrow())
                .distinct()
                .toList();
        if (labels.size() != 2) {
            return List.of();
        }
        SequencedMap<String, List<Responses.Condition>> groups = conditions.stream()
                .collect(Collectors.groupingBy(c -> group(c, conditions), LinkedHashMap::new, Collectors.toList()));
        List<PsychometricCurve> curves = new ArrayList<>();
        groups.forEach((group, of) -> evidence(of, labels).ifPresent(e -> curves.add(curve(group, of, e))));
        return curves;
    }

    /** Labels of a condition, but for variables that are the right choice itself. */
    static String group(Responses.Condition condition, List<Responses.Condition> all) {
        return condition.trial().facts().variables().entrySet().stream()
                .filter(v -> v.getValue() instanceof Value.Label && !isTheChoice(v.getKey(), all))
                .map(v -> v.getKey() + " " + v.getValue())
                .collect(Collectors.joining(", "));
    }

    private static boolean isTheChoice(String variable, List<Responses.Condition> all) {
        return all.stream()
                .allMatch(c -> c.wanted()
                        .equals(Optional.ofNullable(
                                        c.trial().facts().variables().get(variable))
                                .map(Value::toString)));
    }

    private record Evidence(String name, ToDoubleFunction<Responses.Condition> level, String choice) {}

    private static PsychometricCurve curve(String group, List<Responses.Condition> of, Evidence evidence) {
        TreeMap<Double, long[]> byLevel = new TreeMap<>();
        for (Responses.Condition c : of) {
            long[] sum = byLevel.computeIfAbsent(evidence.level().applyAsDouble(c) + 0.0, level -> new long[2]);
            sum[0] += c.chosen(evidence.choice());
            sum[1] += c.trials();
        }
        List<Count> counts = byLevel.entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .toList();
        return new PsychometricCurve(group, evidence.name(), evidence.choice(), counts, PsychometricFit.of(counts));
    }

    /** A variable, a difference of two variables, or a variable with the sign of the choice, that decides the right choice. */
    private static Optional<Evidence> evidence(List<Responses.Condition> of, List<String> labels) {
        List<String> numbers = of.getFirst().trial().facts().variables().entrySet().stream()
                .filter(v -> v.getValue() instanceof Value.Numeric)
                .map(Map.Entry::getKey)
                .toList();
        List<Evidence> candidates = new ArrayList<>();
        for (String v : numbers) {
            candidates.add(new Evidence(v, c -> number(c, v), ""));
        }
        for (int i = 0; i < numbers.size(); i++) {
            for (int j = i + 1; j < numbers.size(); j++) {
                String a = numbers.get(i);
                String b = numbers.get(j);
                candidates.add(new Evidence(a + " - " + b, c -> number(c, a) - number(c, b), ""));
            }
        }
        for (String v : numbers) {
            if (of.stream().allMatch(c -> number(c, v) >= 0)) {
                candidates.add(new Evidence(
                        "signed " + v,
                        c -> number(c, v) * (c.wanted().orElseThrow().equals(labels.getFirst()) ? 1 : -1),
                        ""));
            }
        }
        return candidates.stream()
                .flatMap(e -> deciding(e, of, labels).stream())
                .findFirst();
    }

    private static double number(Responses.Condition condition, String variable) {
        return Optional.ofNullable(condition.trial().facts().variables().get(variable))
                .map(Value::number)
                .orElse(Double.NaN);
    }

    /** The evidence with the label that is right above a level, if one level tells the two labels apart. */
    private static Optional<Evidence> deciding(Evidence e, List<Responses.Condition> of, List<String> labels) {
        for (int k = 0; k < 2; k++) {
            String above = labels.get(k);
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (Responses.Condition c : of) {
                double level = e.level().applyAsDouble(c);
                boolean isAbove = c.wanted().orElseThrow().equals(above);
                lowest = isAbove ? Math.min(lowest, level) : lowest;
                highest = isAbove ? highest : Math.max(highest, level);
            }
            // Levels without evidence may belong to both labels.
            if (lowest > highest || (lowest == highest && e.name().startsWith("signed "))) {
                return Double.isFinite(lowest) && Double.isFinite(highest)
                        ? Optional.of(new Evidence(e.name(), e.level(), above))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
