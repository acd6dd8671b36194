package dev.rondo.task.trials;

import dev.rondo.task.Value;
import dev.rondo.task.trials.expression.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Channels under one name: labelled, numbered, or a ring of preferred angles. */
sealed interface ChannelGroup {
    int MOST = 10_000;

    int size();

    /** Value of {@code channel} for a channel of the group. */
    Value id(int place);

    /** End of a channel's name after its group's. */
    String suffix(int place);

    default Type type() {
        return this instanceof Labelled labelled ? Type.labels(labelled.labels) : Type.NUMBER;
    }

    JsonNode json();

    /** Channels with labels. */
    record Labelled(List<String> labels) implements ChannelGroup {
        public Labelled {
            labels = List.copyOf(labels);
            if (labels.isEmpty() || new HashSet<>(labels).size() < labels.size()) {
                throw new IllegalArgumentException(
                        "labels are different, and there is at least one: they are " + labels);
            }
        }

        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public Value id(int place) {
            return Value.of(labels.get(place));
        }

        @Override
        public String suffix(int place) {
            return labels.get(place);
        }

        @Override
        public JsonNode json() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            labels.forEach(array::add);
            return array;
        }
    }

    /** Channels with numbers from 0. */
    record Numbered(int size) implements ChannelGroup {
        public Numbered {
            if (size < 1 || size > MOST) {
                throw new IllegalArgumentException(
                        "a number of channels must be a whole number from 1 to " + MOST + ", got " + size);
            }
        }

        @Override
        public Value id(int place) {
            return Value.of(place);
        }

        @Override
        public String suffix(int place) {
            return size == 1 ? "" : Integer.toString(place);
        }

        @Override
        public JsonNode json() {
            return JsonNodeFactory.instance.numberNode(size);
        }
    }

    /** Channels with preferred angles {@code 360 k / size} degrees. */
    record Ring(int size) implements ChannelGroup {
        static final String KEY = "ring";

        public Ring {
            if (size < 2 || size > MOST) {
                throw new IllegalArgumentException("a ring must have from 2 to " + MOST + " channels, got " + size);
            }
        }

        @Override
        public Value id(int place) {
            return Value.of(360.0 * place / size);
        }

        @Override
        public String suffix(int place) {
            return id(place).toString();
        }

        @Override
        public JsonNode json() {
            return JsonNodeFactory.instance.objectNode().put(KEY, size);
        }
    }

    /** The group that is written there; nothing if it is no group. */
    static Optional<ChannelGroup> of(JsonNode written) {
        if (written.isIntegralNumber()) {
            return Optional.of(new Numbered((int) Math.clamp(written.asLong(), -1, MOST + 1L)));
        }
        if (written.isArray()) {
            List<String> labels = new ArrayList<>();
            for (JsonNode label : written.values()) {
                if (label.isContainer() || label.isNull()) {
                    throw new IllegalArgumentException("a label is a text, got " + label);
                }
                labels.add(label.asString());
            }
            return Optional.of(new Labelled(labels));
        }
        JsonNode ring = written.path(Ring.KEY);
        return written.isObject() && written.size() == 1 && ring.isIntegralNumber()
                ? Optional.of(new Ring((int) Math.clamp(ring.asLong(), -1, MOST + 1L)))
                : Optional.empty();
    }
}
