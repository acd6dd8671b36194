package dev.rondo.run.sweep;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One network of a sweep.
 *
 * @param id first 12 hexadecimal digits of the hash of its recipe
 * @param seed random seed
 * @param values values of the varied settings, in the order of {@link Points#names}
 */
public record Point(String id, long seed, List<JsonNode> values) {
    /** Digits of an id. */
    static final int DIGITS = 12;

    public Point {
        values = List.copyOf(values);
    }

    /** The id of a recipe's hash. */
    static String id(String hash) {
        return hash.substring(0, DIGITS);
    }

    /** Its settings without the seed: points that differ in the seed alone have the same. */
    String group() {
        return values.toString();
    }
}
