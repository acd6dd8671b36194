package dev.rondo.task;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Value of a variable of a trial: a number or a label. */
public sealed interface Value {
    /** A number; comparisons give 1 (true) or 0 (false). */
    record Numeric(double value) implements Value {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** A label, such as that of a channel. */
    record Label(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    static Value of(double number) {
        return new Numeric(number);
    }

    static Value of(String label) {
        return new Label(label);
    }

    static Value of(boolean truth) {
        return new Numeric(truth ? 1 : 0);
    }

    /** The number.
     *
     * @throws IllegalStateException if it is a label: types are checked before anything is evaluated
     */
    default double number() {
        if (this instanceof Numeric number) {
            return number.value;
        }
        throw new IllegalStateException("'" + this + "' is a label, a number was expected");
    }

    /** Tests whether it counts as true: a number other than 0. */
    default boolean truth() {
        return number() != 0;
    }

    /** JSON of it. */
    default JsonNode json() {
        return switch (this) {
            case Numeric n ->
                n.value == Math.rint(n.value) && Math.abs(n.value) < 1e9
                        ? JsonNodeFactory.instance.numberNode((int) n.value)
                        : JsonNodeFactory.instance.numberNode(n.value);
            case Label l -> JsonNodeFactory.instance.stringNode(l.text);
        };
    }

    /**
     * Value of JSON: a number, or a text as a label.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Value of(JsonNode json) {
        if (json.isNumber()) {
            return of(json.asDouble());
        }
        if (json.isString() || json.isBoolean()) {
            return of(json.asString());
        }
        throw new IllegalArgumentException("a number or a label is expected, got " + json);
    }
}
