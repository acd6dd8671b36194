package dev.rondo.task.trials;

import dev.rondo.random.UniformSource;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import dev.rondo.task.trials.expression.Expression;
import dev.rondo.task.trials.expression.Scope;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Length of an epoch in ms. */
@WrittenAs(Duration.Written.class)
public sealed interface Duration {
    /** Tests whether it differs from trial to trial of one condition. */
    default boolean isDrawn() {
        return !(this instanceof Formula);
    }

    /** Length in the plain form of a condition: the mean. */
    double plain(Scope scope);

    /** Length in a drawn trial. */
    double draw(Scope scope, UniformSource uniforms);

    /** Shortest and longest length; of a formula, its value twice. */
    double[] ends(Scope scope);

    /** A number, or an expression of variables and earlier epochs. */
    record Formula(Expression expression) implements Duration {
        @Override
        public double plain(Scope scope) {
            return expression.value(scope).number();
        }

        @Override
        public double draw(Scope scope, UniformSource uniforms) {
            return plain(scope);
        }

        @Override
        public double[] ends(Scope scope) {
            double value = plain(scope);
            return new double[] {value, value};
        }
    }

    /** Uniform between two bounds. */
    record Uniform(double from, double to) implements Duration {
        public Uniform {
            if (!(from >= 0 && from <= to)) {
                throw new IllegalArgumentException(
                        "a duration [from, to] has 0 <= from <= to: it is [" + from + ", " + to + "]");
            }
        }

        @Override
        public double plain(Scope scope) {
            return (from + to) / 2;
        }

        @Override
        public double draw(Scope scope, UniformSource uniforms) {
            return from + (to - from) * uniforms.nextDouble();
        }

        @Override
        public double[] ends(Scope scope) {
            return new double[] {from, to};
        }
    }

    /** One of several, equally often. */
    record OneOf(List<Double> choice) implements Duration {
        public OneOf {
            choice = List.copyOf(choice);
            if (choice.isEmpty() || choice.stream().anyMatch(d -> !(d >= 0))) {
                throw new IllegalArgumentException("a choice of durations has numbers >= 0: it is " + choice);
            }
        }

        @Override
        public double plain(Scope scope) {
            return choice.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        @Override
        public double draw(Scope scope, UniformSource uniforms) {
            return choice.get(uniforms.nextInt(choice.size()));
        }

        @Override
        public double[] ends(Scope scope) {
            return new double[] {
                choice.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                choice.stream().mapToDouble(Double::doubleValue).max().orElseThrow()
            };
        }
    }

    /** Exponential, redrawn until it lies between two bounds: its mean is then another one. */
    record Exponential(double exponential, double min, double max) implements Duration {
        public Exponential {
            // Below this share of accepted draws, redrawing would take too long.
            double accepted = StrictMath.exp(-min / exponential) - StrictMath.exp(-max / exponential);
            if (!(exponential > 0 && min >= 0 && min < max && accepted > 1e-3)) {
                throw new IllegalArgumentException("{exponential: mean, min, max} has mean > 0 and 0 <= min < max, and"
                        + " draws between min and max more often than once in 1000: it is " + exponential + ", " + min
                        + ", " + max);
            }
        }

        /** Mean of the draws that are kept, {@code m + (a e^(-a/m) - b e^(-b/m)) / (e^(-a/m) - e^(-b/m))}. */
        @Override
        public double plain(Scope scope) {
            double low = StrictMath.exp(-min / exponential);
            double high = StrictMath.exp(-max / exponential);
            return exponential + (min * low - max * high) / (low - high);
        }

        @Override
        public double draw(Scope scope, UniformSource uniforms) {
            double drawn = -1;
            while (!(drawn >= min && drawn <= max)) {
                drawn = -exponential * StrictMath.log(1 - uniforms.nextDouble());
            }
            return drawn;
        }

        @Override
        public double[] ends(Scope scope) {
            return new double[] {min, max};
        }
    }

    /** The forms of a duration. */
    final class Written implements Notation<Duration> {
        @Override
        public String expectation() {
            return "a duration in ms: a number, [from, to], {choice: [...]}, {exponential: mean, min: ..., max: ...} or"
                    + " an expression of variables and earlier epochs";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("number", "array", "object", "string");
        }

        @Override
        public Duration read(JsonNode written, Place place) {
            if (written.isArray()) {
                List<Double> ends = numbers(written);
                if (ends.size() != 2) {
                    throw new IllegalArgumentException("[from, to] has two numbers: it is " + written);
                }
                return new Uniform(ends.get(0), ends.get(1));
            }
            if (written.isObject() && written.size() == 1 && written.has("choice")) {
                return new OneOf(numbers(written.get("choice")));
            }
            if (written.isObject() && written.size() == 3 && written.has("exponential")) {
                List<Double> numbers = numbers(JsonNodeFactory.instance
                        .arrayNode()
                        .add(written.path("exponential"))
                        .add(written.path("min"))
                        .add(written.path("max")));
                return new Exponential(numbers.get(0), numbers.get(1), numbers.get(2));
            }
            if (written.isNumber() || written.isString()) {
                Expression expression = Expression.parse(written.asString(), place);
                if (written.isNumber() && written.asDouble() < 0) {
                    throw new IllegalArgumentException("an epoch lasts 0 ms or longer: it is " + written);
                }
                return new Formula(expression);
            }
            throw new IllegalArgumentException("it is " + written);
        }

        private static List<Double> numbers(JsonNode array) {
            List<Double> numbers = new ArrayList<>();
            for (JsonNode item : array.isArray() ? array.values() : List.of(array)) {
                if (!item.isNumber()) {
                    throw new IllegalArgumentException("a number is expected, got " + item);
                }
                numbers.add(item.asDouble());
            }
            return numbers;
        }

        @Override
        public JsonNode write(Duration value) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            return switch (value) {
                case Formula f -> JsonNodeFactory.instance.stringNode(f.expression.text());
                case Uniform u ->
                    JsonNodeFactory.instance.arrayNode().add(u.from).add(u.to);
                case OneOf one -> {
                    ArrayNode array = object.putArray("choice");
                    one.choice.forEach(array::add);
                    yield object;
                }
                case Exponential e ->
                    object.put("exponential", e.exponential).put("min", e.min).put("max", e.max);
            };
        }
    }
}
