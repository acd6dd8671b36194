package dev.rondo.task.trials;

import dev.rondo.random.UniformSource;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import dev.rondo.task.Value;
import dev.rondo.task.trials.expression.Type;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of a variable. */
@WrittenAs(Levels.Written.class)
public sealed interface Levels {
    /** Values that make conditions. */
    List<Value> conditions();

    /** Value for training. */
    Value draw(UniformSource uniforms);

    default Type type() {
        return typeOf(conditions());
    }

    private static Type typeOf(List<Value> values) {
        return values.stream().map(Type::of).reduce(Type::union).orElseThrow();
    }

    /** Single values, all drawn equally often. */
    record Listed(List<Value> conditions) implements Levels {
        public Listed {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("the list is empty");
            }
            try {
                typeOf(conditions);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("values are all numbers or all labels: " + e.getMessage(), e);
            }
        }

        @Override
        public Value draw(UniformSource uniforms) {
            return conditions.get(uniforms.nextInt(conditions.size()));
        }
    }

    /** Numbers from a range, drawn uniformly; its ends are the conditions. */
    record Range(double from, double to) implements Levels {
        public Range {
            if (!(from < to)) {
                throw new IllegalArgumentException("a range goes upwards: from = " + from + ", to = " + to);
            }
        }

        @Override
        public List<Value> conditions() {
            return List.of(Value.of(from), Value.of(to));
        }

        @Override
        public Value draw(UniformSource uniforms) {
            return Value.of(from + (to - from) * uniforms.nextDouble());
        }
    }

    /** A list, or {from, to}. */
    final class Written implements Notation<Levels> {
        @Override
        public String expectation() {
            return "a list of numbers or of labels, or {from: number, to: number}";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("array", "object");
        }

        @Override
        public Levels read(JsonNode written, Place place) {
            if (written.isArray()) {
                List<Value> values = new ArrayList<>();
                written.values().forEach(item -> values.add(Value.of(item)));
                return new Listed(values);
            }
            JsonNode from = written.path("from");
            JsonNode to = written.path("to");
            if (!written.isObject() || written.size() != 2 || !from.isNumber() || !to.isNumber()) {
                throw new IllegalArgumentException("it is " + written);
            }
            return new Range(from.asDouble(), to.asDouble());
        }

        @Override
        public JsonNode write(Levels value) {
            return switch (value) {
                case Listed listed -> {
                    ArrayNode array = JsonNodeFactory.instance.arrayNode();
                    listed.conditions.forEach(v -> array.add(v.json()));
                    yield array;
                }
                case Range range ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("from", range.from)
                            .put("to", range.to);
            };
        }
    }
}
