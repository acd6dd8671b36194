package dev.rondo.task.trials;

import dev.rondo.random.UniformSource;
import dev.rondo.task.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Conditions of a kind of trials: rows crossed with variables, the last variable fastest. */
record Conditions(Variant variant) {
    /** Number of conditions; at most {@link Long#MAX_VALUE}. */
    long count() {
        long count = variant.conditions().map(table -> table.rows().size()).orElse(1);
        for (Levels levels : variant.variables().values()) {
            long factor = levels.conditions().size();
            count = count > Long.MAX_VALUE / factor ? Long.MAX_VALUE : count * factor;
        }
        return count;
    }

    /** Values of the variables in a condition. */
    SequencedMap<String, Value> values(long condition) {
        SequencedMap<String, Value> crossed = new LinkedHashMap<>();
        long rest = condition;
        for (Map.Entry<String, Levels> variable :
                List.copyOf(variant.variables().entrySet()).reversed()) {
            List<Value> levels = variable.getValue().conditions();
            crossed.putFirst(variable.getKey(), levels.get((int) (rest % levels.size())));
            rest /= levels.size();
        }
        SequencedMap<String, Value> values = row((int) rest);
        values.putAll(crossed);
        return values;
    }

    /** Values of the variables in a training trial. */
    SequencedMap<String, Value> draw(UniformSource uniforms) {
        SequencedMap<String, Value> values = row(variant.conditions()
                .map(table -> uniforms.nextInt(table.rows().size()))
                .orElse(0));
        variant.variables().forEach((name, levels) -> values.put(name, levels.draw(uniforms)));
        return values;
    }

    private SequencedMap<String, Value> row(int index) {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        variant.conditions().ifPresent(table -> {
            for (int c = 0; c < table.columns().size(); c++) {
                values.put(table.columns().get(c), table.rows().get(index).get(c));
            }
        });
        return values;
    }
}
