package dev.rondo.task.trials;

import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One name or several, with the position where they are written. Two are equal if their names are. */
@WrittenAs(Words.Written.class)
public final class Words {
    private final List<String> all;
    private final Place place;

    private Words(List<String> all, Place place) {
        this.all = List.copyOf(all);
        this.place = place;
    }

    public static Words of(String... words) {
        return new Words(List.of(words), Place.NOWHERE);
    }

    /** The names, at least one. */
    public List<String> all() {
        return all;
    }

    /** Position of the first. */
    public Place place() {
        return place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words w && w.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return String.join(", ", all);
    }

    /** A text or a list of texts. */
    static final class Written implements Notation<Words> {
        @Override
        public String expectation() {
            return "a name or a list of names";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("string", "array");
        }

        @Override
        public Words read(JsonNode written, Place place) {
            List<String> words = new ArrayList<>();
            for (JsonNode item : written.isArray() ? written.values() : List.of(written)) {
                if (item.isContainer() || item.isNull()) {
                    throw new IllegalArgumentException("it has " + item);
                }
                words.add(item.asString());
            }
            if (words.isEmpty()) {
                throw new IllegalArgumentException("the list is empty");
            }
            return new Words(words, place);
        }

        @Override
        public JsonNode write(Words value) {
            if (value.all.size() == 1) {
                return JsonNodeFactory.instance.stringNode(value.all.getFirst());
            }
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.all.forEach(array::add);
            return array;
        }
    }
}
