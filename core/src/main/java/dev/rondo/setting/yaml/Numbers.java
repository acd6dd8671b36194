package dev.rondo.setting.yaml;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers as a user writes them and as they are written back. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,6})?");
    private static final int LONGEST = 400;
    private static final double LARGEST_WHOLE = 1e15;

    private Numbers() {}

    /** The finite number that is written there, if it is one. */
    static OptionalDouble real(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** The whole number that is written there, if it is one: {@code 2000}, also {@code 2e3}. */
    static OptionalLong whole(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** The shortest number that reads back as this one; whole ones without a fraction. */
    static JsonNode json(double value) {
        boolean whole =
                value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE && Double.compare(value, -0.0) != 0;
        return whole ? json((long) value) : JsonNodeFactory.instance.numberNode(value);
    }

    /** The node that a JSON parser makes of a whole number: an int where it fits, for nodes of two sizes are not equal. */
    static JsonNode json(long value) {
        boolean small = value == (int) value;
        return small ? JsonNodeFactory.instance.numberNode((int) value) : JsonNodeFactory.instance.numberNode(value);
    }

    /** For people, and for the pickier readers of YAML: {@code 1.0e-4}. */
    static String text(double value) {
        return text(json(value));
    }

    static String text(JsonNode number) {
        return number.toString().replace('E', 'e');
    }
}
