package dev.rondo.run.sweep;

import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Random seeds of a sweep, one network for each and every combination of settings: {@code 1..10}, a list, or a single one.
 *
 * @param all seeds in their order
 */
@WrittenAs(Seeds.Written.class)
public record Seeds(List<Long> all) {
    private static final int MOST = 100_000;

    /** @throws IllegalArgumentException if there is none, or one comes twice */
    public Seeds {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a sweep has at least one seed");
        }
        if (new HashSet<>(all).size() < all.size()) {
            throw new IllegalArgumentException("a seed is there twice in " + all);
        }
    }

    /** {@code from..to}, a list of whole numbers, or one. */
    static final class Written implements Notation<Seeds> {
        private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");

        @Override
        public String expectation() {
            return "FROM..TO, such as 1..10, a list of whole numbers, or one";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("string", "array", "integer");
        }

        @Override
        public Seeds read(JsonNode written, Place place) {
            if (written.isArray()) {
                List<Long> all = new ArrayList<>();
                written.forEach(seed -> all.add(whole(seed)));
                return new Seeds(all);
            }
            Matcher range = RANGE.matcher(written.asString(""));
            return range.matches()
                    ? range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), written)
                    : new Seeds(List.of(whole(written)));
        }

        private static Seeds range(long from, long to, JsonNode written) {
            if (to < from || to - from >= MOST) {
                throw new IllegalArgumentException(
                        "FROM is at most TO, and there are at most " + MOST + " seeds, got " + written.asString());
            }
            return new Seeds(LongStream.rangeClosed(from, to).boxed().toList());
        }

        private static long whole(JsonNode seed) {
            if (!seed.isIntegralNumber()) {
                throw new IllegalArgumentException("it is " + seed);
            }
            return seed.asLong();
        }

        @Override
        public JsonNode write(Seeds value) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.all.forEach(array::add);
            return array;
        }
    }
}
