package dev.rondo.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Form in which values of a type are written in a study, where it is neither a number, a text nor a group of settings: a
 * duration that is a number, a list or an expression.
 *
 * <p>A type names its notation by {@link WrittenAs}; the notation has a constructor without parameters.
 *
 * @param <T> type of the values
 */
public interface Notation<T> {
    /** Noun phrase for messages and documentation, such as {@code "a number of ms, or [from, to]"}. */
    String expectation();

    /** JSON types of what may be written ({@code "number"}, {@code "array"}, ...), for the schema. */
    List<String> jsonTypes();

    /**
     * Makes the value of a setting.
     *
     * @param written the user's text, as JSON
     * @param place position of its first character
     * @throws Mistakes if something in it is wrong and has a position of its own
     * @throws IllegalArgumentException if it is not {@link #expectation}
     */
    T read(JsonNode written, Place place);

    /** JSON from which {@link #read} makes an equal value. */
    JsonNode write(T value);

    /**
     * Settings of the same group that a value brings along, by their keys: they stand in place of those that the user leaves
     * out. None as a rule.
     */
    default SequencedMap<String, JsonNode> brings(T value) {
        return new LinkedHashMap<>();
    }
}
