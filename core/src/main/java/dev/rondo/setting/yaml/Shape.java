package dev.rondo.setting.yaml;

import dev.rondo.setting.Notation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Shape of the admissible values of a setting: made once from the classes by {@link ShapeReader}, read by everyone
 * else.
 */
sealed interface Shape {
    /** For messages: "x is ...". */
    String expectation();

    /** A whole number; {@code wide} where it is a long. */
    record Whole(long min, long max, boolean wide) implements Shape {
        @Override
        public String expectation() {
            return "a whole number" + Bounds.text(min, max, wide ? Long.MIN_VALUE : Integer.MIN_VALUE);
        }
    }

    /** A number, with its unit. */
    record Real(Bounds bounds, Unit unit) implements Shape {
        @Override
        public String expectation() {
            return "a number" + (unit == Unit.NONE ? "" : " of " + unit.symbol()) + bounds.text();
        }
    }

    /** true or false. */
    record Flag() implements Shape {
        @Override
        public String expectation() {
            return "true or false";
        }
    }

    /** Any text. */
    record Text() implements Shape {
        @Override
        public String expectation() {
            return "a text";
        }
    }

    /** One of an enum's constants, by its key. */
    record Word(SequencedMap<String, Object> constants) implements Shape {
        @Override
        public String expectation() {
            return "one of " + String.join(", ", constants.keySet());
        }
    }

    /** A list of one kind of things. */
    record Items(Shape item) implements Shape {
        @Override
        public String expectation() {
            return "a list, each item " + item.expectation();
        }
    }

    /** Values by names that the user chooses, in the order of the file. */
    record Mapping(Shape value) implements Shape {
        @Override
        public String expectation() {
            return "a group of names, each with " + value.expectation();
        }
    }

    /** A value in a notation of its own. */
    record Own(Notation<Object> notation) implements Shape {
        @Override
        public String expectation() {
            return notation.expectation();
        }
    }

    /** A setting that may be left out, and then is nothing. */
    record Maybe(Shape content) implements Shape {
        @Override
        public String expectation() {
            return content.expectation() + ", or null";
        }
    }

    /** The settings of a record. */
    record Group(Class<? extends Record> type, String meaning, List<Field> fields) implements Shape {
        @Override
        public String expectation() {
            return "a group of settings ("
                    + String.join(", ", fields.stream().map(Field::key).toList()) + ")";
        }

        /** This group with another meaning, unless that is empty. */
        Group meaning(String other) {
            return other.isEmpty() ? this : new Group(type, other, fields);
        }

        Optional<Field> field(String key) {
            return fields.stream().filter(f -> f.key.equals(key)).findFirst();
        }

        /** Tests whether the whole group may be left out. */
        boolean isOptional() {
            return fields.stream().allMatch(Field::isOptional);
        }
    }

    /** The records of a sealed interface or of an open family, chosen by {@code key}. */
    record Choice(Class<?> family, String key, SequencedMap<String, Group> kinds, Optional<String> defaultKind)
            implements Shape {
        /** The usual key. */
        static final String KIND = "kind";

        /** Key of a kind that is written in place of the group, {@code task: sequence}, and has got settings from elsewhere. */
        static final String SHORT = "";

        @Override
        public String expectation() {
            return "a group of settings whose " + key + " is one of " + String.join(", ", kinds.keySet());
        }

        /** The kind of a record. */
        String kindOf(Object record) {
            return kinds.entrySet().stream()
                    .filter(e -> e.getValue().type == record.getClass())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }

        /** True if some kind has a setting. */
        boolean hasSetting(String name) {
            return kinds.values().stream().anyMatch(group -> group.field(name).isPresent());
        }

        /** The settings of a kind that exists. */
        Group group(String kind) {
            return Objects.requireNonNull(kinds.get(kind));
        }
    }

    /** JSON of any form: provenance, notes. */
    record Anything() implements Shape {
        @Override
        public String expectation() {
            return "anything";
        }
    }

    /**
     * One setting of a group.
     *
     * @param fallback default value, if the setting may be left out
     * @param elsewhere other defaults, where another setting has a certain value
     */
    record Field(
            String key,
            RecordComponent component,
            String meaning,
            String unit,
            Shape shape,
            Optional<Node> fallback,
            List<DefaultWhere> elsewhere) {
        /** The default in a study. */
        Optional<Node> fallbackIn(Node root) {
            return elsewhere.stream()
                    .filter(d -> d.holdsIn(root))
                    .map(DefaultWhere::value)
                    .findFirst()
                    .or(this::fallback);
        }

        boolean isOptional() {
            return fallback.isPresent()
                    || switch (shape) {
                        case Maybe m -> true;
                        case Group group -> group.isOptional();
                        default -> false;
                    };
        }
    }
}
