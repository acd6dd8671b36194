package dev.rondo.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexMatrix;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Population;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Names;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of a result. A record becomes an object, its components in their order:
 *
 * <ul>
 *   <li>keys in snake case; a {@link Time} is given in seconds under {@code ..._s}, a {@link Frequency} under {@code
 *       ..._hz};
 *   <li>numbers by the shortest decimal that reads back as the same double, never more than 17 digits;
 *   <li>complex numbers as {@code [re, im]}, in lists of them as {@code {"re": .., "im": ..}}; vectors as lists, matrices as lists of rows; signs of a population as +1, -1;
 *   <li>enum constants in kebab case; a record that stands for a sealed interface begins with its {@code kind};
 *   <li>what is missing or not finite as {@code null}, and beside it {@code "..._reason"}: the one of {@link
 *       MissingBecause}, else what the number was.
 * </ul>
 */
public final class ResultJson {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    static final String REASON = "_reason";

    private ResultJson() {}

    /** The JSON of a record, or of anything that a component may be.
     *
     * @throws IllegalArgumentException if there is no form for something in it
     */
    public static JsonNode of(Object value) {
        return node(value, value.getClass());
    }

    private static JsonNode node(@Nullable Object value, Type declared) {
        return switch (value) {
            case null -> MAKE.nullNode();
            case JsonNode node -> node;
            case Boolean flag -> MAKE.booleanNode(flag);
            case Integer whole -> MAKE.numberNode(whole);
            case Long whole -> MAKE.numberNode(whole);
            case Double number -> number(number);
            case Float number -> number(number);
            case String text -> MAKE.stringNode(text);
            case Enum<?> constant -> MAKE.stringNode(Names.kebab(constant));
            case Time time -> number(time.seconds());
            case Frequency frequency -> number(frequency.hertz());
            case Instant instant -> MAKE.stringNode(instant.toString());
            case Path path -> MAKE.stringNode(path.toString());
            case Optional<?> maybe -> node(maybe.orElse(null), item(declared));
            case OptionalDouble maybe -> maybe.isPresent() ? number(maybe.getAsDouble()) : MAKE.nullNode();
            case OptionalInt maybe -> maybe.isPresent() ? MAKE.numberNode(maybe.getAsInt()) : MAKE.nullNode();
            case Complex z -> list(2, k -> number(k == 0 ? z.re() : z.im()));
            case Record record -> object(record, declared);
            default -> many(value, declared);
        };
    }

    /** Lists, vectors, matrices, maps. */
    private static JsonNode many(Object value, Type declared) {
        return switch (value) {
            case Vector v -> list(v.size(), i -> number(v.get(i)));
            case ComplexVector v -> list(v.size(), i -> node(v.get(i), Complex.class));
            case Matrix m -> list(m.rows(), i -> node(m.row(i), Vector.class));
            case ComplexMatrix m -> list(m.rows(), i -> node(m.row(i), ComplexVector.class));
            case Population p -> list(p.size(), i -> MAKE.numberNode(p.sign(i)));
            case double[] numbers -> list(numbers.length, i -> number(numbers[i]));
            case int[] numbers -> list(numbers.length, i -> MAKE.numberNode(numbers[i]));
            case long[] numbers -> list(numbers.length, i -> MAKE.numberNode(numbers[i]));
            case boolean[] flags -> list(flags.length, i -> MAKE.booleanNode(flags[i]));
            case double[][] rows -> list(rows.length, i -> node(rows[i], double[].class));
            case Object[] items -> node(Arrays.asList(items), List.class);
            case Iterable<?> items -> {
                ArrayNode array = MAKE.arrayNode();
                items.forEach(item ->
                        array.add(item instanceof Complex z ? object(z, Complex.class) : node(item, item(declared))));
                yield array;
            }
            case Map<?, ?> map -> map(map, declared);
            default -> throw new IllegalArgumentException("There is no JSON for " + value.getClass());
        };
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? MAKE.numberNode(value) : MAKE.nullNode();
    }

    private static ArrayNode list(int size, IntFunction<JsonNode> item) {
        ArrayNode array = MAKE.arrayNode(size);
        for (int k = 0; k < size; k++) {
            array.add(item.apply(k));
        }
        return array;
    }

    /** Entries in the map's order if it has one, else by key. */
    private static JsonNode map(Map<?, ?> map, Type declared) {
        Map<Object, Object> ordered = new TreeMap<>();
        if (!(map instanceof SequencedMap<?, ?>)) {
            ordered.putAll(map);
        }
        ObjectNode object = MAKE.objectNode();
        (map instanceof SequencedMap<?, ?> ? map : ordered)
                .forEach((key, value) -> put(object, text(key), value, item(declared), Optional.empty()));
        return object;
    }

    private static String text(Object key) {
        return key instanceof Enum<?> constant ? Names.kebab(constant) : key.toString();
    }

    private static ObjectNode object(Record record, Type declared) {
        ObjectNode object = MAKE.objectNode();
        if (declared instanceof Class<?> family && family.isSealed()) {
            object.put("kind", Names.kind(record.getClass(), family));
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String key = name(component) + suffix(component.getGenericType());
            Optional<String> reason = Optional.ofNullable(component.getAnnotation(MissingBecause.class))
                    .map(MissingBecause::value);
            put(object, key, valueOf(record, component), component.getGenericType(), reason);
        }
        return object;
    }

    /** The component's name, or the one that it has in files because Java keeps that word for itself. */
    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? Names.snake(component.getName()) : given.value();
    }

    private static void put(
            ObjectNode object, String key, @Nullable Object value, Type declared, Optional<String> reason) {
        JsonNode node = node(value, declared);
        object.set(key, node);
        if (lacks(node)) {
            object.put(key + REASON, reason.orElse(node.isNull() ? whyNot(value) : "null stands for not finite"));
        }
    }

    /** True if a value is null, or a list with null somewhere in it: those of an object speak for themselves. */
    private static boolean lacks(JsonNode node) {
        if (node.isArray()) {
            for (JsonNode item : node) {
                if (lacks(item)) {
                    return true;
                }
            }
        }
        return node.isNull();
    }

    private static String whyNot(@Nullable Object value) {
        Object content = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        double number = switch (content) {
            case null -> 0;
            case Double d -> d;
            case Float f -> f;
            case Time t -> t.seconds();
            case Frequency f -> f.hertz();
            case OptionalDouble maybe -> maybe.orElse(0);
            default -> 0;
        };
        return Double.isNaN(number) ? "not a number" : Double.isInfinite(number) ? "infinite" : "not available";
    }

    private static String suffix(Type type) {
        if (type == Time.class) {
            return "_s";
        }
        if (type == Frequency.class) {
            return "_hz";
        }
        return type instanceof ParameterizedType generic && generic.getRawType() != Map.class
                ? suffix(item(generic))
                : "";
    }

    /** Declared element type of a list, an Optional or a map (of its values). */
    private static Type item(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type last = arguments[arguments.length - 1];
            return last instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : last;
        }
        return Object.class;
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("the component " + component + " cannot be read", e);
        }
    }
}
