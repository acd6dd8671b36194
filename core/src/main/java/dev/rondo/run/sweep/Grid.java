package dev.rondo.run.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The combinations of settings that a sweep asks for. */
final class Grid {
    /** Name of the column of network files. */
    static final String NETWORK = "network";

    private static final int MOST = 1_000_000;

    private Grid() {}

    /**
     * All combinations, the last setting moving fastest; each maps the names of {@link Sweep#names} to values.
     *
     * @throws IllegalArgumentException if they are too many
     */
    static List<SequencedMap<String, JsonNode>> combinations(Sweep sweep) {
        List<SequencedMap<String, JsonNode>> all = List.of(new LinkedHashMap<>());
        for (List<SequencedMap<String, JsonNode>> axis : axes(sweep)) {
            if ((long) all.size() * axis.size() * sweep.seeds().all().size() > MOST) {
                throw new IllegalArgumentException(
                        "A sweep has at most " + MOST + " points: leave values or seeds out");
            }
            all = crossed(all, axis);
        }
        return all;
    }

    private static List<List<SequencedMap<String, JsonNode>>> axes(Sweep sweep) {
        List<List<SequencedMap<String, JsonNode>>> axes = new ArrayList<>();
        if (sweep.isOfNetworks()) {
            axes.add(steps(Map.of(
                    NETWORK,
                    Values.of(sweep.networks().stream()
                            .map(n -> (JsonNode) JsonNodeFactory.instance.stringNode(n))
                            .toList()))));
        }
        sweep.vary().forEach((name, values) -> axes.add(steps(Map.of(name, values))));
        sweep.together().forEach(group -> axes.add(steps(group)));
        return axes;
    }

    private static List<SequencedMap<String, JsonNode>> steps(Map<String, Values> group) {
        List<SequencedMap<String, JsonNode>> steps = new ArrayList<>();
        int length = group.values().iterator().next().all().size();
        for (int k = 0; k < length; k++) {
            SequencedMap<String, JsonNode> step = new LinkedHashMap<>();
            for (Map.Entry<String, Values> entry : group.entrySet()) {
                step.put(entry.getKey(), entry.getValue().all().get(k));
            }
            steps.add(step);
        }
        return steps;
    }

    private static List<SequencedMap<String, JsonNode>> crossed(
            List<SequencedMap<String, JsonNode>> some, List<SequencedMap<String, JsonNode>> others) {
        List<SequencedMap<String, JsonNode>> all = new ArrayList<>(some.size() * others.size());
        for (SequencedMap<String, JsonNode> one : some) {
            for (SequencedMap<String, JsonNode> other : others) {
                SequencedMap<String, JsonNode> both = new LinkedHashMap<>(one);
                both.putAll(other);
                all.add(both);
            }
        }
        return all;
    }
}
