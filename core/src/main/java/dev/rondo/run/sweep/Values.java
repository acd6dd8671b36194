package dev.rondo.run.sweep;

import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Values that a setting takes in a sweep: a list, or so many points at equal distances or equal ratios between two numbers.
 */
@WrittenAs(Values.Written.class)
public final class Values {
    private static final int MOST = 100_000;

    private final List<JsonNode> all;
    private final Place place;

    private Values(List<JsonNode> all, Place place) {
        this.all = List.copyOf(all);
        this.place = place;
    }

    /** A list of values, as JSON. */
    public static Values of(List<JsonNode> all) {
        return new Values(all, Place.NOWHERE);
    }

    /** The values, in their order, each as JSON. */
    public List<JsonNode> all() {
        return all;
    }

    /** Position in the sweep's file. */
    public Place place() {
        return place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && values.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }

    /** A list, {@code {log: [from, to], points: n}} or {@code {linear: [from, to], points: n}}. */
    static final class Written implements Notation<Values> {
        private static final String LOG = "log";
        private static final String LINEAR = "linear";
        private static final String POINTS = "points";

        @Override
        public String expectation() {
            return "a list of values, {log: [from, to], points: n} or {linear: [from, to], points: n}";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("array", "object");
        }

        @Override
        public Values read(JsonNode written, Place place) {
            List<JsonNode> all = written.isArray() ? List.copyOf(written.values()) : spaced(written);
            if (all.isEmpty()) {
                throw new IllegalArgumentException("the list is empty");
            }
            if (new HashSet<>(all).size() < all.size()) {
                throw new IllegalArgumentException("a value is there twice in " + written);
            }
            return new Values(all, place);
        }

        private static List<JsonNode> spaced(JsonNode written) {
            boolean isLog = written.has(LOG);
            JsonNode range = written.path(isLog ? LOG : LINEAR);
            JsonNode points = written.path(POINTS);
            boolean isWhole =
                    written.isObject() && written.size() == 2 && range.size() == 2 && points.isIntegralNumber();
            if (!isWhole || !range.path(0).isNumber() || !range.path(1).isNumber()) {
                throw new IllegalArgumentException("it is " + written);
            }
            double from = range.path(0).asDouble();
            double to = range.path(1).asDouble();
            int count = points.asInt();
            if (count < 2 || count > MOST || from == to || (isLog && !(from > 0 && to > 0))) {
                throw new IllegalArgumentException("from and to differ" + (isLog ? ", both are > 0," : "")
                        + " and points is a whole number from 2 to " + MOST + ", got " + written);
            }
            return spaced(from, to, count, isLog ? Math::log10 : x -> x, isLog ? x -> Math.pow(10, x) : x -> x);
        }

        private static List<JsonNode> spaced(
                double from, double to, int count, DoubleUnaryOperator there, DoubleUnaryOperator back) {
            double a = there.applyAsDouble(from);
            double b = there.applyAsDouble(to);
            return IntStream.range(0, count)
                    .mapToObj(k -> number(
                            k == 0
                                    ? from
                                    : k == count - 1 ? to : rounded(back.applyAsDouble(a + (b - a) * k / (count - 1)))))
                    .toList();
        }

        /** To twelve digits: 0.1 rather than 0.09999999999999998. */
        private static double rounded(double value) {
            return new java.math.BigDecimal(value)
                    .round(new java.math.MathContext(12))
                    .doubleValue();
        }

        private static JsonNode number(double value) {
            return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                    ? JsonNodeFactory.instance.numberNode((int) value)
                    : JsonNodeFactory.instance.numberNode(value);
        }

        @Override
        public JsonNode write(Values value) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            new ArrayList<>(value.all).forEach(array::add);
            return array;
        }
    }
}
